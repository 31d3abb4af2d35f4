"""Where training begins: the constant behind each activation, undone."""

import math

import numpy as np
import pytest

from actloss import catalogue
from actloss.advice.choice import Choice
from actloss.advice.constants import best_constant
from actloss.advice.facts import BiasInit
from actloss.advice.start import bias_of
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import profile_of

VALUES = [0.5, 1.0, 2.0, 4.0, 8.0] * 20
COUNTS = [0, 0, 0, 1, 2, 5] * 20
SHARES = [0.2, 0.4, 0.9] * 20


def start(labels: object, loss: str, activation: str, task: str = "regression", **params: object) -> BiasInit:
    profile = profile_of(labels)  # type: ignore[arg-type]
    found = infer_task(profile, Kind(task))
    elicits = catalogue.loss(loss).elicits
    choice = Choice(loss=loss, activation=activation, elicits=elicits, params=params)  # type: ignore[arg-type]
    best = best_constant(profile, found, choice, scaled=False)
    return bias_of(profile, found, choice, best, scaled=False)


@pytest.mark.parametrize(
    ("labels", "loss", "activation", "expected", "rule"),
    [
        (VALUES, "mse", "linear", 3.1, "mean"),
        (VALUES, "mse", "softplus", math.log(math.expm1(3.1)), "mean, before softplus"),
        (VALUES, "mae", "relu", 2.0, "median"),
        ([-1.0, -1.0, 0.0, 0.0, 0.0, 3.0] * 9, "mae", "relu", 1e-6, "median"),
        (SHARES, "mse", "tanh", math.atanh(0.5), "mean, before tanh"),
        (SHARES, "mse", "sigmoid", 0.0, "log-odds of the mean"),
        (VALUES, "poisson_nll", "exp", math.log(3.1), "log of the mean"),
        ([0.0, *VALUES], "smape", "exp", math.log(2.0), "log of the best constant prediction"),
    ],
)
def test_the_start_is_the_constant_before_the_activation(
    labels: list[float], loss: str, activation: str, expected: float, rule: str
) -> None:
    found = start(labels, loss, activation)

    assert found.values == pytest.approx((expected,), abs=1e-9)
    assert found.rule == rule


def test_pairs_start_at_both_numbers_the_second_as_its_logarithm() -> None:
    gaussian, laplace = start(VALUES, "gaussian_nll", "linear"), start(VALUES, "laplace_nll", "linear")
    zero_inflated = start(COUNTS, "zip_nll", "exp")

    assert gaussian.values == pytest.approx((3.1, math.log(np.var(VALUES))))
    assert laplace.values == pytest.approx((2.0, math.log(np.abs(np.array(VALUES) - 2).mean())))
    share, rate = 1 / (1 + math.exp(-zero_inflated.values[0])), math.exp(zero_inflated.values[1])
    assert (1 - share) * rate == pytest.approx(np.mean(COUNTS), rel=1e-4)


def test_scores_start_at_the_constant_and_behind_a_tanh_at_zero() -> None:
    labels = ["no", "yes", "yes", "yes"] * 10

    assert start(labels, "hinge", "linear", "binary").values == (1.0,)
    assert start(labels, "hinge", "tanh", "binary").values == (0.0,)
    assert start(labels, "logistic", "linear", "binary").values == pytest.approx((math.log(3),))


def test_scores_of_a_class_that_never_occurs_stay_finite() -> None:
    columns = {"a": [1, 1, 0, 1] * 10, "b": [0, 0, 1, 0] * 10, "c": [0] * 40}
    profile = profile_of(columns, layout=Layout.ONE_HOT)
    task = infer_task(profile_of(["a", "b", "c"] * 10), Kind.MULTICLASS)
    choice = Choice(loss="softmax_loss", activation="linear", elicits="probabilities")
    best = best_constant(profile, task, choice, scaled=False)
    found = bias_of(profile, task, choice, best, scaled=False)

    assert found.values[2] == pytest.approx(-math.log(81))
    assert found.rule == "log of the class shares"


