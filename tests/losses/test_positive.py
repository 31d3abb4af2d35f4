from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from scipy import stats
from sklearn import metrics

from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.count import poisson_deviance_from_rate
from actloss.losses.positive import (
    gamma_deviance_from_log_rate,
    gamma_deviance_from_rate,
    gamma_nll_from_log_rate,
    gamma_nll_from_rate,
    tweedie_deviance_from_log_rate,
    tweedie_deviance_from_rate,
)
from counting import AMOUNT_RATES, AMOUNTS, HARD_AMOUNTS, HARD_LOG_RATES, HARD_RATES, of_log, pairs, worst_ulps
from strategies import RATES

POWERS = (1.001, 1.1, 1.5, 1.9, 1.999)
Exact = Callable[[mp.mpf, mp.mpf], mp.mpf]


def _nll(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
    return mp.log(mu) + y / mu


def _deviance(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
    return 2 * (mp.log(mu / y) + y / mu - 1)


def _tweedie(power: float) -> Exact:
    def deviance(y: mp.mpf, mu: mp.mpf) -> mp.mpf:
        p = mp.mpf(power)
        return 2 * (y ** (2 - p) / ((1 - p) * (2 - p)) - y * mu ** (1 - p) / (1 - p) + mu ** (2 - p) / (2 - p))

    return deviance


@pytest.mark.parametrize(("kernel", "exact"), [(gamma_nll_from_rate, _nll), (gamma_deviance_from_rate, _deviance)])
def test_gamma_of_rates_agrees_with_700_digits(kernel: Kernel, exact: Exact) -> None:
    y, mu = pairs(HARD_AMOUNTS, HARD_RATES)

    assert worst_ulps(kernel(AMOUNTS, AMOUNT_RATES), exact, AMOUNTS, AMOUNT_RATES) <= 4.0
    assert worst_ulps(kernel(y, mu), exact, y, mu) <= 4.0


@pytest.mark.parametrize(
    ("kernel", "exact"), [(gamma_nll_from_log_rate, _nll), (gamma_deviance_from_log_rate, _deviance)]
)
def test_gamma_of_log_rates_agrees_with_700_digits(kernel: Kernel, exact: Exact) -> None:
    (y, hard), s = pairs(HARD_AMOUNTS, HARD_LOG_RATES), np.log(AMOUNT_RATES)

    assert worst_ulps(kernel(AMOUNTS, s), of_log(exact), AMOUNTS, s) <= 4.0
    assert worst_ulps(kernel(y, hard), of_log(exact), y, hard) <= 4.0


@pytest.mark.parametrize("power", POWERS)
def test_tweedie_of_rates_agrees_with_700_digits(power: float) -> None:
    exact, (y, mu) = _tweedie(power), pairs((0.0, *HARD_AMOUNTS), HARD_RATES)

    assert (
        worst_ulps(tweedie_deviance_from_rate(AMOUNTS, AMOUNT_RATES, power=power), exact, AMOUNTS, AMOUNT_RATES) <= 5.0
    )
    assert worst_ulps(tweedie_deviance_from_rate(y, mu, power=power), exact, y, mu) <= 5.0


@pytest.mark.parametrize("power", POWERS)
def test_tweedie_of_log_rates_agrees_with_700_digits(power: float) -> None:
    exact, (y, hard), s = _tweedie(power), pairs((0.0, *HARD_AMOUNTS), HARD_LOG_RATES), np.log(AMOUNT_RATES)

    assert worst_ulps(tweedie_deviance_from_log_rate(AMOUNTS, s, power=power), of_log(exact), AMOUNTS, s) <= 5.0
    assert worst_ulps(tweedie_deviance_from_log_rate(y, hard, power=power), of_log(exact), y, hard) <= 4.0


@pytest.mark.parametrize("scale", [1e-290, 1e-300, 1e300])
def test_tiny_and_huge_amounts_keep_their_small_deviances(scale: float) -> None:
    y = scale * np.arange(1.0, 100.0)
    mu = y * (1.0 + 1e-9)

    assert worst_ulps(gamma_deviance_from_rate(y, mu), _deviance, y, mu) <= 4.0
    assert worst_ulps(tweedie_deviance_from_rate(y, mu), _tweedie(1.5), y, mu) <= 4.0


@given(RATES, RATES, st.sampled_from(POWERS))
def test_rates_and_log_rates_give_the_same_loss(y: FloatArray, mu: FloatArray, power: float) -> None:
    s = np.log(mu)
    gammas = [
        (gamma_nll_from_log_rate(y, s), gamma_nll_from_rate(y, mu)),
        (gamma_deviance_from_log_rate(y, s), gamma_deviance_from_rate(y, mu)),
        (tweedie_deviance_from_log_rate(y, s, power=power), tweedie_deviance_from_rate(y, mu, power=power)),
    ]
    for logs, rates in gammas:
        np.testing.assert_allclose(logs, rates, rtol=1e-9, atol=1e-9)


@given(RATES, RATES, st.sampled_from(POWERS))
def test_deviances_are_zero_at_the_label_and_positive_elsewhere(y: FloatArray, mu: FloatArray, power: float) -> None:
    for deviance in (gamma_deviance_from_rate(y, mu), tweedie_deviance_from_rate(y, mu, power=power)):
        np.testing.assert_array_equal(deviance > 0.0, y != mu)


@given(RATES, RATES)
def test_the_gamma_deviance_is_twice_the_loss_above_its_least_value(y: FloatArray, mu: FloatArray) -> None:
    above = 2.0 * (gamma_nll_from_rate(y, mu) - gamma_nll_from_rate(y, y))

    np.testing.assert_allclose(gamma_deviance_from_rate(y, mu), above, rtol=1e-12, atol=1e-13)


@given(RATES, RATES, st.floats(0.01, 100.0))
def test_the_gamma_deviance_sees_only_the_ratio(y: FloatArray, mu: FloatArray, unit: float) -> None:
    scaled = gamma_deviance_from_rate(unit * y, unit * mu)

    np.testing.assert_allclose(scaled, gamma_deviance_from_rate(y, mu), rtol=1e-7, atol=1e-28)


@pytest.mark.parametrize("power", POWERS)
def test_tweedie_of_zeros_and_infinities_costs_what_its_formula_tends_to(power: float) -> None:
    y, mu, s = [0.0, 0.0, 2.0, 2.0], [0.0, inf, 0.0, inf], [-inf, inf, -inf, inf]

    assert tweedie_deviance_from_rate(y, mu, power=power).tolist() == [0.0, inf, inf, inf]
    assert tweedie_deviance_from_log_rate(y, s, power=power).tolist() == [0.0, inf, inf, inf]


@pytest.mark.parametrize("kernel", [gamma_nll_from_rate, gamma_deviance_from_rate])
def test_gamma_of_a_rate_of_zero_or_infinity_is_infinite(kernel: Kernel) -> None:
    assert kernel([2.0, 2.0], [0.0, inf]).tolist() == [inf, inf]


@pytest.mark.parametrize("kernel", [gamma_nll_from_log_rate, gamma_deviance_from_log_rate])
def test_gamma_of_an_infinite_log_rate_is_infinite(kernel: Kernel) -> None:
    assert kernel([2.0, 2.0, 1.0], [-inf, inf, -1000.0]).tolist() == [inf, inf, inf]


def test_a_loss_near_zero_is_found_where_the_rate_itself_is_hardly_a_number() -> None:
    y = 712.0 * float(mp.exp(-712))

    assert gamma_nll_from_log_rate([y], [-712.0]) == pytest.approx([0.0], abs=1e-11)


def test_tweedie_tends_to_the_gamma_and_to_the_poisson_deviance() -> None:
    np.testing.assert_allclose(
        tweedie_deviance_from_rate(AMOUNTS, AMOUNT_RATES, power=2 - 1e-9),
        gamma_deviance_from_rate(AMOUNTS, AMOUNT_RATES),
        rtol=1e-7,
    )
    np.testing.assert_allclose(
        tweedie_deviance_from_rate(AMOUNTS, AMOUNT_RATES, power=1 + 1e-9),
        poisson_deviance_from_rate(AMOUNTS, AMOUNT_RATES),
        rtol=1e-7,
    )


def test_scikit_learn_agrees() -> None:
    zeros = np.where(AMOUNTS < 3.0, 0.0, AMOUNTS)

    assert gamma_deviance_from_rate(AMOUNTS, AMOUNT_RATES).mean() == pytest.approx(
        metrics.mean_gamma_deviance(AMOUNTS, AMOUNT_RATES), rel=1e-12, abs=0.0
    )
    assert tweedie_deviance_from_rate(zeros, AMOUNT_RATES, power=1.7).mean() == pytest.approx(
        metrics.mean_tweedie_deviance(zeros, AMOUNT_RATES, power=1.7), rel=1e-12, abs=0.0
    )


def test_scipy_agrees_on_waiting_times() -> None:
    np.testing.assert_allclose(
        gamma_nll_from_rate(AMOUNTS, AMOUNT_RATES), -stats.expon.logpdf(AMOUNTS, scale=AMOUNT_RATES), rtol=1e-12
    )


def test_a_log_rate_next_to_the_logarithm_of_the_label_keeps_its_digits() -> None:
    # mpmath, 700 digits: s is log(40), rounded.
    losses = gamma_deviance_from_log_rate([40.0], [3.6888794541139363])
    assert losses.tolist() == pytest.approx([2.6368141673118960319e-33], rel=1e-12, abs=0.0)
