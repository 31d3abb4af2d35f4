"""What DuckDB selects, batch by batch."""

import duckdb
import pytest

from actloss.engines import arrow
from actloss.engines.arrow import Selection, chunks

NUMBERS = Selection(("i as n",), ("n::double",))
TEXTS = Selection(("case when i % 2 = 0 then 'ä' || i else '' end as t",), ("t",))


def test_columns_are_cut_into_batches_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 4)
    found = list(chunks(duckdb.connect().sql("select i from range(6) r(i)"), [NUMBERS, TEXTS]))

    assert [chunk.rows for chunk in found] == [4, 2]
    assert [chunk.numbers(0).tolist() for chunk in found] == [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0]]
    assert [chunk.texts(1).cells() for chunk in found] == [
        ["ä0".encode(), b"", "ä2".encode(), b""],
        ["ä4".encode(), b""],
    ]
    assert [chunk.texts(1).present() for chunk in found] == [{0: "ä0", 2: "ä2"}, {0: "ä4"}]


def test_no_row_makes_no_batch() -> None:
    assert list(chunks(duckdb.connect().sql("select i from range(0) r(i)"), [NUMBERS])) == []


@pytest.mark.parametrize(
    ("failing", "error", "message"),
    [
        ("error('too ' || i)", duckdb.InvalidInputException, "^Invalid Input Error: too 9$"),
        ("(9223372036854775807 + i)", duckdb.Error, "^Out of Range Error: Overflow in addition of INT64"),
    ],
    ids=["a known kind", "any other"],
)
def test_an_error_of_duckdb_stays_one(failing: str, error: type[duckdb.Error], message: str) -> None:
    table = duckdb.connect().sql(f"select case when i = 9 then {failing} else i end as i from range(10) r(i)")  # noqa: S608 - ours

    with pytest.raises(error, match=message):
        list(chunks(table, [NUMBERS]))
