from collections.abc import Callable, Mapping
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from scipy import special

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray
from actloss.losses.regression import mse
from actloss.losses.robust import cauchy, huber, log_cosh, pseudo_huber, smooth_l1, tukey_biweight, welsch
from digits import exactly, ulps
from strategies import REALS

RNG = np.random.default_rng(20261123)
Y = RNG.normal(size=1000)
# Half of the predictions are anywhere, half close to the label.
P = np.where(np.arange(1000) % 2, RNG.normal(size=1000), Y * (1.0 + 10.0 ** RNG.uniform(-12, 0, 1000)))

CONVEX = (huber, smooth_l1, pseudo_huber, log_cosh)
REDESCENDING = (cauchy, welsch, tukey_biweight)
WITH_THRESHOLD = {
    "delta": (huber, pseudo_huber),
    "beta": (smooth_l1,),
    "c": REDESCENDING,
}
HUGE = 1.7e308

EXACT: dict[str, tuple[Callable[..., FloatArray], str, Callable[..., object]]] = {
    "huber": (huber, "delta", lambda y, p, k: min(abs(y - p), k) * (abs(y - p) - min(abs(y - p), k) / 2)),
    "smooth_l1": (smooth_l1, "beta", lambda y, p, k: min(abs(y - p), k) * (abs(y - p) - min(abs(y - p), k) / 2) / k),
    "pseudo_huber": (pseudo_huber, "delta", lambda y, p, k: k * k * (mp.sqrt(1 + ((y - p) / k) ** 2) - 1)),
    "cauchy": (cauchy, "c", lambda y, p, k: k * k / 2 * mp.log1p(((y - p) / k) ** 2)),
    "welsch": (welsch, "c", lambda y, p, k: -k * k / 2 * mp.expm1(-(((y - p) / k) ** 2))),
    "tukey_biweight": (tukey_biweight, "c", lambda y, p, k: k * k / 6 * (1 - (1 - min(abs(y - p) / k, 1) ** 2) ** 3)),
}


@given(REALS, REALS)
def test_losses_of_errors_are_symmetric_and_zero_at_the_label(y: FloatArray, p: FloatArray) -> None:
    for loss in (*CONVEX, *REDESCENDING):
        losses = loss(y, p)

        np.testing.assert_array_equal(losses, loss(-y, -p))
        np.testing.assert_array_equal(losses, loss(p, y))
        assert (losses >= 0.0).all()
        np.testing.assert_array_equal(loss(y, y), np.zeros_like(y))


@given(REALS, REALS, REALS, st.floats(0.0, 1.0))
def test_those_that_do_not_redescend_are_convex(y: FloatArray, p: FloatArray, q: FloatArray, share: float) -> None:
    for loss in CONVEX:
        chord = share * loss(y, p) + (1.0 - share) * loss(y, q)

        assert (loss(y, share * p + (1.0 - share) * q) <= chord * (1.0 + 1e-9) + 1e-6).all()


@given(REALS, REALS)
def test_huber_is_delta_times_smooth_l1(y: FloatArray, p: FloatArray) -> None:
    for threshold in (0.01, 1.0, 250.0):
        np.testing.assert_allclose(
            huber(y, p, delta=threshold), threshold * smooth_l1(y, p, beta=threshold), rtol=1e-15, atol=1e-300
        )


@given(REALS, REALS)
def test_pseudo_huber_is_at_most_huber_and_half_a_squared_threshold_less(y: FloatArray, p: FloatArray) -> None:
    corner, smooth = huber(y, p, delta=3.0), pseudo_huber(y, p, delta=3.0)

    assert (smooth <= corner * (1.0 + 1e-14) + 1e-300).all()
    assert (smooth >= corner * (1.0 - 1e-14) - 4.5).all()


def test_log_cosh_lies_between_its_two_limits() -> None:
    error = np.array([1e-6, 0.1, 1.0, 5.0, 50.0])
    losses = log_cosh(np.zeros(5), error)

    assert (losses <= huber(np.zeros(5), error)).all()
    assert (losses >= error - np.log(2.0)).all()


