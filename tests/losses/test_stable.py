from math import inf

import numpy as np
import pytest
from mpmath import mp

from actloss.losses.stable import (
    exp_of_product,
    expm1_minus_x,
    log1mexp,
    log_ratio,
    scaled_exp,
    sigmoid,
    softplus,
    sum_exactly,
    weigh,
)

mp.dps = 60

ARGUMENTS = [-1000.0, -745.0, -40.0, -1.0, -0.99, -1e-3, -1e-9, -1e-200, 0.0, 1e-300, 1e-8, 0.5, 0.999, 1.0, 3.0, 700.0]


def test_softplus_agrees_with_sixty_digits() -> None:
    expected = [float(mp.log1p(mp.exp(x))) for x in ARGUMENTS]

    np.testing.assert_allclose(softplus(np.array(ARGUMENTS)), expected, rtol=4e-16, atol=5e-324)


def test_sigmoid_agrees_with_sixty_digits() -> None:
    expected = [float(1 / (1 + mp.exp(-mp.mpf(x)))) for x in ARGUMENTS]

    np.testing.assert_allclose(sigmoid(np.array(ARGUMENTS)), expected, rtol=5e-16, atol=5e-324)


def test_log1mexp_agrees_with_many_digits_and_ends_at_infinity() -> None:
    below = [x for x in ARGUMENTS if x < 0.0]
    with mp.workdps(700):
        expected = [float(mp.log(-mp.expm1(x))) for x in below]

    np.testing.assert_allclose(log1mexp(np.array(below)), expected, rtol=4e-16, atol=5e-324)
    assert log1mexp(np.array([0.0, -inf])).tolist() == [-inf, 0.0]


@pytest.mark.parametrize("factor", [-1.7, -0.1, -2.0, 1.3, 1e-290])
def test_the_exponential_of_a_product_is_not_rounded_before(factor: float) -> None:
    x = np.array([0.0, 0.3, 7.7, 33.3, 300.1, 500.3, 1e4, 1e295])
    with mp.workdps(60):
        expected = [float(mp.exp(mp.mpf(factor) * mp.mpf(each))) for each in x.tolist()]

    np.testing.assert_allclose(exp_of_product(factor, x), expected, rtol=4e-16, atol=5e-324)


def test_the_exponential_of_a_product_has_its_limits() -> None:
    ends = np.array([-inf, inf])

    assert exp_of_product(-1.7, ends).tolist() == [inf, 0.0]
    assert exp_of_product(0.0, ends).tolist() == [1.0, 1.0]


def test_expm1_minus_x_agrees_with_sixty_digits() -> None:
    with mp.workdps(700):
        expected = [float(mp.expm1(x) - x) for x in ARGUMENTS]

    np.testing.assert_allclose(expm1_minus_x(np.array(ARGUMENTS)), expected, rtol=6e-16)


def test_expm1_minus_x_has_no_seam_where_the_series_ends() -> None:
    around = np.array([np.nextafter(1.0, 0.0), 1.0, np.nextafter(-1.0, 0.0), -1.0])

    np.testing.assert_allclose(expm1_minus_x(around), [np.e - 2, np.e - 2, np.exp(-1), np.exp(-1)], rtol=1e-15)


@pytest.mark.parametrize(
    ("a", "b"),
    [(1.0 + 1e-12, 1.0), (3.0, 2.0), (1.0, 2.0), (1e300, 1e-300), (1e-320, 1e300), (2.0, 2.0), (5e-324, 1.7e308)],
)
def test_log_ratio_agrees_with_sixty_digits(a: float, b: float) -> None:
    got = log_ratio(np.array([a]), np.array([b]), np.array([a - b]))

    np.testing.assert_allclose(got, [float(mp.log(mp.mpf(a) / mp.mpf(b)))], rtol=5e-16)


def test_log_ratio_is_infinite_at_the_ends() -> None:
    a, b = np.array([0.0, 1.0, 1.0, 0.0]), np.array([1.0, 0.0, inf, 0.0])

    np.testing.assert_array_equal(log_ratio(a, b, a - b), [-inf, inf, -inf, np.nan])


def test_what_never_happens_weighs_nothing() -> None:
    assert [0.0, inf, 6.0] == weigh(np.array([0.0, 0.5, 2.0]), np.array([inf, inf, 3.0])).tolist()


@pytest.mark.parametrize(("factor", "x"), [(1e-300, 720.0), (1e300, -720.0), (2.0, 0.5), (0.0, 700.0)])
def test_scaled_exp_reaches_as_far_as_its_result(factor: float, x: float) -> None:
    got = scaled_exp(np.array([factor]), np.array([x]))

    np.testing.assert_allclose(got, [float(mp.mpf(factor) * mp.exp(x))], rtol=1e-15)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_sums_lose_nothing_to_rounding(size: int) -> None:
    tail = np.full(size, 2.0**-60)
    row = np.concatenate([[1.0], tail, [-1.0]])

    assert [size * 2.0**-60] == sum_exactly(row[np.newaxis]).tolist()
