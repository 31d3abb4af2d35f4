"""A record cut into cells as they are written."""

import csv
from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actloss.fixing.cutting import Cut, cut_records, grammar_of, value_of, written
from actloss.fixing.lossless import lines_of
from actloss.records import Dialect, long_cells, parse, unified
from actloss.records import lines_of as unified_lines

DIALECTS = [
    Dialect(delimiter=","),
    Dialect(delimiter=",", quote=None),
    Dialect(delimiter=",", quote="'"),
    Dialect(delimiter=",", escape="\\"),
    Dialect(delimiter="|"),
    Dialect(delimiter=",", blanks=True),
    Dialect(delimiter=" "),
    Dialect(delimiter=" ", blanks=True),
    Dialect(delimiter=" ", blanks=True, escape="\\"),
    Dialect(delimiter="::", quote=None),
    Dialect(delimiter="::"),
    Dialect(delimiter=""),
]
PIECES = st.lists(
    st.sampled_from([*"ab,;:| '\"\\\n\r\x1f", "\r\n", "\r\r\n", ',"', '"\n', '""', '","', "::", "ü", "  "]), max_size=40
)


def cut(text: str, dialect: Dialect) -> list[tuple[str, Cut | None]]:
    """Return all records of a text and its blank lines."""
    with long_cells():
        return list(cut_records(lines_of([text]), grammar_of(dialect)))


@pytest.mark.parametrize("dialect", DIALECTS, ids=repr)
@given(pieces=PIECES)
@example(pieces=["\\", "  ", "a"])
def test_the_cells_say_what_csv_reads(pieces: list[str], dialect: Dialect) -> None:
    text = "".join(pieces)
    with long_cells():
        expected = [record.fields for record in parse(unified_lines(unified(text)), dialect)]
        found = [[value_of(cell, dialect) for cell in one.cells] for _, one in cut(text, dialect) if one is not None]

    # The lines of an aligned table lose the blanks at their ends, of which a quote that is never closed keeps some.
    aligned = dialect.blanks and dialect.delimiter == " "
    if aligned and expected:
        assert len(found[-1]) == len(expected[-1])
        found[-1][-1] = expected[-1][-1]
    assert found == expected


@pytest.mark.parametrize("dialect", DIALECTS, ids=repr)
@given(pieces=PIECES)
def test_cells_and_gaps_make_up_the_text(pieces: list[str], dialect: Dialect) -> None:
    text = "".join(pieces)
    found = cut(text, dialect)

    assert "".join(record for record, _ in found) == text
    assert all(one is None or one.text() == record for record, one in found)


@pytest.mark.parametrize("dialect", [dialect for dialect in DIALECTS if dialect.quote], ids=repr)
@given(pieces=PIECES)
def test_what_is_written_is_read_again(pieces: list[str], dialect: Dialect) -> None:
    value = unified("".join(pieces)).replace("::", "").replace("\x1f", "")
    # The lines of such a table lose the blanks at their ends, within quotes too.
    value = value.replace(" ", "") if dialect.delimiter == " " else value
    with long_cells():
        ((_, record),) = cut("x" + (dialect.delimiter or "\x1f") + written(value, dialect) + "\n", dialect)

        assert record is not None
        assert [value_of(cell, dialect) for cell in record.cells] == ["x", value]


@pytest.mark.parametrize(
    ("value", "cell"),
    [("a", "a"), ("-1", "-1"), ("=1+1", "=1+1"), (" a", " a"), ("a b", "a b"), ("", "")],
)
def test_a_cell_is_quoted_only_if_it_must_be(value: str, cell: str) -> None:
    assert written(value, Dialect(delimiter=",")) == cell


@pytest.mark.parametrize(
    ("value", "dialect", "cell"),
    [
        ("a,b", Dialect(delimiter=","), '"a,b"'),
        ('5"', Dialect(delimiter=","), '"5"""'),
        ('5"\\', Dialect(delimiter=",", escape="\\"), '"5\\"\\\\"'),
        ("it's", Dialect(delimiter=",", quote="'"), "'it''s'"),
        (" a", Dialect(delimiter=",", blanks=True), '" a"'),
        ("a\nb", Dialect(delimiter=";"), '"a\nb"'),
    ],
)
def test_what_must_be_quoted_is(value: str, dialect: Dialect, cell: str) -> None:
    assert written(value, dialect) == cell


@pytest.mark.parametrize(
    ("value", "dialect"),
    [("a,b", Dialect(delimiter=",", quote=None)), ("\x1f", Dialect(delimiter="::"))],
)
def test_what_cannot_be_written_is_refused(value: str, dialect: Dialect) -> None:
    with pytest.raises(ValueError, match=r"."):
        written(value, dialect)


def test_a_cell_over_very_many_lines_takes_linear_time() -> None:
    text = '1,"' + 'a""\n' * 100_000 + '",2\n3,4,5\n'

    assert [len(one.cells) for _, one in cut(text, Dialect(delimiter=",")) if one is not None] == [3, 3]


def test_a_long_run_of_carriage_returns_takes_linear_time() -> None:
    assert sum(1 for _ in islice(lines_of(["a" + "\r" * 1_000_000]), 2_000_000)) == 1_000_000


def test_a_cell_that_is_too_long_is_an_error() -> None:
    with pytest.raises(csv.Error):
        list(cut_records(iter(['"' + "a" * 200_000 + "\n"]), grammar_of(Dialect(delimiter=","))))
