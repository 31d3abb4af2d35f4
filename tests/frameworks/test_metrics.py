"""The metric beside the loss of the test rows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.metrics import metric, reached
from actloss.frameworks.problem import Cells, Labels, Problem
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


@pytest.mark.parametrize(("coding", "absent"), [(Coding.SETS, 0.0), (Coding.SIGNED_SETS, -1.0)])
@pytest.mark.parametrize("weighed", [{"imbalanced": True}, {"params": {"pos_weight": 3.0}}])
def test_rare_labels_are_weighed_as_much_as_frequent_ones(
    coding: Coding, absent: float, weighed: dict[str, Any]
) -> None:
    rows = [[1.0, absent], [absent, absent], [absent, absent], [absent, np.nan]]
    arrays = {"y_test": np.array(rows), "decision": np.zeros((4, 2), dtype=bool)}
    posed = problem("multilabel", "binary_crossentropy", **weighed)
    # The first label is never found, the second is never there.
    assert measured(posed, coding, **arrays) == ("balanced accuracy per label", pytest.approx(2 / 3))


@pytest.mark.parametrize(("coding", "absent"), [(Coding.SETS, 0.0), (Coding.SIGNED_SETS, -1.0)])
def test_unknown_labels_do_not_count(coding: Coding, absent: float) -> None:
    posed = problem("multilabel", "binary_crossentropy")
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))
    arrays = {"y_test": np.array([[1.0, np.nan], [absent, 1.0]]), "decision": np.array([[True, True], [True, True]])}
    assert measured(gaps, coding, **arrays) == ("accuracy per label", pytest.approx(2 / 3))


def test_of_a_quantile_the_share_below_is_shown() -> None:
    arrays = {"y_test": np.array([1.0, 2.0, 3.0, 4.0]), "y_pred": np.full(4, 3.5)}
    posed = problem("regression", "quantile", params={"quantile": 0.9})
    assert measured(posed, Coding.VALUES, **arrays) == ("share of labels below", 0.75)
    assert metric(posed, Coding.VALUES).told == "# It should be near 0.9."
    assert metric(replace(posed, params={}), Coding.VALUES).told == "# It should be near 0.5."


@pytest.mark.parametrize(
    ("activation", "y_pred"),
    [("softmax", [[0.5, 0.5], [1.0, 0.0]]), ("log_softmax", np.log([[0.5, 0.5], [1.0, 1e-9]]))],
)
def test_of_shares_their_errors_are_shown(activation: str, y_pred: object) -> None:
    posed = problem("multiclass", "categorical_crossentropy", activation=activation)
    posed = replace(posed, labels=replace(posed.labels, cells=Cells.SHARES))
    arrays = {"y_test": np.array([[0.25, 0.75], [1.0, 0.0]]), "y_pred": np.array(y_pred)}
    assert measured(posed, Coding.ROWS, **arrays) == ("mean absolute error", pytest.approx(0.125))


CONSTANTS: Mapping[str, tuple[Problem, Coding, object, float]] = {
    "the median": (problem("regression", "mse"), Coding.VALUES, [1.0, 2.0, 9.0], 8 / 3),
    "the most frequent class": (THREE, Coding.INDICES, [0, 2, 2, 1], 0.5),
    "each label as it mostly is": (problem("multilabel", "mse"), Coding.SETS, [[1, 0], [1, 1], [0, 0], [1, 0]], 0.75),
}


@pytest.mark.parametrize("case", CONSTANTS)
def test_what_the_best_constant_comes_to(case: str) -> None:
    posed, coding, labels, expected = CONSTANTS[case]
    y_test = np.array(labels)
    names: dict[str, Any] = {"np": np, "y_train": y_test, "y_test": y_test, "CLASSES": CLASSES}
    found = metric(posed, coding)
    names |= {"decision": np.zeros(y_test.shape, dtype=bool), "y_pred": y_test}
    exec("\n".join((*found.lines, f"value = {found.constant}")), names)  # noqa: S102 - what the test is about
    assert names["value"] == pytest.approx(expected)


def test_the_closing_lines_show_the_constant_before_what_was_reached() -> None:
    posed = replace(problem("regression", "mse"), labels=Labels(cells=Cells.NUMBERS, scale=((1.0, 2.0),)))
    assert reached(posed, Coding.VALUES, y_pred="predict(raw)", loss="loss_fn(raw)") == (
        "y_pred = predict(raw)",
        "constant = np.abs(LABEL_STD * (np.median(y_train, axis=0) - y_test)).mean()",
        'print(f"constant  mean absolute error {constant:.4g}")',
        "test_loss = loss_fn(raw)",
        "error = np.abs(y_pred - unscale(y_test)).mean()",
        'print(f"test  loss {test_loss:.4g}  mean absolute error {error:.4g}")',
    )
    quantile = reached(problem("regression", "quantile"), Coding.VALUES, y_pred="predict(raw)", loss="loss_fn(raw)")
    assert quantile[-3:-1] == ("# It should be near 0.5.", "below = (y_test < y_pred).mean()")


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
