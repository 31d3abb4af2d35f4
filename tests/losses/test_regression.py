from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from scipy import special
from sklearn import metrics

from actloss.losses.arrays import FloatArray
from actloss.losses.regression import (
    absolute_error,
    huber,
    log_cosh,
    quantile,
    smooth_l1,
    squared_error,
    squared_log_error,
)
from strategies import REALS

mp.dps = 60
RNG = np.random.default_rng(20261123)
Y, P = RNG.normal(size=1000), RNG.normal(size=1000)

SYMMETRIC = (squared_error, absolute_error, huber, smooth_l1, log_cosh, quantile)


def _exact(formula: Callable[[Any, Any], Any], y: list[float], p: list[float]) -> list[float]:
    return [float(formula(mp.mpf(a), mp.mpf(b))) for a, b in zip(y, p, strict=True)]


@given(REALS, REALS)
def test_losses_of_errors_are_symmetric_and_zero_at_the_label(y: FloatArray, p: FloatArray) -> None:
    for loss in SYMMETRIC:
        losses = loss(y, p)

        np.testing.assert_array_equal(losses, loss(-y, -p))
        np.testing.assert_array_equal(losses, loss(p, y))
        assert (losses >= 0.0).all()
        np.testing.assert_array_equal(loss(y, y), np.zeros_like(y))


@given(REALS, REALS)
def test_huber_is_delta_times_smooth_l1(y: FloatArray, p: FloatArray) -> None:
    for threshold in (0.01, 1.0, 250.0):
        np.testing.assert_allclose(
            huber(y, p, delta=threshold), threshold * smooth_l1(y, p, beta=threshold), rtol=1e-15, atol=1e-300
        )


@given(REALS, REALS)
def test_two_opposite_quantiles_add_up_to_the_absolute_error(y: FloatArray, p: FloatArray) -> None:
    total = quantile(y, p, quantile=0.2) + quantile(y, p, quantile=0.8)

    np.testing.assert_allclose(total, absolute_error(y, p), rtol=1e-15)
    np.testing.assert_array_equal(2.0 * quantile(y, p), absolute_error(y, p))


def test_log_cosh_lies_between_its_two_limits() -> None:
    error = np.array([1e-6, 0.1, 1.0, 5.0, 50.0])
    losses = log_cosh(np.zeros(5), error)

    assert (losses <= huber(np.zeros(5), error)).all()
    assert (losses >= error - np.log(2.0)).all()


@pytest.mark.parametrize("error", [1e-9, 1e-4, 0.3, 0.9999999, 1.0, 1.0000001, 7.0, 40.0, 1000.0])
def test_log_cosh_agrees_with_sixty_digits(error: float) -> None:
    np.testing.assert_allclose(log_cosh(0.0, error), float(mp.log(mp.cosh(error))), rtol=5e-16)


MSLE_PAIRS = (
    [1.0, 1.0, 1e-20, 5.0, 0.0, 1e300, 1e300, -0.999, 0.5, 1e-8, -1.0 + 1e-15],
    [1.0 + 1e-12, 1e9, 3e-20, 5.0, 1e-300, 3e300, 0.0, -0.9, 1e308, 2e-8, 1e308],
)


def test_squared_log_error_agrees_with_sixty_digits() -> None:
    y, p = MSLE_PAIRS
    with mp.workdps(400):
        expected = _exact(lambda a, b: (mp.log1p(a) - mp.log1p(b)) ** 2, y, p)

    np.testing.assert_allclose(squared_log_error(y, p), expected, rtol=2e-15)


def test_squared_log_error_is_infinite_only_at_the_ends() -> None:
    assert squared_log_error([0.0, 0.0, 1e308], [-1.0, inf, 1e308]).tolist() == [inf, inf, 0.0]


@pytest.mark.parametrize("loss", [squared_error, absolute_error, huber, smooth_l1, log_cosh, quantile])
def test_far_predictions_cost_what_they_cost_without_a_warning(loss: Callable[..., FloatArray]) -> None:
    losses = loss([0.0, 0.0, 0.0], [1e300, -1e300, inf])

    assert not np.isnan(losses).any()
    assert losses[2] == inf
    # Only the square of 1e300 is more than float64 holds.
    assert (losses[:2] == inf).all() == (loss is squared_error)


def test_a_threshold_of_any_size_keeps_the_quadratic_part() -> None:
    assert smooth_l1(0.0, 1e200, beta=1e250).tolist() == pytest.approx(5e149, rel=1e-15)
    assert huber(0.0, 1e-200, delta=1e-300).tolist() == 0.0
    assert smooth_l1(0.0, 1e-200, beta=1e-300).tolist() == 1e-200


def test_scikit_learn_and_scipy_agree() -> None:
    positive_y, positive_p = np.exp(Y), np.exp(P)
    level = 0.9

    assert squared_error(Y, P).mean() == pytest.approx(metrics.mean_squared_error(Y, P), rel=1e-14)
    assert absolute_error(Y, P).mean() == pytest.approx(metrics.mean_absolute_error(Y, P), rel=1e-14)
    assert squared_log_error(positive_y, positive_p).mean() == pytest.approx(
        metrics.mean_squared_log_error(positive_y, positive_p), rel=1e-13
    )
    assert quantile(Y, P, quantile=level).mean() == pytest.approx(
        metrics.mean_pinball_loss(Y, P, alpha=level), rel=1e-14
    )
    np.testing.assert_allclose(huber(Y, P, delta=0.7), special.huber(0.7, P - Y), rtol=1e-14)
