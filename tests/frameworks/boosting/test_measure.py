from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from actloss import catalogue
from actloss.catalogue import Form, Scale
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.entry import Coding
from actloss.losses.arrays import FloatArray
from problems import problem

SOFT = {"class_weight": (0.5, 3.0, 1.0), "label_smoothing": 0.2}

VALUES = [
    ("mse", {}),
    ("l2", {}),
    ("mae", {}),
    ("huber", {"delta": 0.7}),
    ("pseudo_huber", {"delta": 0.7}),
    ("log_cosh", {}),
    ("quantile", {"quantile": 0.2}),
    ("expectile", {"quantile": 0.2}),
    ("mape", {}),
]
RATES = [
    ("poisson_nll", {}),
    ("poisson_deviance", {}),
    ("gamma_nll", {}),
    ("gamma_deviance", {}),
    ("tweedie_deviance", {"power": 1.3}),
]
BITS = [
    ("binary_crossentropy", {}),
    ("binary_crossentropy", {"pos_weight": 2.5}),
    ("binary_crossentropy", {"pos_weight": 2.5, "label_smoothing": 0.1}),
    ("focal", {"gamma": 1.5}),
    ("focal", {"gamma": 1.5, "alpha": 0.25}),
]
CLASSES = [
    ("sparse_categorical_crossentropy", {}),
    ("sparse_categorical_crossentropy", {"class_weight": (0.5, 3.0, 1.0)}),
    ("sparse_categorical_crossentropy", SOFT),
    ("softmax_loss", {}),
]
SHARES = [
    ("categorical_crossentropy", {}),
    ("categorical_crossentropy", SOFT),
    ("kl_divergence", {}),
    ("kl_divergence", {"base": 2.0}),
]

rng = np.random.default_rng(0)
POSITIVE = rng.gamma(2.0, 1.5, 40)
RAW, SCORES = rng.normal(0.0, 1.5, 40), rng.normal(0.0, 1.5, (40, 3))
BIT, INDEX = rng.integers(0, 2, 40).astype(float), rng.integers(0, 3, 40)
ROWS = rng.dirichlet([1.0, 2.0, 0.5], 40)


def loss(kind: str, name: str, coding: Coding, params: Mapping[str, float | tuple[float, ...]]) -> Callable[..., float]:
    """Return the generated function."""
    block = measured(problem(kind, name, params=params), coding, params)
    space: dict[str, Any] = {key.upper(): np.array(value) for key, value in params.items()}
    exec("\n".join((*block.imports, block.text)), space)  # noqa: S102 - it is what was written
    function: Callable[..., float] = space["loss"]
    return function


def ours(
    name: str, kind: str, scale: Scale, y_true: FloatArray, y_pred: FloatArray, params: Mapping[str, Any]
) -> float:
    row = catalogue.loss(name)
    losses = row.variant(kind).kernels[scale](y_true, y_pred, **params)
    if row.mass is not None:
        masses = row.mass(y_true, y_pred)
        return float((losses * masses).sum() / masses.sum())
    return float(losses.sum() if row.reduction == "sum" else losses.mean())


@pytest.mark.parametrize(("name", "params"), VALUES)
def test_a_loss_of_values_is_the_catalogues(name: str, params: Mapping[str, float]) -> None:
    expected = ours(name, "regression", Scale.VALUE, POSITIVE, RAW, params)
    assert loss("regression", name, Coding.VALUES, params)(POSITIVE, RAW) == pytest.approx(expected)


def test_msle_is_of_raw_scores_that_are_logarithms() -> None:
    expected = ours("msle", "regression", Scale.VALUE, POSITIVE, np.expm1(RAW), {})
    assert loss("regression", "msle", Coding.VALUES, {})(POSITIVE, RAW) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "params"), RATES)
def test_a_loss_of_rates_is_the_catalogues(name: str, params: Mapping[str, float]) -> None:
    expected = ours(name, "regression", Scale.LOG_RATE, POSITIVE, RAW, params)
    assert loss("regression", name, Coding.VALUES, params)(POSITIVE, RAW) == pytest.approx(expected)


def test_gaussian_nll_is_of_mean_and_log_variance() -> None:
    pairs = SCORES[:, :2]
    expected = ours(
        "gaussian_nll",
        "regression",
        Scale.VALUE,
        POSITIVE,
        np.column_stack([pairs[:, 0], np.exp(pairs[:, 1])]),
        {},
    )
    assert loss("regression", "gaussian_nll", Coding.VALUES, {})(POSITIVE, pairs) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "params"), BITS)
def test_a_loss_of_two_classes_is_the_catalogues(name: str, params: Mapping[str, float]) -> None:
    expected = ours(name, "binary", Scale.LOGIT, BIT, RAW, params)
    assert loss("binary", name, Coding.BITS, params)(BIT, RAW) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["logistic", "hinge"])
def test_a_loss_of_margins_is_the_catalogues_on_labels_of_0_and_1(name: str) -> None:
    expected = ours(name, "binary", Scale.MARGIN, 2.0 * BIT - 1.0, RAW, {})
    assert loss("binary", name, Coding.BITS, {})(BIT, RAW) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "params"), CLASSES)
def test_a_loss_of_class_indices_is_the_catalogues(name: str, params: Mapping[str, float]) -> None:
    expected = ours(name, "multiclass", Scale.LOGIT, INDEX.astype(float), SCORES, params)
    assert loss("multiclass", name, Coding.INDICES, params)(INDEX, SCORES) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "params"), SHARES)
def test_a_loss_of_distributions_is_the_catalogues(name: str, params: Mapping[str, float]) -> None:
    expected = ours(name, "multiclass", Scale.LOGIT, ROWS, SCORES, params)
    assert loss("multiclass", name, Coding.ROWS, params)(ROWS, SCORES) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["coral", "corn"])
def test_a_loss_of_ranks_is_the_catalogues(name: str) -> None:
    assert catalogue.loss(name).form is Form.RANKS
    expected = ours(name, "multiclass", Scale.LOGIT, INDEX.astype(float), SCORES[:, :2], {})
    assert loss("multiclass", name, Coding.INDICES, {})(INDEX, SCORES[:, :2]) == pytest.approx(expected)
