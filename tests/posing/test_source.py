import gzip
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from actloss.frameworks.problem import Source
from actloss.posing.source import source_of
from actloss.table import open_table
from tables import written


def test_a_file_is_read_as_it_was_found() -> None:
    table = open_table("sample_data/binary_yes_no.csv")

    assert source_of(table.source) == Source(path="sample_data/binary_yes_no.csv", columns=table.source.columns)


def test_lines_before_the_header_and_another_delimiter_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "a report\n\nx;label\n" + "1;a\n2;b\n" * 20)
    source = source_of(open_table(path).source)

    assert source is not None
    assert (source.skipped, source.delimiter, source.header, source.columns) == (2, ";", True, ("x", "label"))


def told(path: Path | str, **options: Any) -> Source:  # noqa: ANN401 - options of several types
    """Return the source of a table that was read in full."""
    table = open_table(path, **options)
    source = source_of(table.read([0]).source)
    assert source is not None
    return source


def test_a_line_end_in_quotes_before_the_header_begins_no_line(tmp_path: Path) -> None:
    assert told(written(tmp_path, '"a\nreport"\n\nx,label\n' + "1,a\n2,b\n" * 20)).skipped == 2


def test_records_that_are_too_long_or_too_short_are_told(tmp_path: Path) -> None:
    source = told(written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20 + "3\n"))
    assert (source.bad_records, source.surplus) == (1, False)
    source = told(written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20 + ",,\n"))
    assert (source.bad_records, source.surplus) == (0, True)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("x,label\n1,\xe9\n".encode() * 20 + b"3,\xff\n")
    assert told(tmp_path / "t.csv").undecodable


@pytest.mark.parametrize(
    ("name", "packed", "compression"),
    [("t.csv", False, "infer"), ("t.csv.gz", True, "infer"), ("t.csv", True, "gzip"), ("t.csv.bz2", False, None)],
)
def test_a_file_whose_name_says_how_it_is_packed_is_left_to_it(
    tmp_path: Path,
    name: str,
    packed: bool,  # noqa: FBT001 - a case
    compression: str | None,
) -> None:
    data = b"x,label\n" + b"1,a\n2,b\n" * 20
    (tmp_path / name).write_bytes(gzip.compress(data) if packed else data)
    assert told(tmp_path / name).compression == compression


@pytest.mark.parametrize(
    ("second", "unlike"),
    [
        (b"x,label\n1,a\n", False),
        (b"a report\n\nx,label\n1,a\n2,b\n", True),
        ("x,label\n1,\xe9\n".encode("cp1252"), True),
        ("\ufeffx,label\n1,\xe9\n".encode(), False),
        (gzip.compress(b"x,label\n1,a\n"), True),
    ],
)
def test_files_that_no_one_call_reads_are_told(tmp_path: Path, second: bytes, *, unlike: bool) -> None:
    written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20, "1.csv")
    (tmp_path / "2.csv").write_bytes(second)
    assert told(str(tmp_path / "*.csv")).unlike is unlike


def test_a_table_without_a_header_is_read_so(tmp_path: Path) -> None:
    source = source_of(open_table(written(tmp_path, "1,a\n2,b\n" * 20), header=False).source)

    assert source is not None
    assert (source.header, source.skipped, source.columns) == (False, 0, ("0", "1"))


def test_several_files_are_named_one_by_one(tmp_path: Path) -> None:
    paths = [str(written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20, name)) for name in ("1.csv", "2.csv")]
    source = source_of(open_table(paths).source)

    assert source is not None
    assert source.paths == tuple(paths)


def test_a_file_whose_name_looks_like_a_pattern_is_named_as_a_file(tmp_path: Path) -> None:
    path = str(written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20, "a[1].csv"))
    source = source_of(open_table(path).source)

    assert source is not None
    assert source.paths == (path,)


def test_a_pattern_stays_one(tmp_path: Path) -> None:
    written(tmp_path, "x,label\n" + "1,a\n2,b\n" * 20, "1.csv")
    source = source_of(open_table(str(tmp_path / "*.csv")).source)

    assert source is not None
    assert (source.path, source.paths) == (str(tmp_path / "*.csv"), ())


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("rows.jsonl", '{"x": 1, "label": "a"}\n{"x": 2, "label": "b"}\n', "json lines"),
        ("rows.json", '[{"x": 1, "label": "a"}, {"x": 2, "label": "b"}]', "json array"),
    ],
)
def test_json_is_an_object_a_line_or_an_array(name: str, content: str, form: str, tmp_path: Path) -> None:
    source = source_of(open_table(written(tmp_path, content, name)).source)

    assert source is not None
    assert source.format == form


def test_a_dataframe_leaves_nothing_to_read() -> None:
    assert source_of(open_table(pl.DataFrame({"x": [1, 2], "label": ["a", "b"]})).source) is None


@pytest.mark.parametrize(
    ("described", "indexed"),
    [
        (b'{"index_columns": ["x"]}', True),
        (b'{"index_columns": ["__index_level_0__"]}', False),
        (b'{"index_columns": [{"kind": "range"}]}', False),
        (b'{"index_columns": 1}', False),
        (b"[]", False),
        (b"{", False),
        (None, False),
    ],
)
def test_a_column_that_pandas_takes_for_the_names_of_rows_is_told(
    tmp_path: Path, described: bytes | None, *, indexed: bool
) -> None:
    table = pa.table({"x": [1, 2], "label": ["a", "b"]})
    parquet.write_table(table.replace_schema_metadata({b"pandas": described} if described else None), tmp_path / "t")
    assert told(tmp_path / "t").indexed is indexed
