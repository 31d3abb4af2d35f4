"""The first half of a script: the rows and labels that the advice rests on, split and made numbers."""

import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import actloss
from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.problem import Cells, Labels, Problem, Source
from actloss.frameworks.reading import reading
from actloss.posing import pose
from actloss.profile import Profile
from encoded import executed, source_of
from linted import complaints, formatted
from problems import problem

SAMPLES = [
    str(path)
    for path in sorted((*Path("sample_data").glob("*.csv"), *Path("sample_data/messy").iterdir()))
    # pandas needs another package for zstandard.
    if path.name != "expected.csv" and path.suffix != ".zst"
]


def run(posed: Problem, coding: Coding | None = None) -> dict[str, Any]:
    """Run the generated reading, which must be clean and quiet."""
    source = source_of(reading(posed, coding or coding_of(posed.loss, posed.kind, posed.units)))
    assert formatted(source) == source
    assert complaints(source) == ""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return executed(source)


@pytest.mark.parametrize("path", SAMPLES)
def test_it_sees_the_labels_that_the_advice_rests_on(path: str) -> None:
    report = actloss.advise(path)
    posed = pose(report.source, report.task, report.profile, report.advice)
    names = run(posed)
    y, profile = names["y"], report.profile
    assert len(y) == profile.labelled
    assert _counts(y, posed) == pytest.approx(_expected(posed, profile))
    for part in ("x_train", "x_test"):
        assert names[part].dtype == np.float32
        assert np.isfinite(names[part]).all()
    assert len(names["y_test"]) == len(names["x_test"]) == -(-len(y) // 5)


def _counts(y: np.ndarray[Any, Any], posed: Problem) -> list[float]:
    if posed.kind == "regression" or y.ndim > 1:
        return [float(value) for value in np.atleast_1d(y.mean(axis=0))]
    return [float(count) for count in np.bincount(y.astype(int))]


def _expected(posed: Problem, profile: Profile) -> list[float]:
    if posed.labels.scale:
        return [0.0] * len(posed.labels.scale)
    if posed.kind == "regression":
        return [output.mean for output in profile.outputs or (profile.quantity,)]
    if profile.label_sets is not None:
        return list(profile.sets.means)
    places = dict(posed.labels.spellings) or {name: place for place, name in enumerate(posed.labels.classes)}
    counts = [0.0] * len(posed.labels.classes)
    for entry in profile.classes:
        counts[places[entry.name]] += entry.count
    return counts


def posed_on(tmp_path: Path, text: str, **labels: Any) -> Problem:  # noqa: ANN401 - fields of several types
    """Return a regression or a classification on a table of one's own, its last column the label."""
    (tmp_path / "t.csv").write_text(text)
    columns = tuple(text.split("\n", 1)[0].split(","))
    described = Labels(**{"columns": columns[-1:], "cells": Cells.NUMBERS, **labels})
    posed = problem("regression", "mse", labels=described)
    return replace(posed, source=Source(path=str(tmp_path / "t.csv"), columns=columns))


def test_rows_without_a_label_are_left_out(tmp_path: Path) -> None:
    text = "x,y\n" + "".join(f"{n},{cell}\n" for n, cell in enumerate(["1", "", "NA", " ? ", "2", "None", "3", "-"]))
    names = run(posed_on(tmp_path, text, missing=5))
    assert names["y"].tolist() == [1, 2, 3]
    assert names["features"]["x"].tolist() == [0, 4, 6]


def test_a_row_needs_every_one_of_several_labels(tmp_path: Path) -> None:
    posed = posed_on(tmp_path, "x,a,b\n1,1,2\n2,,3\n3,4,NA\n4,5,6\n", columns=("a", "b"), missing=2)
    assert run(posed)["y"].tolist() == [[1, 2], [5, 6]]


def test_none_may_be_a_class(tmp_path: Path) -> None:
    text = "x,y\n" + "1,none\n2,some\n3,NA\n4,None\n" * 2
    labels = {"cells": Cells.CLASSES, "classes": ("none", "some"), "missing": 2}
    labels["spellings"] = (("none", 0), ("None", 0), ("some", 1))
    assert run(posed_on(tmp_path, text, **labels), Coding.INDICES)["y"].tolist() == [0, 1, 0] * 2


def test_missing_labels_of_typed_files_are_left_out(tmp_path: Path) -> None:
    posed = posed_on(tmp_path, "x,y\n", missing=2)
    (tmp_path / "t.csv").write_text(
        "".join(f'{{"x": {n}, "y": {cell}}}\n' for n, cell in enumerate("1 null 3 4".split()))
    )
    assert posed.source is not None
    posed = replace(posed, source=replace(posed.source, format="json lines"))
    assert run(posed)["y"].tolist() == [1, 3, 4]


def test_cells_with_lists_share_the_pattern_for_missing_ones(tmp_path: Path) -> None:
    labels = {"cells": Cells.LISTS, "classes": ("a", "b"), "separator": "|", "missing": 1}
    names = run(posed_on(tmp_path, "x,y\n1,a|b\n2,\n3,b\n4,a\n", **labels), Coding.SETS)
    assert names["y"].tolist() == [[1, 1], [0, 1], [1, 0]]


def test_a_table_with_nothing_but_the_label_gets_a_constant(tmp_path: Path) -> None:
    names = run(posed_on(tmp_path, "y\n1\n2\n3\n"))
    assert names["x_train"].tolist() == [[0.0], [0.0]]


def test_empty_columns_infinities_truth_values_and_identifiers_do_no_harm(tmp_path: Path) -> None:
    rows = "".join(f",inf,{n % 2 == 0},id{n},{'' if n % 3 else 'a'},{n}\n" for n in range(30))
    names = run(posed_on(tmp_path, f"nothing,much,flag,id,word,y\n{rows}"))
    assert np.isfinite(names["x_train"]).all()
    assert names["x_train"].shape[1] < 10


@pytest.mark.parametrize(
    ("coding", "stratify"),
    [(Coding.INDICES, "stratify=y\n"), (Coding.ROWS, "stratify=y.argmax(axis=1)\n"), (Coding.VALUES, None)],
)
def test_classes_are_split_evenly_where_that_is_possible(coding: Coding, stratify: str | None) -> None:
    posed = problem("multiclass", "sparse_categorical_crossentropy", stratify=stratify is not None)
    source = source_of(reading(posed, coding))
    assert (stratify or "random_state=0\n") in source


def test_a_name_that_occurs_twice_is_counted(tmp_path: Path) -> None:
    posed = posed_on(tmp_path, "y,x,y\n1,2,3\n4,5,6\n")
    source = source_of(reading(posed, Coding.VALUES))
    assert "# Counted from 0: a name occurs twice, such as 'y'.\nTARGET = 0\n" in source
    last = replace(posed, labels=replace(posed.labels, positions=(2,)))
    assert run(last)["y"].tolist() == [3, 6]


PLACEHOLDERS: Mapping[str, tuple[Problem, str]] = {
    "one": (problem("regression", "mse"), '# The name of its label column.\nTARGET = "label"\n'),
    "columns": (
        problem("multilabel", "binary_crossentropy"),
        '# The names of its label columns.\nTARGET = ["tag_billing", "tag_bug", "tag_account", "tag_delivery"]\n',
    ),
    "outputs": (
        problem("regression", "mse", units=2),
        '# The names of its label columns.\nTARGET = ["label_1", "label_2"]\n',
    ),
    "pair": (problem("regression", "gaussian_nll"), '# The name of its label column.\nTARGET = "label"\n'),
}


@pytest.mark.parametrize("case", PLACEHOLDERS)
def test_without_a_table_the_constants_say_what_to_put_there(case: str) -> None:
    posed, target = PLACEHOLDERS[case]
    posed = replace(posed, source=None, labels=replace(posed.labels, columns=()))
    source = source_of(reading(posed, coding_of(posed.loss, posed.kind, posed.units)))
    assert f'# The path of your table: CSV with a header.\nTABLE = "table.csv"\n{target}' in source


def test_without_a_file_the_names_of_the_columns_are_known() -> None:
    posed = replace(problem("regression", "mse"), source=None)
    assert 'TABLE = "table.csv"\nTARGET = "fill_ml"\n' in source_of(reading(posed, Coding.VALUES))


@pytest.mark.parametrize("name", ['"""', "'\\", "\u202e{}%s", "# fmt: off", "value_\N{SUPERSCRIPT TWO}", "x" * 200])
def test_hostile_names_of_columns_and_files_are_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / (name[:50].replace("/", "_") + ".csv")
    quoted = name.replace('"', '""')
    path.write_text(f'x,"{quoted}"\n1,2\n3,4\n', encoding="utf-8")
    posed = problem("regression", "mse", labels=Labels(columns=(name,), cells=Cells.NUMBERS))
    posed = replace(posed, source=Source(path=str(path), columns=("x", name)))
    assert run(posed)["y"].tolist() == [2, 4]


FILES: Mapping[str, str] = {
    "points between thousands": "id,price\n" + "".join(f"{n},1.{n + 100}.500\n{n},2.{n + 100}\n" for n in range(30)),
    "an empty column at the end": "x,y\n" + "".join(f"{n},{n % 7}.5,\n" for n in range(40)),
    "row names": "x,y\n" + "".join(f"r{n},{n},{n % 7}.5\n" for n in range(40)),
    "infinite numbers": "x,y\n" + "".join(f"{n},{'inf' if n % 10 == 9 else n % 7 + 0.5}\n" for n in range(40)),
    "aligned columns": "x      y\n" + "".join(f"{n:>3}    {n % 7}.5\n" for n in range(40)),
    "lines before the header": "A title\n\nby me\nx,y\n" + "".join(f"{n},{n % 7}.5\n" for n in range(40)),
    "a line that names the delimiter": "sep=;\nx;y\n" + "".join(f"{n};{n % 7}.5\n" for n in range(40)),
}


@pytest.mark.parametrize("what", FILES)
def test_odd_files_are_read_as_the_advice_read_them(tmp_path: Path, what: str) -> None:
    (tmp_path / "t.csv").write_text(FILES[what])
    report = actloss.advise(tmp_path / "t.csv", task="regression")
    posed = pose(report.source, report.task, report.profile, report.advice)
    names = run(posed)
    assert len(names["y"]) == report.profile.labelled
    assert _counts(names["y"], posed) == pytest.approx(_expected(posed, report.profile), abs=1e-8)
