"""Predictions become classes as written."""

from typing import Any

import numpy as np
import pytest

from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.problem import Problem
from encoded import executed, source_of
from linted import complaints, formatted
from problems import problem

BINARY = problem("binary", "binary_crossentropy")
HINGE = problem("binary", "hinge")
CLASSES = problem("multiclass", "sparse_categorical_crossentropy")
LABELS = problem("multilabel", "binary_crossentropy")
MARGINS = problem("multilabel", "hinge")
RANKS = problem("multiclass", "coral")
RANK = problem("multiclass", "mse", units=1)


def decided(posed: Problem, y_pred: object, coding: Coding | None = None) -> Any:  # noqa: ANN401 - several types
    """Return what the generated ``decide`` makes of predictions."""
    coding = coding or coding_of(posed.loss, posed.kind, posed.units)
    source = source_of((*encoding(posed.labels, coding), *deciding(posed, coding)))
    assert formatted(source) == source
    assert complaints(source) == ""
    return executed(source)["decide"](y_pred).tolist()


@pytest.mark.parametrize("y_pred", [[0.2, 0.8], [[0.2], [0.8]], np.array([0.5, 0.51])])
def test_one_unit_decides_at_one_half(y_pred: object) -> None:
    assert decided(BINARY, y_pred) == ["no", "yes"]


def test_the_sign_of_a_margin_decides() -> None:
    assert decided(HINGE, [-0.1, 0.1]) == ["no", "yes"]
    assert decided(MARGINS, [[-1, 0.1, 2, -3]]) == [[False, True, True, False]]


def test_the_largest_of_several_units_decides() -> None:
    assert decided(CLASSES, [[0.1, 0.2, 0.7], [0.6, 0.2, 0.2]]) == ["virginica", "setosa"]


def test_each_label_is_decided_for_itself() -> None:
    assert decided(LABELS, [[0.1, 0.6, 0.5, 0.9]]) == [[False, True, False, True]]


def test_of_ranks_the_steps_count_that_are_passed() -> None:
    assert decided(RANKS, [[0.9, 0.8], [0.9, 0.2], [0.1, 0.9]]) == ["virginica", "versicolor", "setosa"]


def test_one_number_for_the_rank_is_rounded() -> None:
    assert decided(RANK, [[-4.0], [0.6], [1e30]], Coding.VALUES) == ["setosa", "versicolor", "virginica"]


def test_a_regression_decides_nothing() -> None:
    assert deciding(problem("regression", "mse"), Coding.VALUES) == ()
