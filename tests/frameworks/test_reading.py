"""The first half of a script: the rows and labels that the advice rests on, split and made numbers."""

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
from encoded import executed, source_of
from problems import problem
from read_tables import counts_of, expected, run

SAMPLES = [
    str(path)
    for path in sorted((*Path("sample_data").glob("*.csv"), *Path("sample_data/messy").iterdir()))
    # pandas needs another package for zstandard.
    if path.name != "expected.csv" and path.suffix != ".zst"
]


@pytest.mark.parametrize("path", SAMPLES)
def test_it_sees_the_labels_that_the_advice_rests_on(path: str) -> None:
    report = actloss.advise(path)
    posed = pose(report.source, report.task, report.profile, report.advice)
    names = run(posed)
    y, profile = names["y"], report.profile
    assert len(y) == profile.labelled
    assert counts_of(y, posed) == pytest.approx(expected(posed, profile))
    for part in ("x_train", "x_test"):
        assert names[part].dtype == np.float32
        assert np.isfinite(names[part]).all()
    assert len(names["y_test"]) == len(names["x_test"]) == -(-len(y) // 5)


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


def test_of_labels_with_gaps_rows_that_know_one_stay(tmp_path: Path) -> None:
    labels = Labels(columns=("a", "b"), cells=Cells.INDICATORS, classes=("a", "b"), gaps=True)
    posed = posed_on(tmp_path, "x,a,b\n1,1,0\n2,,1\n3,,?\n4,0,NA\n")
    names = run(replace(posed, labels=labels), Coding.SETS)
    assert names["y"] == pytest.approx(np.array([[1, 0], [np.nan, 1], [0, np.nan]]), nan_ok=True)
    assert names["features"]["x"].tolist() == [1, 2, 4]


def test_it_says_how_many_rows_are_left_out(tmp_path: Path) -> None:
    posed = posed_on(tmp_path, "x,y\n", missing=1500)
    assert "# Rows without a label are left out: 1,500 of 2,500.\n" in source_of(
        reading(replace(posed, rows=1000), Coding.VALUES)
    )
    several = posed_on(tmp_path, "x,a,b\n", columns=("a", "b"), missing=2)
    assert "# Rows that lack one of the labels are left out: 2 of 5.\n" in source_of(
        reading(replace(several, rows=3), Coding.VALUES)
    )
    lists = posed_on(tmp_path, "x,y\n", cells=Cells.LISTS, classes=("a",), separator="|", missing=1)
    assert "# If an empty cell means that no label applies, keep them.\n" in source_of(reading(lists, Coding.SETS))


def test_a_row_needs_every_column_of_its_class(tmp_path: Path) -> None:
    labels = {"columns": ("a", "b"), "classes": ("a", "b"), "cells": Cells.INDICATORS, "missing": 1}
    posed = posed_on(tmp_path, "x,a,b\n1,1,0\n2,,1\n3,0,1\n4,1,0\n", **labels)
    assert run(posed, Coding.ROWS)["y"].tolist() == [[1, 0], [0, 1], [1, 0]]


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
    assert ("# Not stratified: a class has too few rows to be in both parts.\n" in source) is (stratify is None)


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


@pytest.mark.parametrize("columns", [["label"], ["one", "two"]])
def test_columns_that_the_model_must_not_see_can_be_listed(tmp_path: Path, columns: list[str]) -> None:
    path = tmp_path / "table.csv"
    labels = [",".join([f"{row}.5", f"{row}.25"][: len(columns)]) for row in range(50)]
    path.write_text(f"id,x,{','.join(columns)}\n" + "".join(f"{row},1,{cells}\n" for row, cells in enumerate(labels)))
    report = actloss.advise(path, columns, "regression")
    posed = pose(report.source, report.task, report.profile, report.advice)
    source = source_of(reading(posed, Coding.VALUES))
    assert "\nDROP = []  # columns that the model must not see, such as identifiers\n" in source
    names = executed(source.replace("DROP = []", 'DROP = ["id"]'))
    assert list(names["features"].columns) == ["x"]
    assert list(executed(source)["features"].columns) == ["id", "x"]


def test_where_there_is_nothing_but_the_label_nothing_can_be_dropped(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["label", *(f"{row}.5" for row in range(50))]))
    report = actloss.advise(path)
    assert "DROP" not in source_of(
        reading(pose(report.source, report.task, report.profile, report.advice), Coding.VALUES)
    )


def test_features_have_the_decimal_comma_of_the_label(tmp_path: Path) -> None:
    rows = "".join(f"{n % 7},5;1.{n + 100},0;1.{n + 100},25\n" for n in range(40))
    (tmp_path / "t.csv").write_text(f"a;b;rent\n{rows}")
    report = actloss.advise(tmp_path / "t.csv", target="rent")
    features = run(pose(report.source, report.task, report.profile, report.advice))["features"]
    assert features.dtypes.astype(str).tolist() == ["float64", "float64"]
    assert features.loc[1].tolist() == [1.5, 1101.0]


def test_without_points_between_thousands_of_the_label_points_keep_their_meaning(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a;rent\n" + "".join(f"{n};{n},25\n" for n in range(40)))
    report = actloss.advise(tmp_path / "t.csv", target="rent")
    posed = pose(report.source, report.task, report.profile, report.advice)
    source = source_of(reading(posed, Coding.VALUES))
    assert '"decimal": ","' in source
    assert '"thousands"' not in source
