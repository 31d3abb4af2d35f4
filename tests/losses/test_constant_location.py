"""Best constants of losses whose pulls balance in one place."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy.optimize import minimize_scalar

from actloss.losses import constant
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.constant import Optimum
from actloss.losses.regression import epsilon_insensitive, expectile, squared_epsilon_insensitive
from actloss.losses.relative import mape
from actloss.losses.robust import huber, log_cosh, pseudo_huber

RNG = np.random.default_rng(20261123)

CASES: tuple[tuple[Optimum, Kernel, Mapping[str, float]], ...] = (
    (constant.huber_location, huber, {"delta": 2.0}),
    (constant.pseudo_huber_location, pseudo_huber, {"delta": 2.0}),
    (constant.log_cosh_location, log_cosh, {}),
    (constant.expectile, expectile, {"quantile": 0.5}),
    (constant.expectile, expectile, {"quantile": 0.03}),
    (constant.expectile, expectile, {"quantile": 0.9}),
    (constant.tube_location, epsilon_insensitive, {"epsilon": 0.0}),
    (constant.tube_location, epsilon_insensitive, {"epsilon": 0.7}),
    (constant.squared_tube_location, squared_epsilon_insensitive, {"epsilon": 0.0}),
    (constant.squared_tube_location, squared_epsilon_insensitive, {"epsilon": 0.7}),
    (constant.relative_median, mape, {}),
)

every_case = pytest.mark.parametrize(("optimum", "kernel", "params"), CASES)


def _mean(kernel: Kernel, values: FloatArray, weights: FloatArray, c: float, params: Mapping[str, float]) -> float:
    return float(np.average(kernel(values, np.full_like(values, c), **params), weights=weights))


def _labels(seed: int) -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(seed)
    values = np.unique(rng.normal(rng.uniform(-50, 50), 10.0 ** rng.uniform(-2, 2), rng.integers(1, 40)).round(3))
    return values, rng.uniform(0.1, 5.0, len(values))


@every_case
@pytest.mark.parametrize("seed", range(12))
def test_no_other_constant_costs_less(optimum: Optimum, kernel: Kernel, params: Mapping[str, float], seed: int) -> None:
    values, weights = _labels(seed)
    best = _mean(kernel, values, weights, float(optimum(values, weights, **params)), params)
    found = minimize_scalar(
        lambda c: _mean(kernel, values, weights, c, params),
        bounds=(values[0] - 1.0, values[-1] + 1.0),
        options={"xatol": 1e-9},
    )

    assert best <= found.fun * (1.0 + 1e-12) + 1e-15
    assert best <= min(_mean(kernel, values, weights, value, params) for value in values) * (1.0 + 1e-12) + 1e-15


@every_case
def test_counts_stand_for_repeated_values(optimum: Optimum, kernel: Kernel, params: Mapping[str, float]) -> None:
    values, counts = np.array([0.5, 1.0, 2.0, 4.0, 9.0]), np.array([1.0, 4.0, 2.0, 2.0, 1.0])
    repeated = np.repeat(values, counts.astype(int))

    assert optimum(values, counts, **params) == pytest.approx(optimum(repeated, None, **params), rel=1e-13, abs=0.0)
    assert kernel(values, np.full_like(values, optimum(values, counts, **params)), **params).shape == values.shape


@every_case
def test_values_without_rows_change_nothing(optimum: Optimum, kernel: Kernel, params: Mapping[str, float]) -> None:
    values, counts = np.array([1.0, 2.0, 4.0, 9.0]), np.array([4.0, 2.0, 2.0, 1.0])
    ghosts, none = np.array([-30.0, 0.0, *values, 1000.0]), np.array([0.0, 0.0, *counts, 0.0])
    plain = _mean(kernel, values, counts, float(optimum(values, counts, **params)), params)

    assert _mean(kernel, values, counts, float(optimum(ghosts, none, **params)), params) == pytest.approx(plain)


@every_case
def test_a_single_label_is_met(optimum: Optimum, kernel: Kernel, params: Mapping[str, float]) -> None:
    only = np.array([3.25])

    assert optimum(only, None, **params) == 3.25
    assert kernel(only, only, **params).tolist() == [0.0]


@given(npst.arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)), st.floats(0.001, 0.999))
def test_an_expectile_balances_the_weighted_distances(values: FloatArray, level: float) -> None:
    values = np.sort(values)
    centre = constant.expectile(values, quantile=level)
    pulls = np.where(values > centre, level, 1.0 - level) * (values - centre)

    assert pulls.sum() == pytest.approx(0.0, abs=1e-11)


def test_a_middle_expectile_is_the_mean() -> None:
    assert constant.expectile(np.array([0.0, 1.0, 8.0]), quantile=0.5) == 3.0


def test_expectiles_go_from_the_least_label_to_the_greatest() -> None:
    values = np.sort(RNG.normal(size=1000))
    levels = [1e-12, 0.1, 0.5, 0.9, 1.0 - 1e-12]
    expectiles = [constant.expectile(values, quantile=level) for level in levels]

    assert expectiles == sorted(expectiles)
    assert expectiles[0] == pytest.approx(values[0], abs=1e-8)
    assert expectiles[-1] == pytest.approx(values[-1], abs=1e-8)


def test_labels_farther_apart_than_float64_reaches_have_an_expectile() -> None:
    # Weights 1 below and 9 + 9 above.
    assert constant.expectile(np.array([-1.7e308, 1.7e308, 1.7e308]), quantile=0.9) == pytest.approx(
        1.7e308 * (17 / 19), rel=1e-14, abs=0.0
    )


@pytest.mark.parametrize("location", [constant.huber_location, constant.pseudo_huber_location])
def test_a_threshold_beyond_every_label_gives_the_mean(location: Callable[..., float]) -> None:
    assert location(np.array([0.0, 1.0, 8.0]), delta=1e200) == pytest.approx(3.0, rel=1e-14, abs=0.0)


@given(npst.arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)), st.floats(1e-3, 300.0))
def test_pseudo_huber_location_balances_the_smooth_pulls(values: FloatArray, delta: float) -> None:
    values = np.sort(values)
    distance = values - constant.pseudo_huber_location(values, delta=delta)

    assert (distance / np.sqrt(1.0 + (distance / delta) ** 2)).sum() == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("location", [constant.tube_location, constant.squared_tube_location])
def test_of_constants_that_cost_nothing_the_middle_is_taken(location: Callable[..., float]) -> None:
    assert location(np.array([1.0, 2.0, 5.0]), epsilon=4.0) == 3.0


def test_a_tube_is_laid_where_as_many_labels_stick_out_on_either_side() -> None:
    # Edges -1, 1 | 0, 2 | 9, 11: from 1 to 2 none is crossed.
    assert constant.tube_location(np.array([0.0, 1.0, 10.0]), epsilon=1.0) == 1.5


def test_a_squared_tube_balances_what_sticks_out() -> None:
    # From 1 to 9 by c = 4: 2 (4 - 1 - 0) on the left, 10 - 4 - 1 ... solved: 2 (c - 1) = 9 - c.
    assert constant.squared_tube_location(np.array([0.0, 10.0]), np.array([2.0, 1.0]), epsilon=1.0) == pytest.approx(
        11 / 3, rel=1e-15, abs=0.0
    )


def test_squared_tubes_around_labels_far_apart_are_found() -> None:
    values = np.sort(np.append(RNG.normal(size=1001), 1e12))

    centre = constant.squared_tube_location(values, epsilon=0.1)

    assert centre == pytest.approx((values.sum() - 0.1 + 1001 * 0.1) / 1002, rel=1e-9)


def test_relative_errors_pull_towards_small_labels() -> None:
    # Weights 1, ½, ⅓, ¼: half of 25/12 is reached at 2.
    assert constant.relative_median(np.array([1.0, 2.0, 3.0, 4.0])) == 2.0
    assert constant.relative_median(np.array([-5.0, -1e-300, 1e300])) == -1e-300


def test_no_constant_but_zero_meets_a_label_of_zero() -> None:
    assert constant.relative_median(np.array([-1.0, 0.0, 5.0]), np.array([1.0, 0.5, 9.0])) == 0.0


def test_fractional_weights_that_round_down_still_have_a_last_quantile() -> None:
    weights = np.full(1000, 0.1)

    assert constant.quantile(np.arange(1000.0), weights, quantile=1.0 - 1e-16) == 999.0
    assert constant.quantile(np.arange(3.0), np.array([1.0, 2.0, 0.0]), quantile=1.0 - 1e-16) == 1.0


def test_moments_are_those_of_the_rows() -> None:
    values, counts = np.array([0.0, 1.0, 5.0]), np.array([1.0, 2.0, 1.0])

    # Mean 7/4, squares 49/16, 2 · 9/16, 169/16; median 1, distances 1, 0, 4.
    assert constant.gaussian_moments(values, counts).tolist() == [1.75, 59 / 16]
    assert constant.laplace_moments(values, counts).tolist() == [1.0, 1.25]


def test_moments_of_labels_that_do_not_spread_are_certain() -> None:
    assert constant.gaussian_moments(np.array([2.0])).tolist() == [2.0, 0.0]
    assert constant.laplace_moments(np.array([2.0]), np.array([7.0])).tolist() == [2.0, 0.0]


@pytest.mark.parametrize("name", [name for name in constant.__all__ if name.endswith(("_location", "_moments"))])
@pytest.mark.parametrize("values", [[-1.7e308, 1.7e308, 1.7e308], [5e-324, 1e-300, 1.0], [1e16, 1e16 + 2, 1e16 + 4]])
def test_labels_at_the_ends_of_float64_have_a_constant_without_a_warning(name: str, values: list[float]) -> None:
    weights = np.array([0.5, 0.75, 1.0])
    best = np.atleast_1d(getattr(constant, name)(np.array(values), weights))

    assert values[0] <= best[0] <= values[-1]
