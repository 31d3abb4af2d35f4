from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from sklearn import metrics

from actloss.losses.arrays import FloatArray
from actloss.losses.count import (
    gamma_deviance_from_log_rate,
    gamma_deviance_from_rate,
    poisson_nll_from_log_rate,
    poisson_nll_from_rate,
    tweedie_deviance_from_log_rate,
    tweedie_deviance_from_rate,
)
from strategies import RATES

RNG = np.random.default_rng(20261123)
Y, MU = RNG.gamma(2.0, 3.0, 1000), RNG.gamma(2.0, 3.0, 1000)
POWERS = (1.001, 1.1, 1.5, 1.9, 1.999)
NEAR = ([1.0, 3.0, 1e-5, 7.0, 1e300, 2.0], [1.0 + 1e-12, 3.0 * (1 - 1e-8), 1.00001e-5, 7.7, 1.0000001e300, 2.0])
FAR = ([1e-300, 1e300, 5.0, 1e-10, 123.0], [1e300, 1e-5, 0.01, 10.0, 0.5])


def _exact(formula: Callable[[Any, Any], Any], y: list[float], p: list[float]) -> list[float]:
    with mp.workdps(700):
        return [float(formula(mp.mpf(a), mp.mpf(b))) for a, b in zip(y, p, strict=True)]


def _tweedie(power: float) -> Callable[[Any, Any], Any]:
    def deviance(y: Any, mu: Any) -> Any:  # noqa: ANN401 - mpmath has no types
        p = mp.mpf(power)
        return 2 * (y ** (2 - p) / ((1 - p) * (2 - p)) - y * mu ** (1 - p) / (1 - p) + mu ** (2 - p) / (2 - p))

    return deviance


@pytest.mark.parametrize(("y", "mu"), [NEAR, FAR], ids=["near", "far"])
def test_gamma_deviance_agrees_with_700_digits(y: list[float], mu: list[float]) -> None:
    expected = _exact(lambda a, b: 2 * (mp.log(b / a) + a / b - 1), y, mu)

    np.testing.assert_allclose(gamma_deviance_from_rate(y, mu), expected, rtol=2e-15)


@pytest.mark.parametrize("power", POWERS)
@pytest.mark.parametrize(("y", "mu"), [NEAR, FAR], ids=["near", "far"])
def test_tweedie_deviance_agrees_with_700_digits(y: list[float], mu: list[float], power: float) -> None:
    expected = _exact(_tweedie(power), y, mu)

    np.testing.assert_allclose(tweedie_deviance_from_rate(y, mu, power=power), expected, rtol=2e-15)


@pytest.mark.parametrize("log_rate", [-1000.0, -700.0, -1.0, 0.0, 1.0, 700.0])
def test_extreme_log_rates_agree_with_700_digits(log_rate: float) -> None:
    y, s = [1e-200, 1.0, 3.5, 1e10], [log_rate] * 4
    poisson = _exact(lambda a, b: mp.exp(b) - a * b, y, s)
    gamma = _exact(lambda a, b: 2 * (b - mp.log(a) + a * mp.exp(-b) - 1), y, s)
    tweedie = _exact(lambda a, b: _tweedie(1.25)(a, mp.exp(b)), y, s)

    np.testing.assert_allclose(poisson_nll_from_log_rate(y, s), poisson, rtol=1e-14)
    np.testing.assert_allclose(gamma_deviance_from_log_rate(y, s), gamma, rtol=1e-12)
    np.testing.assert_allclose(tweedie_deviance_from_log_rate(y, s, power=1.25), tweedie, rtol=1e-12)


