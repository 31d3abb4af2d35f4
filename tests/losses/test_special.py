from math import inf

import numpy as np
import pytest
from mpmath import mp

from actloss.losses.arrays import FloatArray
from actloss.losses.special import (
    HALF_LOG_TWO_PI,
    half_deviance,
    half_deviance_or,
    log_over,
    stirling_error,
    stirling_error_of_counts,
    times_exp,
)
from counting import worst_ulps

RNG = np.random.default_rng(20261123)


def _stirling(x: mp.mpf) -> mp.mpf:
    return mp.loggamma(x + 1) - (x + 0.5) * mp.log(x) + x - mp.log(2 * mp.pi) / 2


def test_half_a_deviance_keeps_every_digit_of_small_errors() -> None:
    x = np.concatenate(
        [RNG.uniform(-0.64, 1.99, 500), 10.0 ** RNG.uniform(-300.0, 0.0, 100) * RNG.choice([-0.6, 1.9], 100)]
    )
    x = x[np.abs(x) > 1e-150]

    assert worst_ulps(half_deviance(x, 1.0, np.full_like(x, np.nan)), lambda e: e - mp.log1p(e), x) < 2.5


def test_far_from_zero_half_a_deviance_is_what_the_caller_found() -> None:
    x = np.array([-1.0, -0.65, 2.0, inf, np.nan])

    assert half_deviance(x, 3.0, np.arange(5.0)).tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_the_formula_is_worked_out_only_far_from_zero() -> None:
    asked = []

    def far(x: FloatArray) -> FloatArray:
        asked.extend(x.tolist())
        return x

    half_deviance_or(np.array([0.5, 3.0, -0.1, np.nan]), 1.0, far, np.arange(4.0))

    assert asked == [1.0, 3.0]


def test_the_logarithm_of_a_ratio_to_one_is_exact_to_the_last_digit() -> None:
    y = RNG.gamma(2.0, 3.0, 300)
    s = np.log(y) + RNG.choice([1e-8, 1e-3, 1.0], 300) * RNG.normal(size=300)

    assert worst_ulps(log_over(s, y), lambda a, b: a - mp.log(b), s, y) < 0.51


def test_a_label_of_zero_is_infinitely_far_below_every_rate() -> None:
    assert log_over(np.array([-1000.0, 0.0]), np.zeros(2)).tolist() == [inf, inf]


def test_a_factor_holds_back_an_exponential_beyond_float64() -> None:
    factor, x = np.array([3.0, 1e-300, 1e300, 0.0]), np.array([1.0, 1200.0, -1200.0, inf])
    found = times_exp(factor, x)

    assert worst_ulps(found[:3], lambda f, e: f * mp.exp(e), factor[:3], x[:3]) < 4.0
    assert np.isnan(found[3])


@pytest.mark.parametrize(
    "x", [RNG.uniform(0.0, 20.0, 300), 10.0 ** RNG.uniform(-12.0, 12.0, 300)], ids=["near", "wide"]
)
def test_the_error_of_stirlings_formula_adds_less_than_a_digit_to_a_likelihood(x: FloatArray) -> None:
    with mp.workdps(60):
        exact = [float(_stirling(mp.mpf(each))) for each in x.tolist()]

    np.testing.assert_allclose(stirling_error(x), exact, rtol=1e-15, atol=3e-16)


def test_the_series_of_stirlings_error_is_exact_from_its_start_on() -> None:
    x = np.concatenate([np.linspace(16.0, 20.0, 50), 10.0 ** RNG.uniform(1.3, 12.0, 50)])

    assert worst_ulps(stirling_error(x), _stirling, x) < 3.0


@pytest.mark.parametrize("start", [0.0, 1e-300, 0.3, 17.0, 1e12])
def test_counts_look_it_up(start: float) -> None:
    counts = np.array([1.0, 2.0, 14.0, 15.0, 16.0, 17.0, 1e6])

    np.testing.assert_allclose(stirling_error_of_counts(counts, start), stirling_error(counts + start), rtol=1e-14)


def test_stirlings_formula_and_its_error_give_factorials() -> None:
    logs = 20.5 * np.log(20.0) - 20.0 + HALF_LOG_TWO_PI + stirling_error(np.array([20.0]))

    assert np.exp(logs) == pytest.approx(2432902008176640000.0, rel=1e-13, abs=0.0)
