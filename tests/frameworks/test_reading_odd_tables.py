"""Tables that pandas alone would read otherwise than the advice did."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import actloss
from actloss.frameworks.problem import Cells, Labels, Source
from actloss.posing import pose
from problems import problem
from read_tables import counts_of, expected, run

FILES: Mapping[str, str] = {
    "points between thousands": "id,price\n" + "".join(f"{n},1.{n + 100}.500\n{n},2.{n + 100}\n" for n in range(30)),
    "an empty column at the end": "x,y\n" + "".join(f"{n},{n % 7}.5,\n" for n in range(40)),
    "row names": "x,y\n" + "".join(f"r{n},{n},{n % 7}.5\n" for n in range(40)),
    "infinite numbers": "x,y\n" + "".join(f"{n},{'inf' if n % 10 == 9 else n % 7 + 0.5}\n" for n in range(40)),
    "aligned columns": "x      y\n" + "".join(f"{n:>3}    {n % 7}.5\n" for n in range(40)),
    "lines before the header": "A title\n\nby me\nx,y\n" + "".join(f"{n},{n % 7}.5\n" for n in range(40)),
    "text among numbers": "x,y\n" + "".join(f"{n},{n % 7}.5\n" for n in range(40)) + "1,undefined\n2,#DIV/0!\n3,n.a.\n",
    "a first row that is too long": "x,y\n1,2.5,3\n" + "".join(f"{n},{n % 7}.5\n" for n in range(40)),
    "a label that comes first and short rows": "y,x\n" + "".join(f"{n % 7}.5,{n}\n" for n in range(40)) + "9.5\n",
    "rows of nothing but delimiters": "x,y\n" + "".join(f"{n},{n % 7}.5\n" for n in range(40)) + ",,\n,,,\n",
    "a quoted line end before the header": '"A title\nby me"\nx,y\n' + "".join(f"{n},{n % 7}.5\n" for n in range(40)),
    "a line that names the delimiter": "sep=;\nx;y\n" + "".join(f"{n};{n % 7}.5\n" for n in range(40)),
}


@pytest.mark.parametrize("what", FILES)
def test_odd_files_are_read_as_the_advice_read_them(tmp_path: Path, what: str) -> None:
    (tmp_path / "t.csv").write_text(FILES[what])
    report = actloss.advise(tmp_path / "t.csv", task="regression")
    posed = pose(report.source, report.task, report.profile, report.advice)
    names = run(posed)
    assert len(names["y"]) == posed.rows
    assert counts_of(names["y"], posed) == pytest.approx(expected(posed, report.profile), abs=1e-8)


def _rows(*cells: object) -> str:
    return "".join(f"{n / 2},{cells[n % len(cells)]}\n" for n in range(60))


_FIRST = "".join(f"{'ab'[n % 2]},{n / 2},{n % 7}\n" for n in range(60))
CLASSES: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "whole numbers beyond float64": ("t.csv", "x,y\n" + _rows(2**53, 2**53 + 1, 1), {}),
    "the same in JSON": ("t.jsonl", "".join(f'{{"y": {2**53 + n % 3}}}\n' for n in range(60)), {}),
    "longer ones": ("t.jsonl", "".join(f'{{"y": {2**70 + n % 3 * 2**20}}}\n' for n in range(60)), {}),
    "truth values beside numbers": (
        "t.jsonl",
        "".join(f'{{"y": {cell}}}\n' for cell in ("1", "true", '"x"', "0") * 20),
        {},
    ),
    "decimals in JSON": (
        "t.json",
        json.dumps([{"y": value} for value in (1.66, 2.5, 0.817) * 20]),
        {"task": "multiclass"},
    ),
    "a byte order mark": ("t.jsonl", "\ufeff" + "".join(f'{{"y": "{cell}"}}\n' for cell in "ab" * 20), {}),
    "no header": (
        "t.csv",
        "".join(f"{'ab'[n % 2]},{n / 2},{n % 7}\n" for n in range(60)),
        {"target": 0, "header": False},
    ),
    "a name that occurs twice": (
        "t.csv",
        "y,x,y\n" + "".join(f"{'ab'[n % 2]},{n / 2},{n}\n" for n in range(60)),
        {"target": 0},
    ),
    "no name": ("t.csv", "x,\n" + _rows("a", "b"), {"target": 1}),
    "an infinite code": ("t.csv", "x,y\n" + _rows(1, 2, 3, "1e999"), {"task": "multiclass"}),
    "bytes that are no text": ("t.csv", "x,y\n" + _rows("a\xe9", "b") + "1,\udcff\n2,\udcff\n", {}),
    "none among lists": ("t.csv", "x,y\n" + _rows("a; b", "b", "c;a", "NA", "none"), {}),
    "words beside numbers": (
        "t.csv",
        "x,t1,t2,t3\n" + "".join(f"{n},{n % 2},{'no' if n % 3 else 'yes'},{n % 5 // 4 * 2 - 1}\n" for n in range(60)),
        {"target": "t*", "task": "multilabel"},
    ),
    "a decimal sign for each column": (
        "t.csv",
        "x,o1,o2\n" + "".join(f'{n},"{n},{n % 7}4","1,0{n}.5"\n' for n in range(10, 70)),
        {"target": "o*"},
    ),
}


@pytest.mark.parametrize("what", CLASSES)
def test_odd_labels_are_those_that_the_advice_saw(tmp_path: Path, what: str) -> None:
    name, text, options = CLASSES[what]
    (tmp_path / name).write_bytes(text.encode(errors="surrogateescape"))
    report = actloss.advise(tmp_path / name, **({"target": "y"} | options))
    posed = pose(report.source, report.task, report.profile, report.advice)
    names = run(posed)
    assert len(names["y"]) == report.profile.labelled
    assert counts_of(np.maximum(names["y"], 0), posed) == pytest.approx(expected(posed, report.profile), abs=1e-8)


def test_cells_with_several_values_are_features(tmp_path: Path) -> None:
    table = pd.DataFrame({"x": [[1, 2], [3]] * 10, "z": [{"a": 1}] * 20, "y": [0.5, 1.5] * 10})
    table.to_parquet(tmp_path / "t.parquet")
    report = actloss.advise(tmp_path / "t.parquet", "y", task="regression")
    names = run(pose(report.source, report.task, report.profile, report.advice))
    assert names["x_train"].shape == (16, 3)


@pytest.mark.parametrize("target", ["y", "x"])
def test_an_index_of_pandas_is_a_column(tmp_path: Path, target: str) -> None:
    table = pd.DataFrame({"x": [0.5, 1.5] * 20, "y": [2.5, 4.25] * 20}).set_index("x")
    table.to_parquet(tmp_path / "t.parquet")
    report = actloss.advise(tmp_path / "t.parquet", target, task="regression")
    names = run(pose(report.source, report.task, report.profile, report.advice))
    assert names["x_train"].shape == (32, 1)
    assert list(names["features"].columns) == ["y" if target == "x" else "x"]


@pytest.mark.parametrize("name", ["http:x.csv", "~x.csv", "s3://b/x.csv", "file:x.csv"])
def test_a_file_named_like_an_address_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    posed = problem("regression", "mse", labels=Labels(columns=("y",), cells=Cells.NUMBERS))
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("x,y\n1,2\n3,4\n")
    for paths in ((), (name, name)):
        source = Source(path=name, paths=paths, columns=("x", "y"))
        assert run(replace(posed, source=source))["y"].tolist() == [2, 4] * max(len(paths), 1)