@pytest.mark.parametrize(
    ("loss", "activation", "rule"),
    [
        ("focal", "softmax", "log of the best constant prediction"),
        ("brier", "softmax", "log of the class shares"),
        ("coral", "sigmoid", "log-odds of a class above k, for each k"),
        ("binary_crossentropy", "sigmoid", "log-odds of each class's share"),
    ],
)
def test_what_classes_start_at_is_said(loss: str, activation: str, rule: str) -> None:
    assert start(["a", "b", "b", "c"] * 10, loss, activation, "multiclass").rule == rule


def test_smoothed_labels_move_the_constant_away_from_the_shares() -> None:
    found = start(["no", "yes", "yes", "yes"] * 10, "binary_crossentropy", "sigmoid", "binary", label_smoothing=0.2)

    assert found.rule == "log-odds of the best constant prediction"
    assert found.values == pytest.approx((math.log(0.7 / 0.3),))


def test_sets_start_at_each_labels_share_where_a_sigmoid_still_learns() -> None:
    columns = {"a": [1, 1, 0, 1] * 10, "b": [0, 0, 1, 0] * 10}
    profile = profile_of(columns)
    task = infer_task(profile, Kind.MULTILABEL)
    choice = Choice(loss="dice", activation="sigmoid", elicits="decisions")
    best = best_constant(profile, task, choice, scaled=False)

    assert best.prediction == (1.0, 0.0)
    assert bias_of(profile, task, choice, best, scaled=False).values == pytest.approx((math.log(3), -math.log(3)))


def scaled_start(labels: list[float]) -> tuple[float, ...]:
    profile = profile_of(labels)
    task = infer_task(profile, Kind.REGRESSION)
    choice = Choice(loss="mse", activation="linear", elicits="mean")
    best = best_constant(profile, task, choice, scaled=True)
    assert best.prediction != (0.0,)
    return bias_of(profile, task, choice, best, scaled=True).values


def test_what_rounding_leaves_of_a_zero_is_none() -> None:
    thirds = [0.1 * row for row in range(97)]
    balanced = ["no"] * 30 + ["yes"] * 10

    assert scaled_start([1e5 + label for label in thirds]) == (0.0,)
    assert start([label - 4.8 for label in thirds], "mse", "linear").values == (0.0,)
    assert start(balanced, "binary_crossentropy", "sigmoid", "binary", pos_weight=3.0).values == (0.0,)


def test_what_is_small_since_its_unit_is_stays() -> None:
    tiny = [value * 1e-12 for value in VALUES]

    assert start(tiny, "mse", "linear").values == pytest.approx((3.1e-12,), rel=1e-9)
    assert start([2e-15] * 9 + [2e-15 + 1e-20], "mae", "linear").values == pytest.approx((2e-15,))


@pytest.mark.parametrize(
    ("loss", "activation", "params"),
    [
        ("sparse_categorical_crossentropy", "softmax", {}),
        ("nll", "log_softmax", {}),
        ("softmax_loss", "linear", {}),
        ("brier", "softmax", {}),
    ],
)
def test_classes_that_are_alike_start_at_zeros(loss: str, activation: str, params: dict[str, float]) -> None:
    found = start(["a", "b", "c"] * 10, loss, activation, "multiclass", **params)

    assert found == BiasInit(values=(0.0, 0.0, 0.0), rule="0, since no class leads")


def test_classes_that_weights_make_alike_start_at_zeros() -> None:
    labels = ["a"] * 30 + ["b"] * 20 + ["c"] * 10
    weights = (2 / 3, 1.0, 2.0)
    found = start(labels, "sparse_categorical_crossentropy", "softmax", "multiclass", class_weight=weights)

    assert found == BiasInit(values=(0.0, 0.0, 0.0), rule="0, since no class leads after weighting")


def test_labels_that_are_alike_start_where_each_is() -> None:
    columns = {name: [0, 0, 1, 0] * 10 for name in "ab"}
    profile = profile_of(columns, layout=Layout.MULTI_HOT)
    task = infer_task(profile, Kind.MULTILABEL)
    choice = Choice(loss="binary_crossentropy", activation="sigmoid", elicits="probabilities")
    best = best_constant(profile, task, choice, scaled=False)

    assert bias_of(profile, task, choice, best, scaled=False).values == pytest.approx((-math.log(3),) * 2)
