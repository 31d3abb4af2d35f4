"""On which line of which file a row of data begins."""

import csv
import gzip
import importlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.column import Place
from actloss.encoding import Encoding
from actloss.engines import record_lines as cutting
from actloss.engines import sniffed
from actloss.engines.record_lines import record_lines, unified
from actloss.errors import SourceError
from actloss.files import locate
from actloss.records import Dialect
from actloss.records import unified as unified_text
from actloss.table import open_table
from tables import written

SAMPLES = Path(__file__).parents[2] / "sample_data"
ZSTD = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
TEXTS = [*sorted(SAMPLES.rglob("*.csv*")), *sorted(SAMPLES.rglob("*.txt"))]
ROWS = 100


def numbered(*, end: str = "\n", **lines: str) -> str:
    """Return a table of a number and a class; ``line_7`` replaces its line 7."""
    text = ["x,label", *(f"{row},{'ab'[row % 2]}" for row in range(1, ROWS + 1))]
    for name, line in lines.items():
        text[int(name.removeprefix("line_")) - 1] = line
    return end.join([*text, ""])


def lines(
    source: Path | list[Path] | str, *rows: int, header: bool | None = None, delimiter: str | None = None
) -> list[int]:
    """Return the lines of rows that all stand somewhere."""
    found = open_table(source, header=header, delimiter=delimiter).places(rows)
    return [found[row].line for row in rows]


@pytest.fixture(params=["whole in the head", "beyond the head"])
def _both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "beyond the head":
        monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)


both = pytest.mark.usefixtures("_both")


@both
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
def test_a_row_stands_one_line_below_its_number(end: str, tmp_path: Path) -> None:
    assert lines(written(tmp_path, numbered(end=end)), 1, 70, 100) == [2, 71, 101]


@both
def test_rows_that_do_not_exist_have_no_place(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, numbered())).places([0, -1, 101]) == {}


@both
def test_a_row_asked_for_twice_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path, numbered())

    assert open_table(path).places([7, 7]) == {7: Place(file=str(path), line=8)}


