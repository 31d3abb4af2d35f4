"""What a script reads: one file or several, text or typed."""

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


def read(source: Source, table: object, target: object, *, numbered: bool = False) -> dict[str, Any]:
    """Run the generated reading of a table."""
    program = source_of(table_reading(source, numbered=numbered))
    assert formatted(program) == program
    return executed(f"TABLE = {table!r}\nTARGET = {target!r}\n{program}")


def test_label_cells_are_text_as_written_and_features_as_pandas_infers_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("x,y\n1,NA\n2,007\n3,\n")
    names = read(Source(path="t.csv"), str(tmp_path / "t.csv"), "y")
    assert names["cells"].tolist() == ["NA", "007", ""]
    assert names["table"]["x"].tolist() == [1, 2, 3]


def test_options_are_given_to_both(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("# made today\n# and\nx;y\n'1;1';a\n", encoding="cp1252")
    source = Source(path="t.csv", delimiter=";", quote="'", encoding="cp1252", skipped=2, bad_records=1)
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
