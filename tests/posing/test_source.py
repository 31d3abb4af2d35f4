from pathlib import Path

import polars as pl
import pytest

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
