from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.sklearn.measure import measure
from problems import problem


def _lines(posed: Problem) -> list[str]:
    """Return the body of ``loss(y_true, y_pred)``."""
    blocks = measure(posed)
    first, docstring, *body = blocks[-1].text.splitlines()
    assert first == "def loss(y_true, y_pred):"
    assert docstring == '    """Return the loss of predictions."""'
    return [line.removeprefix("    ") for line in body]


@pytest.mark.parametrize(
    ("loss", "line"),
    [
        ("mse", "return mean_squared_error(y_true, y_pred)"),
        ("l2", "return mean_squared_error(y_true, y_pred)"),
        ("quantile", "return mean_pinball_loss(y_true, y_pred, alpha=0.5)"),
        ("tweedie_deviance", "return mean_tweedie_deviance(y_true, y_pred, power=1.5)"),
        ("poisson_nll", "return np.mean(y_pred - y_true * np.log(y_pred))"),
        ("huber", "return huber(1.0, y_true - y_pred).mean()"),
        ("smooth_l1", "return huber(1.0, y_true - y_pred).mean() / 1.0"),
        ("epsilon_insensitive", "return np.maximum(0, np.abs(y_true - y_pred) - 0.1).mean()"),
    ],
)
def test_a_loss_of_numbers_is_measured(loss: str, line: str) -> None:
    assert _lines(problem("regression", loss)) == [line]


def test_what_it_needs_is_imported() -> None:
    assert measure(problem("regression", "mae"))[-1].imports == ("from sklearn.metrics import mean_absolute_error",)
    assert measure(problem("regression", "huber"))[-1].imports == ("from scipy.special import huber",)


def test_a_parameter_of_the_problem_is_given() -> None:
    assert _lines(problem("regression", "quantile", params={"quantile": 0.9})) == [
        "return mean_pinball_loss(y_true, y_pred, alpha=0.9)"
    ]


def test_deviances_of_several_outputs_are_those_of_one_long_column() -> None:
    assert _lines(problem("regression", "gamma_deviance", units=2))[0] == (
        "y_true, y_pred = y_true.ravel(), y_pred.ravel()"
    )
    assert len(_lines(problem("regression", "mse", units=2))) == 1


@pytest.mark.parametrize(
    ("loss", "line"),
    [
        ("hinge", "return np.maximum(0, 1 - margin).mean()"),
        ("exponential", "return np.exp(-margin).mean()"),
    ],
)
def test_a_margin_is_the_score_on_the_side_of_the_label(loss: str, line: str) -> None:
    assert _lines(problem("binary", loss)) == ["margin = y_true * y_pred", line]


def test_labels_of_0_and_1_have_sides_too() -> None:
    posed = replace(problem("multilabel", "focal"), loss=catalogue.loss("hinge"))

    assert _lines(posed)[0] == "margin = (2 * y_true - 1) * y_pred"


def test_margins_of_all_classes_at_once_are_hinge_loss() -> None:
    assert _lines(problem("multiclass", "crammer_singer")) == [
        "return hinge_loss(y_true, y_pred, labels=range(len(CLASSES)))"
    ]


def test_of_two_classes_the_margin_is_how_far_their_scores_are_apart() -> None:
    assert _lines(replace(problem("binary", "hinge"), loss=catalogue.loss("crammer_singer"), units=2)) == [
        "margin = (2 * y_true - 1) * (y_pred[:, 1] - y_pred[:, 0])",
        "return np.maximum(0, 1 - margin).mean()",
    ]


def test_cross_entropy_of_a_bit_is_log_loss_cell_by_cell() -> None:
    assert _lines(problem("binary", "binary_crossentropy")) == ["return log_loss(y_true, y_pred, labels=[0, 1])"]
    assert _lines(problem("multilabel", "binary_crossentropy")) == [
        "return log_loss(y_true.ravel(), y_pred.ravel(), labels=[0, 1])"
    ]


def test_a_weighted_cross_entropy_is_divided_by_the_rows() -> None:
    assert _lines(problem("binary", "binary_crossentropy", params={"pos_weight": 4.0})) == [
        "surprise = -np.log(np.where(y_true == 1, y_pred, 1 - y_pred))",
        "weights = np.where(y_true == 1, 4.0, 1.0)",
        "# Divided by the number of rows, not by their weights, as in training.",
        "return np.mean(weights * surprise)",
    ]


def test_weights_of_labels_are_a_constant() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.0)})

    assert measure(posed)[0] == Block("POS_WEIGHT = [1.0, 2.0, 3.0, 4.0]")
    assert "weights = np.where(y_true == 1, POS_WEIGHT, 1.0)" in _lines(posed)


@pytest.mark.parametrize(
    ("activation", "before"),
    [
        ("softmax", []),
        ("log_softmax", ["y_pred = np.exp(y_pred)"]),
        ("linear", ["y_pred = softmax(y_pred, axis=1)"]),
    ],
)
def test_cross_entropy_of_classes_is_log_loss_of_their_probabilities(activation: str, before: list[str]) -> None:
    posed = problem("multiclass", "softmax_loss", activation=activation)

    assert _lines(posed) == [*before, "return log_loss(y_true, y_pred, labels=range(len(CLASSES)))"]


def test_weights_of_classes_weigh_the_surprise_of_each_row() -> None:
    posed = problem("multiclass", "categorical_crossentropy", params={"class_weight": (1.0, 2.0, 3.0)})

    assert _lines(posed)[0] == "surprise = -np.log(y_pred[np.arange(len(y_true)), y_true])"
    assert _lines(posed)[-1] == "return np.mean(np.array(CLASS_WEIGHT)[y_true] * surprise)"


def test_a_divergence_may_be_in_bits() -> None:
    posed = problem("multiclass", "kl_divergence", params={"base": 2.0})

    assert _lines(posed) == ["return log_loss(y_true, y_pred, labels=range(len(CLASSES))) / np.log(2.0)"]
