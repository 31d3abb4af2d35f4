from collections.abc import Callable, Mapping
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from sklearn import metrics

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray
from actloss.losses.regression import (
    epsilon_insensitive,
    expectile,
    l2,
    mae,
    mse,
    quantile,
    squared_epsilon_insensitive,
)
from digits import exactly, ulps
from strategies import REALS

RNG = np.random.default_rng(20261123)
Y = RNG.normal(size=1000)
# Half of the predictions are anywhere, half close to the label.
P = np.where(np.arange(1000) % 2, RNG.normal(size=1000), Y * (1.0 + 10.0 ** RNG.uniform(-12, 0, 1000)))

SYMMETRIC = (mse, l2, mae, quantile, expectile, epsilon_insensitive, squared_epsilon_insensitive)
HUGE = 1.7e308

EXACT: dict[str, tuple[Callable[..., FloatArray], Mapping[str, float], Callable[..., object]]] = {
    "mse": (mse, {}, lambda y, p: (y - p) ** 2),
    "mae": (mae, {}, lambda y, p: abs(y - p)),
    "quantile": (quantile, {"quantile": 0.3}, lambda y, p, q: max(q * (y - p), (q - 1) * (y - p))),
    "expectile": (expectile, {"quantile": 0.3}, lambda y, p, q: abs(q - (y < p)) * (y - p) ** 2),
    "tube": (epsilon_insensitive, {"epsilon": 0.1}, lambda y, p, e: max(mp.mpf(0), abs(y - p) - e)),
    "squared tube": (
        squared_epsilon_insensitive,
        {"epsilon": 0.1},
        lambda y, p, e: max(mp.mpf(0), abs(y - p) - e) ** 2,
    ),
}


@given(REALS, REALS)
def test_losses_of_errors_are_symmetric_and_zero_at_the_label(y: FloatArray, p: FloatArray) -> None:
    for loss in SYMMETRIC:
        losses = loss(y, p)

        np.testing.assert_array_equal(losses, loss(-y, -p))
        np.testing.assert_array_equal(losses, loss(p, y))
        assert (losses >= 0.0).all()
        np.testing.assert_array_equal(loss(y, y), np.zeros_like(y))


@given(REALS, REALS, REALS, st.floats(0.0, 1.0))
def test_they_are_convex(y: FloatArray, p: FloatArray, q: FloatArray, share: float) -> None:
    for loss in (*SYMMETRIC, lambda y, p: quantile(y, p, quantile=0.9), lambda y, p: expectile(y, p, quantile=0.9)):
        chord = share * loss(y, p) + (1.0 - share) * loss(y, q)

        assert (loss(y, share * p + (1.0 - share) * q) <= chord * (1.0 + 1e-9) + 1e-6).all()


@given(REALS, REALS)
def test_two_opposite_quantiles_add_up_to_the_absolute_error(y: FloatArray, p: FloatArray) -> None:
    total = quantile(y, p, quantile=0.2) + quantile(y, p, quantile=0.8)

    np.testing.assert_allclose(total, mae(y, p), rtol=1e-15, atol=1e-300)
    np.testing.assert_allclose(2.0 * quantile(y, p), mae(y, p), rtol=0.0, atol=1e-300)


@given(REALS, REALS)
def test_two_opposite_expectiles_add_up_to_the_squared_error(y: FloatArray, p: FloatArray) -> None:
    total = expectile(y, p, quantile=0.2) + expectile(y, p, quantile=0.8)

    np.testing.assert_allclose(total, mse(y, p), rtol=1e-15, atol=1e-300)
    np.testing.assert_allclose(2.0 * expectile(y, p), mse(y, p), rtol=0.0, atol=1e-300)


@given(REALS, REALS)
def test_without_a_tube_they_are_absolute_and_squared_error(y: FloatArray, p: FloatArray) -> None:
    np.testing.assert_array_equal(epsilon_insensitive(y, p, epsilon=0.0), mae(y, p))
    np.testing.assert_array_equal(squared_epsilon_insensitive(y, p, epsilon=0.0), mse(y, p))


def test_l2_is_the_squared_error_to_be_added_up() -> None:
    np.testing.assert_array_equal(l2(Y, P), mse(Y, P))


@pytest.mark.parametrize("name", EXACT)
def test_ordinary_errors_agree_with_sixty_digits(name: str) -> None:
    loss, params, formula = EXACT[name]

    assert ulps(loss(Y, P, **params), exactly(formula, Y, P, *params.values())) <= 4.0


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("y", [1e-300, -1e-160, 1.0, 1e150, -1e300, HUGE])
@pytest.mark.parametrize("p", [0.0, 1e-300, 3e-160, 1.0 + 1e-15, -1e150, 1e300, -HUGE])
def test_extreme_errors_agree_with_sixty_digits(name: str, y: float, p: float) -> None:
    loss, params, formula = EXACT[name]

    assert ulps(loss([y], [p], **params), exactly(formula, [y], [p], *params.values())) <= 4.0


def test_an_error_at_the_edge_of_the_tube_keeps_what_rounding_took() -> None:
    # 1e-20 is lost in p - y, but all that is left of it beyond the tube.
    assert epsilon_insensitive(-1e-20, 1.0, epsilon=1.0).tolist() == 1e-20
    assert epsilon_insensitive(1e-20, -1.0, epsilon=1.0).tolist() == 1e-20
    assert epsilon_insensitive(1e-20, 1.0, epsilon=1.0).tolist() == 0.0


@pytest.mark.parametrize("loss", SYMMETRIC)
def test_an_infinite_prediction_costs_infinity(loss: Callable[..., FloatArray]) -> None:
    assert loss([0.0, 0.0, HUGE], [inf, -inf, -inf]).tolist() == [inf, inf, inf]


@pytest.mark.parametrize("loss", [epsilon_insensitive, squared_epsilon_insensitive])
@pytest.mark.parametrize("epsilon", [-0.1, inf])
def test_a_tube_is_finite_and_not_negative(loss: Callable[..., FloatArray], epsilon: float) -> None:
    with pytest.raises(OptionError, match=r"insensitive needs epsilon in \[0, inf\), found"):
        loss([1.0], [1.0], epsilon=epsilon)


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_an_expectile_lies_between_the_ends(level: float) -> None:
    with pytest.raises(OptionError, match=r"expectile needs quantile in \(0, 1\), found"):
        expectile([1.0], [1.0], quantile=level)


def test_scikit_learn_agrees() -> None:
    assert mse(Y, P).mean() == pytest.approx(metrics.mean_squared_error(Y, P), rel=1e-14, abs=0.0)
    assert mae(Y, P).mean() == pytest.approx(metrics.mean_absolute_error(Y, P), rel=1e-14, abs=0.0)
    assert quantile(Y, P, quantile=0.9).mean() == pytest.approx(
        metrics.mean_pinball_loss(Y, P, alpha=0.9), rel=1e-14, abs=0.0
    )
