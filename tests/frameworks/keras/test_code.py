"""Whole programs in Keras."""

import re

import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.keras import FRAMEWORK
from actloss.frameworks.keras.shapes import coding_in_keras, label_shape
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import WIDTH, Program
from actloss.frameworks.registry import code_for
from problems import every_problem, problem

PROBLEMS = {
    **every_problem(FRAMEWORK),
    "imbalanced": problem("binary", "binary_crossentropy", params={"pos_weight": 39.0}, imbalanced=True),
    "weights": problem("multiclass", "sparse_categorical_crossentropy", params={"class_weight": (1.0, 2.0, 0.5)}),
    "alphas": problem("multilabel", "focal", params={"alpha": (0.1, 0.2, 0.3, 0.4)}),
    "softplus": problem("regression", "tweedie_deviance", activation="softplus"),
}
DEFINED = ("encode", "head", "loss_fn", "predict")
every_style = pytest.mark.parametrize("style", Style)


@every_style
@pytest.mark.parametrize("posed", PROBLEMS.values(), ids=PROBLEMS)
def test_a_program_is_python_that_keeps_to_its_width_and_names_no_backend(posed: Problem, style: Style) -> None:
    source = str(Program((), FRAMEWORK.write(posed, style)))

    compile(source, "program", "exec")
    assert max(map(len, source.splitlines())) <= WIDTH
    assert not re.search(r"import (torch|jax|tensorflow)|KERAS_BACKEND", source)


def test_the_top_comment_says_that_a_backend_is_needed() -> None:
    top = code_for(PROBLEMS["binary-hinge"], FRAMEWORK, Style.SNIPPET).split("\n\n")[0]

    assert "# Keras needs a backend too, TensorFlow unless KERAS_BACKEND=torch or KERAS_BACKEND=jax" in top


@every_style
def test_it_defines_what_its_reader_goes_on_with(style: Style) -> None:
    names = [*DEFINED, "decide"] + (["model", "y_pred", "decision"] if style is Style.SCRIPT else [])
    source = str(Program((), FRAMEWORK.write(PROBLEMS["multilabel-tversky"], style)))

    assert [name for name in names if not re.search(rf"^(def {name}\(|{name} = )", source, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("posed", "coding", "shape"),
    [
        (problem("binary", "logistic"), Coding.BITS, "float64 [n]"),
        (problem("multiclass", "focal"), Coding.ROWS, "float64 [n, 3]"),
        (problem("multiclass", "rps"), Coding.INDICES, "int64 [n]"),
        (problem("multilabel", "dice"), Coding.SETS, "float64 [n, 4]"),
        (problem("regression", "mse", units=2), Coding.VALUES, "float64 [n, 2]"),
        (problem("regression", "laplace_nll"), Coding.VALUES, "float64 [n]"),
    ],
    ids=lambda value: value.loss.name if isinstance(value, Problem) else "",
)
def test_labels_are_coded_as_the_loss_takes_them(posed: Problem, coding: Coding, shape: str) -> None:
    assert (coding_in_keras(posed), label_shape(posed)) == (coding, shape)
