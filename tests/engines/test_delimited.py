"""Delimited files larger than their head, read as they are."""

import gzip
import importlib
import sys
from pathlib import Path

import pytest

from actloss.column import BadRecord, Tally
from actloss.errors import ActlossError, OptionError, SourceError
from actloss.table import open_table
from tables import column, labels, written

pytestmark = pytest.mark.usefixtures("small_head")

ROWS = 100
ZSTD = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def numbered(*, rows: int = ROWS, end: str = "\n", **lines: str) -> str:
    """Return a table of a number and a class; ``line_7`` replaces its line 7."""
    text = ["x,label", *(f"{row},{'ab'[row % 2]}" for row in range(1, rows + 1))]
    for name, line in lines.items():
        text[int(name.removeprefix("line_")) - 1] = line
    return end.join([*text, ""])


def test_the_head_is_not_the_whole_table(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, numbered()))

    assert not table.head.complete
    assert 0 < len(table.head.cells[0]) < ROWS
    assert (table.source.rows, table.source.bad_count) == (0, 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
def test_every_kind_of_line_end_is_read(end: str, tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered(end=end)), 0, 1)

    assert read.columns[0].numbers.tolist() == list(range(1, ROWS + 1))
    assert read.columns[1].texts == {"b": Tally(50, 1), "a": Tally(50, 2)}
    assert read.source.rows == ROWS


@pytest.mark.parametrize("rows", [3, ROWS], ids=["in the head", "by DuckDB"])
@pytest.mark.parametrize(
    ("line", "found"),
    [("lost", 1), ("3,c,more", 3), ("3,c,,more", 4)],
    ids=["too few", "too many", "far too many"],
)
def test_a_ragged_record_is_told_with_its_line(line: str, found: int, rows: int, tmp_path: Path) -> None:
    path = written(tmp_path, numbered(rows=rows - 2) + line + "\n")
    read = labels(path, 1)

    assert read.source.bad_records == (BadRecord(file=str(path), line=rows, expected=2, found=found, text=line),)
    assert (read.source.rows, read.source.bad_count) == (rows - 2, 1)
    assert read.columns[0].left_out.tolist() == [rows - 1]


def test_only_the_first_ragged_records_are_shown(tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered(rows=48) + ("x" * 300 + "\n") * 10 + "1,a\n" * 50), 1)

    assert [record.line for record in read.source.bad_records] == [50, 51, 52, 53, 54]
    assert {record.text for record in read.source.bad_records} == {"x" * 200}
    assert read.source.bad_count == 10


def test_empty_fields_too_many_do_no_harm_in_the_head(tmp_path: Path) -> None:
    assert labels(written(tmp_path, "x,label\n1,a\n2,b,,\n3,a\n"), 1).source.bad_count == 0


