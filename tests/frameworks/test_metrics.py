"""The metric beside the loss of the test rows."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.metrics import metric
from actloss.frameworks.problem import Problem
from problems import problem

CLASSES = ["setosa", "versicolor", "virginica"]
THREE = problem("multiclass", "sparse_categorical_crossentropy")


def measured(posed: Problem, coding: Coding, **arrays: Any) -> tuple[str, object]:  # noqa: ANN401 - several types
    """Return title and value of a problem's metric."""
    found = metric(posed, coding)
    names: dict[str, Any] = {"np": np, **arrays}
    exec("\n".join((*found.lines, f"value = {found.expression}")), names)  # noqa: S102 - what the test is about
    return found.title, float(names["value"])


@pytest.mark.parametrize(
    ("coding", "y_test"),
    [
        (Coding.INDICES, [0, 1, 2, 0]),
        (Coding.VALUES, [0.0, 1.0, 2.0, 0.0]),
        (Coding.ROWS, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]),
        (Coding.SETS, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]),
        (Coding.SIGNED_SETS, [[1, -1, -1], [-1, 1, -1], [-1, -1, 1], [1, -1, -1]]),
    ],
)
def test_accuracy_and_balanced_accuracy_of_classes(coding: Coding, y_test: list[object]) -> None:
    arrays = {
        "CLASSES": [*CLASSES, "never"],
        "y_test": np.array(y_test),
        "decision": np.array(["setosa", "setosa", "virginica", "setosa"], dtype=object),
    }
    assert measured(THREE, coding, **arrays) == ("accuracy", 0.75)
    assert measured(replace(THREE, imbalanced=True), coding, **arrays) == ("balanced accuracy", pytest.approx(2 / 3))


@pytest.mark.parametrize(("coding", "y_test"), [(Coding.BITS, [0.0, 1.0, 1.0]), (Coding.SIGNS, [-1.0, 1.0, 1.0])])
def test_accuracy_of_two_classes(coding: Coding, y_test: list[float]) -> None:
    arrays = {"y_test": np.array(y_test), "decision": np.array(["no", "yes", "no"], dtype=object)}
    found = measured(problem("binary", "binary_crossentropy"), coding, CLASSES=["no", "yes"], **arrays)
    assert found == ("accuracy", pytest.approx(2 / 3))


@pytest.mark.parametrize(("coding", "absent"), [(Coding.SETS, 0.0), (Coding.SIGNED_SETS, -1.0)])
def test_accuracy_per_label(coding: Coding, absent: float) -> None:
    arrays = {"y_test": np.array([[1.0, absent]]), "decision": np.array([[True, True]])}
    assert measured(problem("multilabel", "binary_crossentropy"), coding, **arrays) == ("accuracy per label", 0.5)


def test_mean_absolute_error_in_the_labels_unit() -> None:
    posed = problem("regression", "mse")
    arrays = {"y_test": np.array([1.0, 2.0]), "y_pred": np.array([2.0, 4.0])}
    assert measured(posed, Coding.VALUES, **arrays) == ("mean absolute error", 1.5)
    scaled = replace(posed, labels=replace(posed.labels, scale=((0.0, 2.0),)))
    assert measured(scaled, Coding.VALUES, unscale=lambda y: 2 * y, **arrays) == ("mean absolute error", 0.0)


@pytest.mark.parametrize(("loss", "expected"), [("gaussian_nll", 0.75), ("zip_nll", 0.25)])
def test_of_a_pair_of_predictions_the_mean_stands_for_the_label(loss: str, expected: float) -> None:
    arrays = {"y_test": np.array([1.0]), "y_pred": np.array([[0.25, 1.0]])}
    assert measured(problem("regression", loss), Coding.VALUES, **arrays) == ("mean absolute error", expected)
