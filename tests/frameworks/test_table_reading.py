"""What a script reads: one file or several, text or typed."""

import gzip
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from actloss.frameworks.problem import Source
from actloss.frameworks.table_reading import table_reading
from encoded import executed, source_of
from linted import formatted

ROWS = [{"x": 1, "y": "NA"}, {"x": 2, "y": "007"}]


def read(
    source: Source, table: object, target: object, *, numbered: bool = False, spelled: bool = True
) -> dict[str, Any]:
    """Run the generated reading of a table."""
    program = source_of(table_reading(source, numbered=numbered, spelled=spelled))
    assert formatted(program) == program
    return executed(f"TABLE = {table!r}\nTARGET = {target!r}\n{program}")


def test_label_cells_are_text_as_written_and_features_as_pandas_infers_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x,y\n1,NA\n2,007\n3,\n")
    names = read(Source(path="t.csv"), str(tmp_path / "t.csv"), "y")
    assert names["cells"].tolist() == ["NA", "007", ""]
    assert names["table"]["x"].tolist() == [1, 2, 3]


def test_plain_label_cells_are_those_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x,y\n1,2.5\n2,3\n")
    names = read(Source(path="t.csv"), str(tmp_path / "t.csv"), "y", spelled=False)
    assert names["cells"].tolist() == [2.5, 3.0]


def test_options_are_given_to_both(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("# made today\n# and\nx;y\n'1;1';a\n", encoding="cp1252")
    source = Source(path="t.csv", delimiter=";", quote="'", encoding="cp1252", skipped=2)
    names = read(source, str(tmp_path / "t.csv"), ["y"])
    assert names["table"].to_dict("list") == {"x": ["1;1"], "y": ["a"]}
    assert names["cells"].to_dict("list") == {"y": ["a"]}


def test_columns_are_found_by_their_places(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,a,b\n1,x,2\n")
    source = Source(path="t.csv", columns=("a", "a", "b"))
    assert read(source, str(tmp_path / "t.csv"), 1, numbered=True)["cells"].tolist() == ["x"]
    (tmp_path / "t.csv").write_text("1,x,2\n")
    source = Source(path="t.csv", header=False, columns=("0", "1", "2"))
    assert read(source, str(tmp_path / "t.csv"), 1, numbered=True)["cells"].tolist() == ["x"]


@pytest.mark.parametrize("form", ["json lines", "json array", "parquet"])
def test_typed_files_keep_their_types(tmp_path: Path, form: str) -> None:
    path = tmp_path / "t"
    if form == "parquet":
        pd.DataFrame(ROWS).to_parquet(path)
    else:
        path.write_text(json.dumps(ROWS) if form == "json array" else "\n".join(map(json.dumps, ROWS)))
    names = read(Source(path="t", format=form), str(path), "y")
    assert names["cells"].tolist() == ["NA", "007"]
    assert names["table"]["x"].tolist() == [1, 2]


def test_the_numbers_of_json_are_those_of_the_file(tmp_path: Path) -> None:
    rows = [{"y": 1.66}, {"y": 2**70}, {"y": True}, {"y": 1}, {"modified_at": "1"}]
    (tmp_path / "t").write_text("\ufeff" + "\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    names = read(Source(path="t", format="json lines"), str(tmp_path / "t"), "y", spelled=False)
    assert names["cells"].tolist()[:4] == [1.66, 2**70, True, 1]
    assert names["table"]["modified_at"].tolist()[-1] == "1"


@pytest.mark.parametrize("form", ["json lines", "parquet"])
def test_whole_numbers_are_not_rounded_beside_missing_ones(tmp_path: Path, form: str) -> None:
    path = tmp_path / "t"
    if form == "parquet":
        pd.DataFrame({"y": pd.array([2**53 + 1, None], dtype="Int64")}).to_parquet(path)
    else:
        path.write_text('{"y": 9007199254740993}\n{"y": null}\n')
    cells = read(Source(path="t", format=form), str(path), "y")["cells"]
    assert str(cells[0]) == "9007199254740993"
    assert cells.isna().tolist() == [False, True]


def test_packed_json_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "t.json.gz").write_bytes(gzip.compress(b'[{"y": "a"}]'))
    path = str(tmp_path / "t.json.gz")
    assert read(Source(path=path, format="json array"), path, "y", spelled=False)["cells"].tolist() == ["a"]


def test_several_ragged_files_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,a,!\n2,b\n")
    (tmp_path / "b.csv").write_text("x,y\n3\n4,07\n")
    source = Source(path="*.csv", columns=("x", "y"), bad_records=2)
    names = read(source, str(tmp_path / "*.csv"), "y")
    assert names["cells"].tolist() == ["b", "07"]
    assert names["table"]["x"].tolist() == [2, 4]


def test_several_files_are_one_table(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{name}.csv") for name in "ba"]
    for number, path in enumerate(paths):
        Path(path).write_text(f"x,y\n{number},{number}a\n")
    listed = read(Source(path="b.csv and 1 more", paths=tuple(paths)), paths, "y")
    assert listed["cells"].tolist() == ["0a", "1a"]
    pattern = read(Source(path="*.csv"), str(tmp_path / "*.csv"), "y")
    assert pattern["cells"].tolist() == ["1a", "0a"]
    assert pattern["table"].index.tolist() == [0, 1]


def test_several_typed_files_are_one_table(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.json").write_text(json.dumps([{"y": f"0{name}"}]))
    names = read(Source(path="*.json", format="json array"), str(tmp_path / "*.json"), "y")
    assert names["cells"].tolist() == ["0a", "0b"]


def test_one_file_may_be_named_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "t[1].csv").write_text("x,y\n1,a\n")
    path = str(tmp_path / "t[1].csv")
    assert read(Source(path=path, paths=(path,)), path, "y")["cells"].tolist() == ["a"]