@given(REALS, REALS)
def test_the_more_a_loss_redescends_the_less_it_charges(y: FloatArray, p: FloatArray) -> None:
    half = 0.5 * mse(y, p)

    assert (cauchy(y, p, c=2.0) <= half * (1.0 + 1e-14) + 1e-300).all()
    assert (welsch(y, p, c=2.0) <= cauchy(y, p, c=2.0) * (1.0 + 1e-14) + 1e-300).all()
    assert (welsch(y, p, c=2.0) <= 2.0).all()
    assert (tukey_biweight(y, p, c=2.0) <= 2.0 / 3.0 + 1e-15).all()


@pytest.mark.parametrize("loss", REDESCENDING)
def test_a_wide_dip_is_half_the_squared_error(loss: Callable[..., FloatArray]) -> None:
    np.testing.assert_allclose(loss(Y, P, c=1e9), 0.5 * mse(Y, P), rtol=1e-15)
    np.testing.assert_allclose(loss(Y, P, c=1e170), 0.5 * mse(Y, P), rtol=1e-15)


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("threshold", [0.3, 1.0, 2.3849])
def test_ordinary_errors_agree_with_sixty_digits(name: str, threshold: float) -> None:
    loss, parameter, formula = EXACT[name]

    assert ulps(loss(Y, P, **{parameter: threshold}), exactly(formula, Y, P, threshold)) <= 4.0


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("threshold", [1e-300, 1e-10, 1.0, 1e150, 1.5e154, 1e300])
@pytest.mark.parametrize("y", [0.0, 1e-160, 1.0, 1e150, 1e300, HUGE])
@pytest.mark.parametrize("p", [0.0, 1e-300, -1e-10, 1.0 + 1e-15, -1e150, 1e200, -HUGE])
def test_extreme_errors_agree_with_many_digits(name: str, threshold: float, y: float, p: float) -> None:
    loss, parameter, formula = EXACT[name]
    exact = exactly(formula, [y], [p], threshold, digits=1300)

    assert ulps(loss([y], [p], **{parameter: threshold}), exact) <= 4.0


@pytest.mark.parametrize("error", [1e-9, 1e-4, 0.3, 0.9999999, 1.0, 1.0000001, 7.0, 40.0, 1000.0, 1e300])
def test_log_cosh_agrees_with_sixty_digits(error: float) -> None:
    assert ulps(log_cosh([0.0], [error]), exactly(lambda y, p: mp.log(mp.cosh(p - y)), [0.0], [error])) <= 4.0


def test_ordinary_log_cosh_agrees_with_sixty_digits() -> None:
    assert ulps(log_cosh(Y, P), exactly(lambda y, p: mp.log(mp.cosh(p - y)), Y, P)) <= 4.0


@pytest.mark.parametrize("loss", [*CONVEX, cauchy])
def test_an_infinite_prediction_costs_infinity(loss: Callable[..., FloatArray]) -> None:
    assert loss([0.0, 0.0, HUGE], [inf, -inf, -inf]).tolist() == [inf, inf, inf]


def test_an_infinite_prediction_costs_no_more_than_the_level() -> None:
    assert welsch([0.0, HUGE], [inf, -inf], c=2.0).tolist() == [2.0, 2.0]
    assert tukey_biweight([0.0, HUGE], [inf, -inf], c=3.0).tolist() == pytest.approx([1.5, 1.5], rel=1e-15, abs=0.0)


@pytest.mark.parametrize(
    ("loss", "parameter", "value"),
    [(loss, name, value) for name, losses in WITH_THRESHOLD.items() for loss in losses for value in (0.0, -1.0, inf)],
)
def test_thresholds_are_finite_and_positive(loss: Callable[..., FloatArray], parameter: str, value: float) -> None:
    with pytest.raises(OptionError, match=rf"needs {parameter} in \(0, inf\), found"):
        loss([1.0], [1.0], **{parameter: value})


def test_scipy_agrees() -> None:
    params: Mapping[str, float] = {"delta": 0.7}

    np.testing.assert_allclose(huber(Y, P, **params), special.huber(0.7, P - Y), rtol=1e-14)
    np.testing.assert_allclose(pseudo_huber(Y, P, **params), special.pseudo_huber(0.7, P - Y), rtol=1e-13)
