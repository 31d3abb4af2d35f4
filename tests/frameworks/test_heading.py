"""The comment at the top says what the code is for, and nothing from the data can act in it."""

from dataclasses import replace

import pytest

from actloss.frameworks.heading import heading
from actloss.frameworks.problem import Problem, Source, Style
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
        "Paste it into your program: encode takes the label cells as pandas has them.",
    )


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


def test_many_numbers_of_a_parameter_are_counted() -> None:
    posed = problem("multiclass", "sparse_categorical_crossentropy", params={"class_weight": (1.0, 2.0, 3.0)})
    assert "with class_weight = 3 numbers." in " ".join(lines(posed))


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