def test_ragged_records_count_among_the_rows_of_several_files(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, numbered(line_60="lost"), "a.csv"),
        written(tmp_path, numbered(line_2="lost", line_90="lost"), "b.csv"),
    ]
    read = labels(paths, 0)

    assert read.columns[0].left_out.tolist() == [59, 101, 189]
    assert [(Path(record.file).name, record.line) for record in read.source.bad_records] == [
        ("a.csv", 60),
        ("b.csv", 2),
        ("b.csv", 90),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("rows", [9, ROWS], ids=["in the head", "by DuckDB"])
def test_blank_lines_are_not_counted_among_the_rows(rows: int, end: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = "\n" + numbered(rows=rows - 2, line_2="\n\n1,b\n") + "\n\nlost\n\n3,c,more\n"
    path.write_text(text.replace("\n", end), encoding="utf-8", newline="")
    read = labels(path, 1)

    assert read.columns[0].left_out.tolist() == [rows - 1, rows]
    assert [record.line for record in read.source.bad_records] == [rows + 6, rows + 8]
    assert [record.text for record in read.source.bad_records] == ["lost", "3,c,more"]


def test_quoted_blank_lines_beyond_the_head_are_parts_of_their_cell(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_60='59,"a\n\n\nb"\n\n', line_70="lost", line_90="lost"))
    read = labels(path, 1)

    assert read.columns[0].left_out.tolist() == [69, 89]
    assert [record.line for record in read.source.bad_records] == [75, 95]


def test_blank_lines_of_a_single_column_are_rows_before_a_ragged_one(tmp_path: Path) -> None:
    path = written(tmp_path, "label\n" + "a\n\n" * 200 + "1,2\n")
    read = open_table(path, delimiter=",").read([0])

    assert read.source.rows == 400
    assert read.columns[0].left_out.tolist() == [401]


def test_records_over_several_lines_do_not_shift_the_lines_told(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a\nb"', line_70="lost"))
    read = labels(path, 1)

    assert [(record.line, record.text) for record in read.source.bad_records] == [(71, "lost")]
    assert read.columns[0].texts["a\nb"] == Tally(1, 2)


def test_carriage_returns_alone_are_counted_too(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(end="\r", line_3='2,"a\rb"', line_70="lost"))

    assert [record.line for record in labels(path, 1).source.bad_records] == [71]


def test_more_ragged_records_than_rows_are_another_delimiter(tmp_path: Path) -> None:
    text = numbered() + "lost\n" * (2 * ROWS)

    with pytest.raises(SourceError, match=r"^200 of 300 records of '.*' do not have 2 fields, the first in line 102"):
        labels(written(tmp_path, text))


PACKED = {"gz": gzip.compress, "zst": ZSTD.compress}


@pytest.mark.parametrize("packed", PACKED)
def test_a_compressed_file_is_read(packed: str, tmp_path: Path) -> None:
    path = written(tmp_path, PACKED[packed](numbered(line_70="lost").encode()), f"t.csv.{packed}")
    read = labels(path, 1)

    assert read.columns[0].texts == {"b": Tally(49, 1), "a": Tally(50, 2)}
    assert [record.line for record in read.source.bad_records] == [70]


@pytest.mark.parametrize("packed", PACKED)
def test_a_compressed_file_that_is_cut_off_is_told(packed: str, tmp_path: Path) -> None:
    text = "".join(["x,label\n", *(f"{row},{row * 7919 % 1009}\n" for row in range(300_000))])
    whole = PACKED[packed](text.encode())
    path = written(tmp_path, whole[: len(whole) // 2], f"t.csv.{packed}")

    with pytest.raises(SourceError, match=r"is compressed but damaged or cut off"):
        labels(path)


@pytest.mark.parametrize("packed", PACKED)
def test_a_compressed_file_that_is_damaged_is_told(packed: str, tmp_path: Path) -> None:
    damaged = bytearray(PACKED[packed](numbered().encode()))
    damaged[-5] ^= 1
    path = written(tmp_path, bytes(damaged), f"t.csv.{packed}")

    with pytest.raises(SourceError, match=r"is compressed but damaged or cut off"):
        labels(path)


def test_the_same_columns_in_several_files_are_one_table(tmp_path: Path) -> None:
    for name, rows in (("a.csv", 3), ("b.csv", ROWS)):
        written(tmp_path, numbered(rows=rows), name)
    table = open_table(str(tmp_path / "*.csv"))

    assert table.read([0]).columns[0].numbers.tolist() == [1, 2, 3, *range(1, ROWS + 1)]
    assert not table.head.complete


@pytest.mark.parametrize("text", ["x,label\n1,a\n2,b\n", "x,label\na,a\n2,b\n"], ids=["numbers", "text"])
def test_small_files_together_are_read_by_duckdb(text: str, tmp_path: Path) -> None:
    paths = [written(tmp_path, text, name) for name in ("a.csv", "b.csv")]

    assert labels(paths, 1).columns[0].texts == column(paths, 1).texts
    assert labels(paths, 0).source.rows == 4


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (
            "x,y\n1,a\n",
            "column 2 of '{b}' is 'y', expected 'label' as in '{a}'; read files with different columns apart",
        ),
        (
            "x,label,z\n1,a,3\n",
            "column 3 of '{b}' is 'z', expected '' as in '{a}'; read files with different columns apart",
        ),
    ],
    ids=["another name", "a column more"],
)
def test_files_of_different_columns_are_refused(second: str, sentence: str, tmp_path: Path) -> None:
    first, other = written(tmp_path, numbered(), "a.csv"), written(tmp_path, second, "b.csv")

    with pytest.raises(SourceError) as caught:
        open_table([first, other])

    assert sentence.format(a=first, b=other) == str(caught.value)


def test_no_column_asked_for_still_counts_the_rows(tmp_path: Path) -> None:
    labels_read = open_table(written(tmp_path, numbered())).read([])

    assert (labels_read.columns, labels_read.source.rows) == ((), ROWS)


def test_a_column_asked_for_twice_is_given_twice(tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered()), 1, 0, 1)

    assert [found.name for found in read.columns] == ["label", "x", "label"]


def test_a_table_is_read_as_often_as_asked(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, numbered(line_90="9,\xe9").encode("latin-1")))

    assert table.read([0]).source.rows == table.read([1]).source.rows == ROWS
    assert table.read([1]).columns[0].texts["é"] == Tally(1, 89)


@pytest.mark.parametrize(
    ("options", "cells"),
    [
        ({"delimiter": ";"}, (("1,2",), ("3",))),
        ({"delimiter": "semicolon"}, (("1,2",), ("3",))),
    ],
)
def test_the_delimiter_may_be_given(
    options: dict[str, str], cells: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    path = written(tmp_path, "a;b\n1,2;3\n")

    assert cells == open_table(path, delimiter=options["delimiter"]).head.cells


@pytest.mark.parametrize("delimiter", ["", "ab", "abc", '"', "x", "\n", "\\"])
def test_what_cannot_delimit_is_refused(delimiter: str, tmp_path: Path) -> None:
    with pytest.raises(
        OptionError, match=r"^a delimiter is one sign such as , ; \| or tab, or two such as \|\|, got '"
    ):
        open_table(written(tmp_path, "a,b\n1,2\n"), delimiter=delimiter)


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, numbered())
    table = open_table(path)
    path.unlink()

    with pytest.raises(ActlossError, match=r"^cannot read "):
        table.read([1])
