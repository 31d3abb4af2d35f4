from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from scipy import stats
from scipy.special import gammaln
from sklearn import metrics

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.count import (
    poisson_deviance_from_log_rate,
    poisson_deviance_from_rate,
    poisson_nll_from_log_rate,
    poisson_nll_from_rate,
)
from counting import COUNT_RATES, COUNTS, HARD_AMOUNTS, HARD_LOG_RATES, HARD_RATES, of_log, pairs, worst_ulps
from strategies import RATES

Exact = Callable[[mp.mpf, mp.mpf], mp.mpf]
HARD = (0.0, *HARD_AMOUNTS)


def _nll(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
    return mu - y * mp.log(mu)


def _deviance(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
    return 2 * ((y * mp.log(y / mu) if y else 0) - y + mu)


on_rates = pytest.mark.parametrize(
    ("kernel", "exact"), [(poisson_nll_from_rate, _nll), (poisson_deviance_from_rate, _deviance)]
)
on_log_rates = pytest.mark.parametrize(
    ("kernel", "exact"), [(poisson_nll_from_log_rate, _nll), (poisson_deviance_from_log_rate, _deviance)]
)


@on_rates
def test_rates_agree_with_700_digits(kernel: Kernel, exact: Exact) -> None:
    y, mu = pairs(HARD, HARD_RATES)

    assert worst_ulps(kernel(COUNTS, COUNT_RATES), exact, COUNTS, COUNT_RATES) <= 4.0
    assert worst_ulps(kernel(y, mu), exact, y, mu) <= 4.0


@on_log_rates
def test_log_rates_agree_with_700_digits(kernel: Kernel, exact: Exact) -> None:
    (y, hard), s = pairs(HARD, HARD_LOG_RATES), np.log(COUNT_RATES)

    assert worst_ulps(kernel(COUNTS, s), of_log(exact), COUNTS, s) <= 4.0
    assert worst_ulps(kernel(y, hard), of_log(exact), y, hard) <= 4.0


@pytest.mark.parametrize("distance", [1e-12, 1e-9, 1e-6, 1e-3, 0.1])
def test_good_predictions_keep_their_small_deviances(distance: float) -> None:
    y = np.arange(1.0, 400.0)
    mu = y * (1.0 + distance)

    assert worst_ulps(poisson_deviance_from_rate(y, mu), _deviance, y, mu) <= 4.0


@given(RATES, RATES)
def test_rates_and_log_rates_give_the_same_loss(y: FloatArray, mu: FloatArray) -> None:
    s = np.log(mu)
    # Rounding s by its last digit moves the loss by mu - y times that.
    slack = (mu + y) * (np.abs(s) + 10.0) * 1e-15

    assert (np.abs(poisson_nll_from_log_rate(y, s) - poisson_nll_from_rate(y, mu)) <= slack).all()
    assert (np.abs(poisson_deviance_from_log_rate(y, s) - poisson_deviance_from_rate(y, mu)) <= slack).all()


@given(RATES, RATES)
def test_the_deviance_is_twice_the_loss_above_its_least_value(y: FloatArray, mu: FloatArray) -> None:
    above = 2.0 * (poisson_nll_from_rate(y, mu) - poisson_nll_from_rate(y, y))

    np.testing.assert_allclose(poisson_deviance_from_rate(y, mu), above, rtol=1e-12, atol=1e-7)


@given(RATES, RATES)
def test_the_deviance_is_zero_at_the_label_and_positive_elsewhere(y: FloatArray, mu: FloatArray) -> None:
    np.testing.assert_array_equal(poisson_deviance_from_rate(y, mu) > 0.0, y != mu)


@given(RATES, RATES, RATES)
def test_both_are_convex_in_the_rate(y: FloatArray, a: FloatArray, b: FloatArray) -> None:
    for kernel in (poisson_nll_from_rate, poisson_deviance_from_rate):
        chord = 0.5 * kernel(y, a) + 0.5 * kernel(y, b)

        assert (kernel(y, 0.5 * a + 0.5 * b) <= chord + 1e-12 * (y + a + b) * 20.0).all()


@pytest.mark.parametrize("kernel", [poisson_nll_from_rate, poisson_deviance_from_rate])
def test_zeros_and_infinities_cost_exactly_what_the_formulas_tend_to(kernel: Kernel) -> None:
    assert kernel([0.0, 0.0, 2.0, 2.0], [0.0, inf, 0.0, inf]).tolist() == [0.0, inf, inf, inf]


@pytest.mark.parametrize("kernel", [poisson_nll_from_log_rate, poisson_deviance_from_log_rate])
def test_infinite_log_rates_cost_what_their_rates_do(kernel: Kernel) -> None:
    assert kernel([0.0, 0.0, 2.0, 2.0], [-inf, inf, -inf, inf]).tolist() == [0.0, inf, inf, inf]


@pytest.mark.parametrize("kernel", [poisson_nll_from_log_rate, poisson_deviance_from_log_rate])
def test_a_log_rate_too_large_for_its_rate_is_infinite_without_a_warning(kernel: Kernel) -> None:
    assert kernel([0.0, 1.7e308], [1000.0, 1000.0]).tolist() == [inf, inf]


def test_scikit_learn_agrees_on_the_deviance() -> None:
    expected = metrics.mean_poisson_deviance(COUNTS, COUNT_RATES)

    assert poisson_deviance_from_rate(COUNTS, COUNT_RATES).mean() == pytest.approx(expected, rel=1e-12, abs=0.0)


def test_scipy_agrees_on_the_likelihood_but_for_the_factorial() -> None:
    full = poisson_nll_from_rate(COUNTS, COUNT_RATES) + gammaln(COUNTS + 1.0)

    np.testing.assert_allclose(full, -stats.poisson.logpmf(COUNTS, COUNT_RATES), rtol=1e-12)


def test_a_log_rate_next_to_the_logarithm_of_the_label_keeps_its_digits() -> None:
    # mpmath, 700 digits: s is log(40), rounded.
    losses = poisson_deviance_from_log_rate([40.0], [3.6888794541139363])
    assert losses.tolist() == pytest.approx([1.0547256669247583766e-31], rel=1e-12, abs=0.0)
