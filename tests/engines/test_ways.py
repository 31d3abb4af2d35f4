"""A column is the same whichever way it is read: by Python from the head, or by DuckDB in one of three ways."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actloss.column import NOWHERE, LabelColumn, Tally
from tables import column, csv_of, written

WAYS = ["small_head", "grouped", "row_by_row"]
ROWS = 120
WORDS = ("a", "B ", "yes", "true", "NA", "null", "None", "-", "", " ", "\x0b", "ünï", "0x10", "\u0661", "\uff11")
STRICT = ("007", "-01", "00.5", "1_000", "inf", "-Infinity", "nan", "1e400", "-1e400", "1e", "e5", "+", ".", "1d5")
PLAIN = ("1", "-2.5", "+4", "1e3", "1E-2", ".5", "-.5", "5.", "0", "-0", "0e5", " 3", "4 ", "\t7", "1e-400", "4.9e-324")
WHOLE = ("9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740993", "1e22", "9" * 30)
WRITTEN = ("1,234.5", "€ 4,50", "$3", "1.234,5", "12.500", "5%", "(3)", "1 234", "1'234", "12,34,567", "\xa05", "-1,5")


def table(cells: tuple[str, ...]) -> str:
    """Return a table of two columns, ``label`` first, whose cells recur until the head cannot hold them."""
    lines = [f"{cells[row % len(cells)]};{row}" for row in range(ROWS)]
    return "\n".join(["label;number", *lines, ""])


def facts(read: LabelColumn) -> tuple[object, ...]:
    return (
        read.rows,
        repr(read.numbers.tolist()),
        read.texts,
        list(read.texts),
        read.empty,
        read.formats,
    )


CASES = {
    "words": WORDS,
    "what is no number": STRICT,
    "plain numbers": PLAIN,
    "plain numbers and a word": (*PLAIN, "none at all"),
    "whole numbers about 2 to the 53": WHOLE,
    "numbers and nulls": ("1", "2.5", "", "NA"),
    "numbers and what is no number": ("3", *STRICT),
    "thousands and points": ("1,234.5", "12,000", "3.25"),
    "decimal commas": ("1,5", "2,25", "7"),
    "points between thousands": ("1.234,5", "12.500", "3"),
    "money": ("€ 4,50", "€ 5,25"),
    "per cent": ("5%", "12.5 %"),
    "nothing": ("", " "),
    "everything": (*WORDS, *STRICT, *PLAIN, *WHOLE, *WRITTEN),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("cells", CASES.values(), ids=CASES)
def test_duckdb_reads_what_python_reads(
    cells: tuple[str, ...], way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = written(tmp_path, table(cells))
    expected = facts(column(path))
    request.getfixturevalue(way)

    assert expected == facts(column(path))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("indicators", [("yes", "No "), ("1", "0", ""), ("T", "f", "maybe"), ("007", "yes")])
def test_duckdb_reads_the_indicators_that_python_reads(
    indicators: tuple[str, ...], way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = written(tmp_path, table(indicators))
    expected = facts(column(path, indicators=True))
    request.getfixturevalue(way)

    assert expected == facts(column(path, indicators=True))


@pytest.mark.usefixtures("row_by_row")
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.sampled_from(WORDS + STRICT + PLAIN + WHOLE + WRITTEN), min_size=1, max_size=9).map(tuple))
def test_cells_of_all_sorts_read_row_by_row_as_by_python(cells: tuple[str, ...], tmp_path: Path) -> None:
    path = written(tmp_path, table(cells))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("actloss.engines.sniffed.HEAD_BYTES", 1 << 20)
        expected = facts(column(path))

    assert expected == facts(column(path))


@pytest.mark.usefixtures("small_head")
def test_a_number_only_the_rest_of_the_file_lacks_is_found(tmp_path: Path) -> None:
    read = column(written(tmp_path, csv_of((*("1",) * 200, "x", "2"))))

    assert read.texts == {"x": Tally(1, 201)}
    assert read.numbers[[0, 201]].tolist() == [1.0, 2.0]


@pytest.mark.usefixtures("small_head")
def test_a_column_of_numbers_needs_no_texts(tmp_path: Path) -> None:
    read = column(written(tmp_path, csv_of(tuple(str(row) for row in range(200)))))

    assert read.numbers.tolist() == list(range(200))
    assert (read.texts, read.empty, read.kind) == ({}, NOWHERE, "text")


@pytest.mark.usefixtures("small_head")
def test_a_column_without_a_number_has_no_numbers(tmp_path: Path) -> None:
    read = column(written(tmp_path, csv_of(("yes", "no") * 100)))

    assert read.numbers.size == 0
    assert read.texts == {"yes": Tally(100, 1), "no": Tally(100, 2)}


def test_more_rows_than_the_head_holds_are_all_read(tmp_path: Path) -> None:
    cells = [str(row % 7) if row % 11 else "" for row in range(6000)]
    read = column(written(tmp_path, csv_of(tuple(cells), tuple("x" for _ in cells), names="label,other")))

    assert read.rows == 6000
    assert read.empty == Tally(546, 1)
    assert np.array_equal(read.numbers, [float(cell) if cell else np.nan for cell in cells], equal_nan=True)
