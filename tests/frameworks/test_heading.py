"""The comment at the top says what the code is for, and nothing from the data can act in it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.heading import heading
from actloss.frameworks.problem import Cells, Labels, Problem, Source, Style
from actloss.frameworks.program import Block, Program
from encoded import executed
from linted import formatted
from problems import problem

BINARY = problem("binary", "binary_crossentropy")


def lines(posed: Problem, style: Style = Style.SNIPPET, packages: tuple[str, ...] = ("torch",)) -> tuple[str, ...]:
    return heading(posed, "PyTorch", packages, style)


def named(*columns: str) -> Problem:
    return replace(BINARY, labels=replace(BINARY.labels, columns=columns))


def test_a_snippet_says_what_it_is_for() -> None:
    assert lines(replace(BINARY, params={"pos_weight": 2.0})) == (
        "Labels, output layer and loss for PyTorch, written by actloss.",
        "pip install torch numpy",
        "Label: 'churned', two classes (binary).",
        "Output: 1 unit, sigmoid; loss: binary_crossentropy with pos_weight = 2.0.",
        "Baseline: 0.6397, the loss of the best constant over the whole table.",
        "Paste it into your program: encode takes the label cells as pandas has them.",
    )


PLAIN = "Paste it into your program: encode takes the label cells as pandas has them"
WRITTEN = (
    "Paste it into your program: encode takes the label cells as they are written:"
    " pd.read_csv(..., dtype=str, keep_default_na=False)"
)
CELLS: Mapping[str, tuple[Labels, str]] = {
    "plain": (Labels(cells=Cells.NUMBERS), f"{PLAIN}."),
    "missing": (
        Labels(cells=Cells.NUMBERS, missing=1200),
        f"{PLAIN}. Leave out the rows that lack a label first: 1,200 of this table.",
    ),
    "unknown": (
        Labels(cells=Cells.INDICATORS, classes=("a", "b"), gaps=True),
        f"{PLAIN}, nan or empty where a label is unknown.",
    ),
    "points between thousands": (Labels(cells=Cells.NUMBERS, formats=("thousands separator",)), f"{WRITTEN}."),
    "a class that pandas takes for nothing": (Labels(cells=Cells.CLASSES, classes=("None", "some")), f"{WRITTEN}."),
}


@pytest.mark.parametrize("case", CELLS)
def test_it_says_how_cells_are_to_be_read(case: str) -> None:
    labels, said = CELLS[case]
    assert " ".join(lines(replace(BINARY, labels=labels))).endswith(said)


def test_without_a_baseline_nothing_is_said_of_it() -> None:
    assert not any("Baseline" in line for line in lines(replace(BINARY, baseline=None)))


def test_a_script_needs_what_reads_the_table() -> None:
    said = lines(BINARY, Style.SCRIPT, ("scikit-learn",))
    assert said[:2] == (
        "A training program for PyTorch, written by actloss.",
        "pip install scikit-learn numpy pandas",
    )
    assert said[-1].startswith("Change the model")


@pytest.mark.parametrize(
    ("source", "package"),
    [
        (Source(path="a.parquet", format="parquet"), "pyarrow"),
        (Source(path="a.csv.zst"), "zstandard"),
        (Source(path="a.csv and 1 more", paths=("a.csv", "b.csv.zst")), "zstandard"),
        (Source(path="a.csv", compression="zstd"), "zstandard"),
        (Source(path="a.csv"), "scikit-learn"),
        (None, "scikit-learn"),
    ],
)
def test_some_files_need_a_package_more(source: Source | None, package: str) -> None:
    assert lines(replace(BINARY, source=source), Style.SCRIPT)[1].endswith(f" {package}")
    assert lines(replace(BINARY, source=source))[1] == "pip install torch numpy"


@pytest.mark.parametrize(
    ("posed", "said"),
    [
        (problem("regression", "mse"), "Label: 'fill_ml', a number (regression)."),
        (problem("multiclass", "sparse_categorical_crossentropy"), "Label: 'species', 3 classes (multiclass)."),
        (named(), "Label: two classes (binary)."),
        (named("a", "b"), "Label: 'a' and 'b', two classes (binary)."),
        (named(*"abcde"), "Label: 'a', 'b', 'c' and 2 more columns, two classes (binary)."),
    ],
)
def test_it_names_the_label(posed: Problem, said: str) -> None:
    assert lines(posed)[2] == said


def test_several_numbers_are_counted() -> None:
    posed = problem("regression", "mse")
    two = replace(posed, labels=replace(posed.labels, columns=("x", "y")))
    assert lines(two)[2] == "Label: 'x' and 'y', 2 numbers (regression)."


def test_without_a_table_as_many_numbers_as_the_head_puts_out() -> None:
    posed = problem("regression", "mse")
    generic = replace(posed, labels=replace(posed.labels, columns=()))
    assert lines(replace(generic, units=3))[2] == "Label: 3 numbers (regression)."
    assert lines(generic)[2] == "Label: a number (regression)."


def test_a_head_of_two_outputs_for_each_label_predicts_one_number() -> None:
    posed = problem("regression", "gaussian_nll")
    assert lines(replace(posed, labels=replace(posed.labels, columns=())))[2] == "Label: a number (regression)."


def test_of_many_numbers_of_a_parameter_the_constant_is_named() -> None:
    posed = problem("multiclass", "sparse_categorical_crossentropy", params={"class_weight": (1.0, 2.0, 3.0)})
    assert "with class_weight in CLASS_WEIGHT." in " ".join(lines(posed))


@pytest.mark.parametrize("room", range(20))
def test_a_parameter_and_its_value_stay_on_one_line(room: int) -> None:
    posed = replace(BINARY, loss=replace(BINARY.loss, name="x" * (40 + room)), params={"pos_weight": 2.0})
    assert any("pos_weight = 2.0." in line for line in lines(posed))


def test_a_length_is_told_in_the_label_s_unit_too() -> None:
    posed = problem("regression", "huber", params={"delta": 1.345}, lengths={"delta": 1.54278e9})
    assert "with delta = 1.345 (1.543e+09 in the label's unit)." in " ".join(lines(posed))


def test_of_scaled_labels_both_baselines_are_told() -> None:
    posed = problem("regression", "mse", baseline=1.0)
    scaled = replace(posed, labels=replace(posed.labels, scale=((3e9, 1e9),)))
    start = "Baseline: 1, the loss of the best constant over the whole table, on the scaled labels"
    assert f"{start}." in " ".join(lines(scaled))
    assert f"{start}; 1.316e+18 on labels as they are." in " ".join(lines(replace(scaled, unscaled=1.316e18)))


def test_a_baseline_below_0_is_no_mistake() -> None:
    posed = problem("regression", "poisson_nll", baseline=-22.34)
    said = "Baseline: -22.34, the loss of the best constant over the whole table; this loss may lie below 0."
    assert said in " ".join(lines(posed))


@pytest.mark.parametrize(("rows", "test"), [(11, 3), (99, 20)])
def test_a_script_says_when_rows_are_few(rows: int, test: int) -> None:
    said = " ".join(lines(replace(BINARY, rows=rows), Style.SCRIPT))
    assert f"{rows} rows are few: a model may learn them by heart, and the test line is of only {test}." in said


@pytest.mark.parametrize("rows", [0, 100])
def test_of_enough_rows_and_of_unknown_ones_a_script_says_nothing(rows: int) -> None:
    assert "are few" not in " ".join(lines(replace(BINARY, rows=rows), Style.SCRIPT))


def test_a_snippet_trains_on_rows_of_its_reader_s() -> None:
    assert "are few" not in " ".join(lines(replace(BINARY, rows=11)))


HOSTILE = (
    "coding: utf-7",
    "# -*- coding: utf-16 -*-",
    "a\nraise SystemExit(1)",
    "\r\u2028\x0craise SystemExit(1)",
    "x" * 36 + " # fmt: off",
    "# fmt: off",
    "# ruff: noqa",
    "word " * 30,
    "\u202egnp.exe",
    "\0",
    "\ud800",
)


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_in_the_comment(name: str, style: Style) -> None:
    posed = named("first", name, "third")
    said = lines(posed, style)
    assert not any("coding" in line for line in said[:2])
    source = str(Program(said, (Block("x  =  1"),)))
    assert executed(source.encode())["x"] == 1
    assert formatted(source).endswith("\nx = 1\n")


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("pytorch", "Output: 1 unit, softplus; loss: mse."),
        ("xgboost", "Output: 1 score, held within the range of softplus; loss: mse."),
        ("sklearn", "Output: 1 score, held within the range of softplus; loss: mse."),
    ],
)
def test_a_model_without_layers_has_no_activation_to_put_out(framework: str, said: str) -> None:
    posed = problem("regression", "mse", activation="softplus")
    output = FRAMEWORKS[framework].output(posed)

    assert said in heading(posed, "A framework", (), Style.SNIPPET, output=output)


def test_where_scikit_learn_has_no_estimator_probabilities_come_from_a_sigmoid() -> None:
    posed = replace(problem("binary", "brier"), loss=catalogue.loss("mse"))

    assert FRAMEWORKS["sklearn"].output(posed) == "sigmoid"


@pytest.mark.parametrize(
    ("lengths", "said"),
    [
        ({}, "delta = 2.5 (1.345 · MAD / 0.6745)"),
        ({"delta": 5e4}, "delta = 2.5 (5e+04 in the label's unit, 1.345 · MAD"),
    ],
)
def test_it_says_where_a_parameter_comes_from(lengths: dict[str, float], said: str) -> None:
    huber = problem(
        "regression", "huber", params={"delta": 2.5}, lengths=lengths, measured={"delta": "1.345 · MAD / 0.6745"}
    )

    assert said in " ".join(heading(huber, "PyTorch", ("torch",), Style.SNIPPET))
