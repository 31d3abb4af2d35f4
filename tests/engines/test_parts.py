"""Delimited files that DuckDB cannot read as they are: what is wrong is mended in a copy."""

from pathlib import Path

import duckdb as engine
import pytest

from actloss.column import Place, Tally
from actloss.engines import duckdb
from actloss.errors import SourceError
from actloss.table import open_table
from tables import labels, written

pytestmark = pytest.mark.usefixtures("small_head")

ROWS = 100


def numbered(*, end: str = "\n", **lines: str) -> str:
    """Return a table of a number and a class; ``line_7`` replaces its line 7."""
    text = ["x,label", *(f"{row},{'ab'[row % 2]}" for row in range(1, ROWS + 1))]
    for name, line in lines.items():
        text[int(name.removeprefix("line_")) - 1] = line
    return end.join([*text, ""])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_unicode_in_any_dress_is_read(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_80="79,ü").encode(encoding))
    read = labels(path, 1)

    assert read.columns[0].texts["ü"] == Tally(1, 79)
    assert read.source.undecodable == 0


def test_several_byte_order_marks_are_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbf" + numbered().encode())

    assert labels(path).columns[0].name == "x"
    assert labels(path).source.rows == ROWS


def test_windows_1252_shows_in_the_head(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_2="1,fünf €").encode("cp1252"))
    read = labels(path, 1)

    assert read.columns[0].texts["fünf €"] == Tally(1, 1)
    assert read.source.notes == ("the text is not UTF-8; it is read as cp1252",)


def test_windows_1252_shows_only_late(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_80="79,fünf €").encode("cp1252"))
    read = labels(path, 1)

    assert read.columns[0].texts["fünf €"] == Tally(1, 79)
    assert (read.source.encoding, read.source.undecodable) == ("cp1252", 1)
    assert read.source.undecodable_at == Place(file=str(path), line=80)
    assert read.source.notes == (
        f"1 rows of '{path}' hold bytes that are not UTF-8; the text is taken for Windows-1252",
    )


def test_a_broken_byte_in_utf_8_stays_damage(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_2="1,fünf").encode() + b"101,f\xfcnf\n")
    read = labels(path, 1)

    assert read.columns[0].texts["f\ufffdnf"] == Tally(1, 101)
    assert (read.source.encoding, read.source.undecodable) == ("utf-8", 1)
    assert read.source.undecodable_at == Place(file=str(path), line=102)


def test_broken_bytes_of_the_head_and_beyond_are_counted_once_each_by_line(tmp_path: Path) -> None:
    lines = numbered(line_2=f"1,{'ü' * 60}").encode().split(b"\n")
    lines[2] = lines[3] = lines[89] = b"0,f\xfc\xfcnf"
    read = labels(written(tmp_path, b"\n".join(lines)), 1)

    assert (read.source.undecodable, read.columns[0].texts["f\ufffd\ufffdnf"]) == (3, Tally(3, 2))
    assert read.source.undecodable_at is not None
    assert read.source.undecodable_at.line == 3


def test_broken_bytes_beside_the_label_are_seen_in_the_head_only(tmp_path: Path) -> None:
    lines = numbered(line_2=f"1,{'ü' * 30}").encode().split(b"\n")
    lines[3] = lines[89] = b"\xfc,a"

    assert labels(written(tmp_path, b"\n".join(lines)), 1).source.undecodable == 1


def test_the_line_of_a_broken_byte_is_a_physical_one_in_its_own_file(tmp_path: Path) -> None:
    first = written(tmp_path, numbered(line_2='1,"fünf\nsechs"'), "a.csv")
    second = written(tmp_path, numbered(line_2='1,"fünf\nsechs"').encode() + b"101,f\xfcnf\n", "b.csv")

    assert labels([first, second], 1).source.undecodable_at == Place(file=str(second), line=103)


def test_a_given_encoding_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_80="79,ж").encode("cp1251"))
    read = labels(path, 1, encoding="cp1251")

    assert read.columns[0].texts["ж"] == Tally(1, 79)


@pytest.mark.parametrize("first", ["\n", "\r\n"])
def test_line_ends_that_change_early_are_read(first: str, tmp_path: Path) -> None:
    text = numbered().replace("\n", first, 3).replace("4,a\n", "4,a\r")

    assert labels(written(tmp_path, text), 1).source.rows == ROWS


@pytest.mark.parametrize(("first", "then"), [("\n", "\r\n"), ("\r\n", "\n"), ("\n", "\r"), ("\r", "\n")])
def test_line_ends_that_change_late_are_read(first: str, then: str, tmp_path: Path) -> None:
    text = numbered(end=first) + numbered(end=then).removeprefix("x,label" + then)
    read = labels(written(tmp_path, text), 0, 1)

    assert read.source.rows == 2 * ROWS
    assert read.columns[0].numbers.tolist() == [*range(1, ROWS + 1)] * 2
    assert read.columns[1].texts == {"b": Tally(100, 1), "a": Tally(100, 2)}