@both
def test_quoted_line_ends_move_the_rows_below(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a\nb\n\nc"', line_90='89,"""\n"""'))

    assert lines(path, 2, 3, 88, 89, 90) == [3, 7, 92, 93, 95]


@both
def test_a_quoted_line_end_of_two_signs_is_one(tmp_path: Path) -> None:
    assert lines(written(tmp_path, numbered(end="\r\n", line_3='2,"a\r\nb"')), 2, 3) == [3, 5]


@both
def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "\n\n" + numbered(line_3="\n2,a\n\n"))

    assert lines(path, 1, 2, 3, 100) == [4, 6, 9, 106]


@both
def test_blank_lines_of_a_single_column_are_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "label\n" + "a\n\nb\n" * 100)

    assert lines(path, 2, 3, 300) == [3, 4, 301]


@both
def test_bad_records_are_rows(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3="lost", line_90="1,2,3"))
    table = open_table(path)

    assert [place.line for place in table.places([2, 89]).values()] == [
        record.line for record in table.read([1]).source.bad_records
    ]


@both
def test_lines_above_the_table_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "# measured in spring\n# by hand\n\n" + numbered())

    assert lines(path, 1, 100) == [5, 104]


@both
@pytest.mark.parametrize("named", ["sep=;", '"sep=;"'])
def test_the_line_that_names_the_separator_is_counted(named: str, tmp_path: Path) -> None:
    path = written(tmp_path, named + "\n" + numbered(line_90='89,"x;y"').replace(",", ";"))

    assert lines(path, 1, 100) == [3, 102]


@both
def test_a_table_without_header_begins_with_row_1(tmp_path: Path) -> None:
    assert lines(written(tmp_path, numbered(line_1="0,a")), 1, 100, header=False) == [1, 100]


@both
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_does_not_matter(encoding: str, tmp_path: Path) -> None:
    text = numbered(line_2="1,fünf", line_3='2,"à\nÿ"')

    assert lines(written(tmp_path, text.encode(encoding)), 2, 3, 100) == [3, 5, 102]


@both
@pytest.mark.parametrize(("packed", "pack"), [("gz", gzip.compress), ("zst", ZSTD.compress)])
def test_a_compressed_file_is_counted_unpacked(packed: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    assert lines(written(tmp_path, pack(numbered().encode()), f"t.csv.{packed}"), 1, 100) == [2, 101]


@both
def test_the_rows_of_several_files_are_counted_through(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, numbered(line_50="lost"), "a.csv"),
        written(tmp_path, numbered(line_3='2,"a\nb"'), "b.csv"),
    ]

    assert open_table(paths).places([50, 101, 103, 200]) == {
        50: Place(file=str(paths[0]), line=51),
        101: Place(file=str(paths[1]), line=2),
        103: Place(file=str(paths[1]), line=5),
        200: Place(file=str(paths[1]), line=102),
    }


@pytest.mark.usefixtures("small_head")
@pytest.mark.parametrize("line", ['79,5" pipe', '79,"a"b', '79,"a" b"', '79,a"b"'])
def test_a_quote_out_of_place_hides_no_line(line: str, tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a\nb"', line_80=line, line_90='89,"a\nb"'))

    assert lines(path, 3, 79, 80, 89, 90, 100) == [5, 81, 82, 91, 93, 103]


@both
def test_escaped_quotes_are_no_quotes(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a\\"\nb"', line_4='3,"\\""', line_80='79,"\\"\n\\""'))

    assert lines(path, 3, 79, 80) == [5, 81, 83]


@both
def test_blanks_after_a_delimiter_hide_no_quote(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2, "a\nb"', line_80='79, "a\nb"'))

    assert lines(path, 3, 79, 80) == [5, 81, 83]


@both
def test_quotes_that_are_text_hide_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_2='1,"a', line_3='2,"b', line_80='79,"b'))

    assert lines(path, 1, 2, 3, 79, 80) == [2, 3, 4, 80, 81]


@both
def test_a_delimiter_of_several_bytes_is_understood(tmp_path: Path) -> None:
    path = written(tmp_path, numbered(line_3='2,"a\nb"').replace(",", "¦"))

    assert lines(path, 2, 3, 100) == [3, 5, 102]


@both
def test_a_delimiter_of_two_signs_is_understood(tmp_path: Path) -> None:
    assert lines(written(tmp_path, numbered().replace(",", "::")), 1, 100) == [2, 101]


@both
def test_a_last_line_without_an_end_is_a_row(tmp_path: Path) -> None:
    assert lines(written(tmp_path, numbered() + "101,a"), 101) == [102]


@both
def test_json_lines_count_the_lines_that_hold_something(tmp_path: Path) -> None:
    text = "".join(f'{{"label": "a\\"{row}"}}\n' + "\n \t\r\n" * (row == 3) for row in range(1, 101))
    path = written(tmp_path, "\ufeff \n" + text + '{"label": "b"}', "t.jsonl")
    table = open_table(path)

    assert table.read([0]).source.rows == 101
    assert table.places([1, 3, 4, 101, 102]) == {
        row: Place(file=str(path), line=line) for row, line in ((1, 2), (3, 4), (4, 7), (101, 104))
    }


def test_json_lines_may_end_with_a_blank_line(tmp_path: Path) -> None:
    assert lines(written(tmp_path, '{"a": 1}\n{"a": 2}\n  ', "t.jsonl"), 2) == [2]


def test_after_a_quote_that_never_closes_nothing_has_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    monkeypatch.setattr(cutting, "LONGEST_CELL", 1000)
    path = written(tmp_path, numbered() + '101,"' + "a,b\n" * 1000)

    assert list(open_table(path).places([100, 101])) == [100]


def test_an_array_of_objects_has_no_lines(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, '[{"a": 1}, {"a": 2}]', "t.json")).places([1]) == {}


def test_dataframes_and_parquet_have_no_lines() -> None:
    assert open_table({"a": [1, 2]}).places([1]) == {}
    assert open_table(SAMPLES / "messy" / "typed.parquet").places([1]) == {}


def test_a_file_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    path = written(tmp_path, numbered())
    table = open_table(path)
    path.unlink()

    with pytest.raises(SourceError, match=r"^cannot read '.*': no such file or directory$"):
        table.places([1])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_every_sample_table_has_its_rows_where_csv_sees_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = sniffed.sniff(locate(path).files[0], sniffed.Given())
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    body = head.records[len(head.before) :]
    table = open_table(path)

    assert head.complete
    assert not table.head.complete
    assert [place.line for place in table.places(range(1, len(body) + 1)).values()] == [record.line for record in body]


DIALECTS = [
    Dialect(delimiter=","),
    Dialect(delimiter=",", quote=None),
    Dialect(delimiter=",", quote="'"),
    Dialect(delimiter=",", escape="\\"),
    Dialect(delimiter=",", blanks=True),
    Dialect(delimiter=" ", blanks=True),
    Dialect(delimiter="§"),
    Dialect(delimiter="::", quote=None),
    Dialect(delimiter=""),
]
PIECES = st.lists(st.sampled_from([*"ab,;:§ '\"\\\n\r", "\r\n", ',"', '"\n', '""', '","', "::", "ü"]), max_size=40)


def _spy_on_line_ends(text: str, dialect: Dialect) -> list[int]:
    """Return where csv.reader says that records begin, by its own count of lines."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter if len(dialect.delimiter) == 1 else "\x1f",
        quotechar=dialect.quote,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
        skipinitialspace=dialect.blanks,
    )
    starts, start = [], 1
    for fields in reader:
        if fields or not dialect.delimiter:
            starts.append(start)
        start = reader.line_num + 1
    return starts


@pytest.mark.parametrize("dialect", DIALECTS, ids=repr)
@given(pieces=PIECES, size=st.integers(1, 30), encoding=st.sampled_from(["utf-8", "cp1252"]))
def test_any_text_is_cut_as_csv_cuts_it(pieces: list[str], size: int, encoding: str, dialect: Dialect) -> None:
    text = unified_text("".join(pieces))
    expected_text = text.replace("::", "\x1f") if dialect.delimiter == "::" else text
    if dialect.delimiter == " ":
        expected_text = "".join(line.strip(" \n") + "\n" for line in io.StringIO(text))
    data = "".join(pieces).encode(encoding)
    blocks = (data[at : at + size] for at in range(0, len(data), size))
    found = [int(line) for lines in record_lines(unified(blocks), dialect, Encoding(encoding)) for line in lines]
    expected = _spy_on_line_ends(expected_text, dialect)

    # In an open quote, what csv takes for a record up to the end of the text is none that any reader accepts.
    assert found in (expected, expected[:-1])


@pytest.mark.parametrize("dialect", DIALECTS, ids=repr)
@given(pieces=PIECES)
def test_blocks_do_not_matter(pieces: list[str], dialect: Dialect) -> None:
    data = unified_text("".join(pieces)).encode()

    def cut(size: int) -> list[int]:
        blocks = (data[at : at + size] for at in range(0, len(data), size))
        return [int(line) for lines in record_lines(blocks, dialect, Encoding("utf-8")) for line in lines]

    assert cut(1) == cut(len(data) or 1)


def test_a_long_run_of_carriage_returns_takes_linear_time() -> None:
    assert b"".join(unified([b"\r" * 1_000_000, b"a"])) == b"\n" * 1_000_000 + b"a"
