from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp

from actloss.losses.arrays import FloatArray
from actloss.losses.parts import (
    blockwise,
    exp_parts,
    log_parts,
    refined,
    sigmoid_parts,
    softmax_parts,
    surprisal_parts,
    two_product,
    two_sum,
)
from strategies import REALS

RNG = np.random.default_rng(20261123)
WIDE = np.exp(RNG.uniform(-740.0, 709.0, 300))
NEAR_ONE = 1.0 + np.concatenate(
    [RNG.normal(0.0, 1e-3, 100), 2.0 ** -np.arange(1.0, 53.0), -(2.0 ** -np.arange(1.0, 54.0))]
)
ENDS = np.array([5e-324, 2.2250738585072014e-308, 0.5, 2.0, 0.5**0.5, 2.0**0.5, 1.7976931348623157e308])


@given(REALS, REALS)
def test_a_sum_in_two_parts_is_exact(a: FloatArray, b: FloatArray) -> None:
    for x, y, high, low in zip(a.tolist(), b.tolist(), *two_sum(a, b), strict=True):
        assert Decimal(x) + Decimal(y) == Decimal(float(high)) + Decimal(float(low))


@given(REALS, REALS)
def test_a_product_in_two_parts_is_exact_to_its_square(a: FloatArray, b: FloatArray) -> None:
    with mp.workdps(60):
        for x, y, high, low in zip(a.tolist(), b.tolist(), *two_product(a, b), strict=True):
            assert abs(mp.mpf(x) * y - high - low) <= 2.0**-104 * abs(mp.mpf(x) * y) + 1e-307


@pytest.mark.parametrize(("x", "error"), [(WIDE, 1e-28), (NEAR_ONE, 2e-29), (ENDS, 1e-28)])
def test_logarithms_have_27_digits_behind_the_point(x: FloatArray, error: float) -> None:
    with mp.workdps(60):
        for number, high, low in zip(x.tolist(), *log_parts(x), strict=True):
            assert abs(mp.log(mp.mpf(number)) - high - low) <= error


def test_the_logarithm_of_one_is_zero() -> None:
    assert [part.tolist() for part in log_parts(np.array([1.0]))] == [[0.0], [0.0]]


def test_exponentials_have_19_digits_and_more_where_they_are_small() -> None:
    x = np.concatenate([RNG.uniform(-700.0, 709.0, 300), RNG.normal(0.0, 3.0, 300)])
    with mp.workdps(60):
        for number, high, low in zip(x.tolist(), *exp_parts(x), strict=True):
            assert abs(mp.exp(mp.mpf(number)) / high - 1 - mp.mpf(low) / high) <= 1e-22 * max(1.0, abs(number))


def test_only_what_is_asked_for_is_computed_anew() -> None:
    values = np.array([1.0, 2.0, 3.0])
    better = refined(values, np.array([True, False, True]), np.multiply, np.array([2.0, np.nan, 4.0]), values)

    assert better.tolist() == [2.0, 2.0, 12.0]
    assert values.tolist() == [1.0, 2.0, 3.0]


def test_a_single_number_is_refined_too() -> None:
    assert refined(np.array(1.0), np.array(1.0) > 0.0, np.negative, np.array(5.0)).tolist() == -5.0


def test_sigmoids_have_27_digits() -> None:
    x = np.concatenate([RNG.uniform(-600.0, 600.0, 300), RNG.normal(0.0, 3.0, 300)])
    with mp.workdps(330):
        for number, high, low in zip(x.tolist(), *sigmoid_parts(x), strict=True):
            assert abs((1 + mp.exp(-mp.mpf(number))) * (mp.mpf(high) + low) - 1) <= 1e-27


def test_surprisals_have_27_digits_behind_the_point() -> None:
    z = RNG.normal(0.0, 5.0, (100, 4))
    high, low = surprisal_parts(z)
    with mp.workdps(60):
        for row, index in np.ndindex(z.shape):
            exact = mp.log(mp.fsum(mp.exp(mp.mpf(float(x)) - mp.mpf(float(z[row, index]))) for x in z[row]))
            assert abs(exact - float(high[row, index]) - float(low[row, index])) <= 1e-27


def test_what_is_ruled_out_surprises_infinitely_and_the_rest_as_if_it_were_not_there() -> None:
    high, low = surprisal_parts(np.array([[0.0, -np.inf, 1e300]]))

    assert [high.tolist(), low.tolist()] == [[[1e300, np.inf, 0.0]], [[0.0, 0.0, 0.0]]]


def test_softmaxes_have_21_digits() -> None:
    z = RNG.normal(0.0, 5.0, (100, 4))
    high, low = softmax_parts(z)
    with mp.workdps(60):
        for row, index in np.ndindex(z.shape):
            whole = mp.fsum(mp.exp(mp.mpf(float(x)) - mp.mpf(float(z[row, index]))) for x in z[row])
            assert abs(whole * (mp.mpf(float(high[row, index])) + float(low[row, index])) - 1) <= 1e-21


def test_what_is_ruled_out_has_no_share() -> None:
    high, low = softmax_parts(np.array([[0.0, -np.inf, 1e300]]))

    assert [high.tolist(), low.tolist()] == [[[0.0, 0.0, 1.0]], [[0.0, 0.0, 0.0]]]


@pytest.mark.parametrize(("rows", "classes"), [(0, 3), (1, 20_000), (5000, 7)])
def test_blocks_of_rows_give_what_all_rows_give(rows: int, classes: int) -> None:
    a, b = RNG.normal(size=(2, rows, classes))
    seen: list[int] = []

    def nearest(x: FloatArray, y: FloatArray) -> FloatArray:
        seen.append(x.size)
        return np.asarray(np.abs(x - y).min(axis=1))

    np.testing.assert_array_equal(blockwise(nearest, a, b), nearest(a, b))
    assert rows < 5000 or max(seen[:-1]) < 10_000