def test_a_long_record_is_read_in_a_second_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb, "_LINE_BYTES", 1000)
    read = labels(written(tmp_path, numbered(line_80=f"79,{'c' * 5000}")), 1)

    assert read.columns[0].texts["c" * 5000] == Tally(1, 79)
    assert read.source.bad_count == 0


def test_blanks_after_the_delimiter_belong_to_it(tmp_path: Path) -> None:
    text = numbered().replace(",", ', "').replace("\n", '"\n')
    read = labels(written(tmp_path, text + '101\n102, "a, b"\n'), 1)

    assert read.columns[0].texts["a, b"] == Tally(1, 101)
    assert read.source.notes == ("blanks after the delimiter (comma) are taken for part of it",)
    assert [(record.line, record.found, record.text) for record in read.source.bad_records] == [(102, 1, "101")]
    assert read.columns[0].left_out.tolist() == [101]


def test_only_the_first_records_left_out_of_a_copy_are_shown(tmp_path: Path) -> None:
    text = numbered().replace(",", ', "').replace("\n", '"\n')
    read = labels(written(tmp_path, text + "lost\n" * 7), 1)

    assert [record.line for record in read.source.bad_records] == [102, 103, 104, 105, 106]
    assert read.source.bad_count == 7


@pytest.mark.parametrize("line", ['79,"a"b', '79,"a" b', '"79"x,a', '79,a"b"'])
def test_a_quote_out_of_place_is_read(line: str, tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered(line_3='2,"a"', line_80=line)), 0, 1)

    assert (read.source.rows, read.source.bad_count) == (ROWS, 0)


@pytest.mark.parametrize(("end", "line"), [("\n", 80), ("\r\n", 80)])
def test_a_quote_that_never_closes_is_told_with_its_line(end: str, line: int, tmp_path: Path) -> None:
    path = written(tmp_path, numbered(end=end, line_3='2,"a"', line_80='79,"a'))

    with pytest.raises(SourceError, match=rf"^'.*' opens a quote in line {line} that is never closed; close it there"):
        labels(path, 1)


@pytest.mark.parametrize("end", ["", "\n"], ids=["without a line end", "with one"])
def test_a_quote_open_in_the_last_line_is_told(end: str, tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a"') + '101,"a' + end)

    with pytest.raises(SourceError, match=r"opens a quote in line 102 that is never closed"):
        labels(path, 1)


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cramped() -> engine.DuckDBPyConnection:
        return engine.connect(config={"memory_limit": "1MB", "temp_directory": ""})

    monkeypatch.setattr("actloss.engines.full.connect", cramped)

    with pytest.raises(SourceError, match=r"^not enough memory for the label columns of "):
        labels(written(tmp_path, numbered() + "".join(f"1,{row:0100}x\n" for row in range(40_000))), 1)


def test_a_text_that_ends_without_a_line_end_is_read_to_its_end(tmp_path: Path) -> None:
    text = numbered().replace(",", ', "').replace("\n", '"\n')

    assert labels(written(tmp_path, text + '101, "c"'), 1).columns[0].texts["c"] == Tally(1, 101)


def test_a_header_over_two_lines_is_skipped_whole(tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered(line_1='x,"the\nlabel"')), 1)

    assert read.columns[0].name == "the\nlabel"
    assert read.source.rows == ROWS


def test_a_stray_quote_above_the_data_is_skipped(tmp_path: Path) -> None:
    read = labels(written(tmp_path, '# 5" pipes\n\n' + numbered()), 1)

    assert read.columns[0].texts == {"b": Tally(50, 1), "a": Tally(50, 2)}


def test_a_separator_line_is_no_record(tmp_path: Path) -> None:
    read = labels(written(tmp_path, "sep=;\n" + numbered(line_90="lost").replace(",", ";")), 1)

    assert read.source.rows == ROWS - 1
    assert [record.line for record in read.source.bad_records] == [91]


def test_row_names_without_a_header_are_a_column(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, numbered(line_1="label")))

    assert table.source.columns == ("rownames", "label")
    assert table.read([1]).source.rows == ROWS


def test_a_last_delimiter_adds_no_column(tmp_path: Path) -> None:
    text = numbered().replace("\n", ",\n").replace("label,", "label", 1)
    read = labels(written(tmp_path, text), 1)

    assert read.source.columns == ("x", "label")
    assert read.columns[0].texts == {"b": Tally(50, 1), "a": Tally(50, 2)}


def test_a_table_without_header_is_read_from_its_first_row(tmp_path: Path) -> None:
    read = labels(written(tmp_path, numbered(line_1="0,a")), 0, header=False)

    assert read.columns[0].numbers.tolist() == list(range(ROWS + 1))
    assert read.source.header_line == 0