@given(RATES, RATES, st.sampled_from(POWERS))
def test_rates_and_log_rates_give_the_same_loss(y: FloatArray, mu: FloatArray, power: float) -> None:
    s = np.log(mu)

    np.testing.assert_allclose(poisson_nll_from_log_rate(y, s), poisson_nll_from_rate(y, mu), rtol=1e-9, atol=1e-7)
    np.testing.assert_allclose(
        gamma_deviance_from_log_rate(y, s), gamma_deviance_from_rate(y, mu), rtol=1e-9, atol=1e-9
    )
    np.testing.assert_allclose(
        tweedie_deviance_from_log_rate(y, s, power=power),
        tweedie_deviance_from_rate(y, mu, power=power),
        rtol=1e-9,
        atol=1e-9,
    )


@given(RATES, RATES, st.sampled_from(POWERS))
def test_deviances_are_zero_at_the_label_and_positive_elsewhere(y: FloatArray, mu: FloatArray, power: float) -> None:
    for deviance in (
        gamma_deviance_from_rate(y, mu),
        tweedie_deviance_from_rate(y, mu, power=power),
    ):
        np.testing.assert_array_equal(deviance > 0.0, y != mu)

    assert (poisson_nll_from_rate(y, mu) >= poisson_nll_from_rate(y, y) - 1e-9 * y).all()


@given(RATES, RATES, st.floats(0.01, 100.0))
def test_gamma_deviance_sees_only_the_ratio(y: FloatArray, mu: FloatArray, unit: float) -> None:
    scaled = gamma_deviance_from_rate(unit * y, unit * mu)

    np.testing.assert_allclose(scaled, gamma_deviance_from_rate(y, mu), rtol=1e-7, atol=1e-28)


def test_zeros_and_infinities_cost_exactly_what_the_formulas_tend_to() -> None:
    y, mu = np.array([0.0, 0.0, 2.0, 2.0]), np.array([0.0, inf, 0.0, inf])
    with np.errstate(divide="ignore"):
        s = np.log(mu)

    assert poisson_nll_from_rate(y, mu).tolist() == [0.0, inf, inf, inf]
    assert poisson_nll_from_log_rate(y, s).tolist() == [0.0, inf, inf, inf]
    for power in POWERS:
        assert tweedie_deviance_from_rate(y, mu, power=power).tolist() == [0.0, inf, inf, inf]
        assert tweedie_deviance_from_log_rate(y, s, power=power).tolist() == [0.0, inf, inf, inf]
    assert gamma_deviance_from_rate(y[2:], mu[2:]).tolist() == [inf, inf]
    assert gamma_deviance_from_log_rate(y[2:], s[2:]).tolist() == [inf, inf]


def test_a_log_rate_too_large_for_its_rate_is_infinite_without_a_warning() -> None:
    assert poisson_nll_from_log_rate([0.0, 1.7e308], [1000.0, 1000.0]).tolist() == [inf, inf]


def test_tweedie_tends_to_gamma_and_to_the_poisson_deviance() -> None:
    poisson = 2.0 * (poisson_nll_from_rate(Y, MU) - poisson_nll_from_rate(Y, Y))

    np.testing.assert_allclose(
        tweedie_deviance_from_rate(Y, MU, power=2 - 1e-9), gamma_deviance_from_rate(Y, MU), rtol=1e-7
    )
    np.testing.assert_allclose(tweedie_deviance_from_rate(Y, MU, power=1 + 1e-9), poisson, rtol=1e-7, atol=1e-12)


def test_scikit_learn_agrees() -> None:
    poisson = 2.0 * (poisson_nll_from_rate(Y, MU) - poisson_nll_from_rate(Y, Y))
    zeros = np.where(Y < 3.0, 0.0, Y)

    assert poisson.mean() == pytest.approx(metrics.mean_poisson_deviance(Y, MU), rel=1e-12)
    assert gamma_deviance_from_rate(Y, MU).mean() == pytest.approx(metrics.mean_gamma_deviance(Y, MU), rel=1e-12)
    assert tweedie_deviance_from_rate(zeros, MU, power=1.7).mean() == pytest.approx(
        metrics.mean_tweedie_deviance(zeros, MU, power=1.7), rel=1e-12
    )
