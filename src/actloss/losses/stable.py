"""Elementary functions in forms that keep every digit where the textbook form loses them.

Each takes and returns float64 arrays of any shape and leaves its arguments as they are.
"""

from math import factorial, frexp, log

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.parts import sum_parts, two_product

_TAYLOR = tuple(1.0 / factorial(k) for k in range(2, 20))
"""Coefficients of (e^x - 1 - x) / x², enough for a full float64 where |x| < 1: the next one is 4e-19."""
_EXPONENTS = 800.0
"""Beyond it e^x leaves float64 on either side."""


def softplus(x: FloatArray) -> FloatArray:
    """Return log(1 + e^x).

    Examples:
        >>> softplus(np.array([-40.0, 0.0, 1000.0]))
        array([4.24835426e-18, 6.93147181e-01, 1.00000000e+03])
    """
    # The exponential of a non-positive number cannot overflow; log1p keeps it where 1 + e^x would round it off.
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def sigmoid(x: FloatArray) -> FloatArray:
    """Return 1 / (1 + e^-x), to full relative accuracy on both sides.

    Examples:
        >>> sigmoid(np.array([-700.0, 0.0, 700.0]))
        array([9.85967654e-305, 5.00000000e-001, 1.00000000e+000])
    """
    return np.exp(np.minimum(x, 0.0)) / (1.0 + np.exp(-np.abs(x)))


def log1mexp(x: FloatArray) -> FloatArray:
    """Return log(1 - e^x) for x from -inf to 0: the logarithm of what a log-probability leaves.

    Examples:
        >>> log1mexp(np.array([-40.0, -1e-20, 0.0]))
        array([-4.24835426e-18, -4.60517019e+01,            -inf])

    References:
        Mächler, "Accurately Computing log(1 - exp(-|a|))", 2012.
    """
    with np.errstate(divide="ignore"):
        # Each form cancels where the other does not.
        return np.where(x > -log(2.0), np.log(-np.expm1(x)), np.log1p(-np.exp(x)))


def exp_of_product(factor: float, x: FloatArray) -> FloatArray:
    """Return e^(factor x) as if the product were not rounded.

    An exponent of -40 that is off in its last digit puts the exponential off in its last two.

    Examples:
        >>> exp_of_product(-0.1, np.array([0.0, 300.0, np.inf]))
        array([1.00000000e+00, 9.35762297e-14, 0.00000000e+00])
    """
    if factor == 0.0:
        return np.ones_like(x)
    with np.errstate(over="ignore"):
        product = factor * x
        power = np.exp(product)
    # A power of 2 multiplies exactly; where a smaller factor matters is near the end of float64.
    if abs(frexp(factor)[0]) == 0.5 or abs(factor) < 1e-280:
        return power
    near = np.clip(x, -_EXPONENTS / abs(factor), _EXPONENTS / abs(factor))
    return power * (1.0 + two_product(np.asarray(factor), near)[1])


def expm1_minus_x(x: FloatArray) -> FloatArray:
    """Return e^x - 1 - x, never negative.

    Deviances and divergences are this of a log-ratio: near 0 it is x²/2, which no difference of exponentials shows.

    Examples:
        >>> expm1_minus_x(np.array([1e-9, -1e-9, 2.0]))
        array([5.0000000e-19, 5.0000000e-19, 4.3890561e+00])
    """
    near = np.clip(x, -1.0, 1.0)
    series = np.full_like(near, _TAYLOR[-1])
    for coefficient in _TAYLOR[-2::-1]:
        series *= near
        series += coefficient
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(np.abs(x) < 1.0, series * near * near, np.where(x == np.inf, np.inf, np.expm1(x) - x))


def log_ratio(a: FloatArray, b: FloatArray, difference: FloatArray) -> FloatArray:
    """Return log(a / b) for a and b from 0 to inf; nan where both are 0.

    Args:
        a: Numerators, shape ``[...]``.
        b: Denominators, shape of ``a``.
        difference: ``a - b``, given apart because the caller may know it to more digits than ``a`` and ``b`` hold.

    Examples:
        >>> a, b = np.array([1.0 + 1e-12, 1e300, 0.0]), np.array([1.0, 1e-300, 2.0])
        >>> log_ratio(a, b, a - b)
        array([1.00008890e-12, 1.38155106e+03,           -inf])
    """
    with np.errstate(all="ignore"):
        ratio, relative = a / b, difference / b
        logs = np.asarray(np.log(ratio))
        # Near 1 the quotient has rounded the digits off that the difference still holds.
        np.log1p(relative, out=logs, where=np.abs(relative) < 0.5)
        # Where the quotient leaves float64 the logarithms are far apart, so their difference is safe.
        lost = (ratio < np.finfo(np.float64).tiny) | (ratio == np.inf)
        if lost.any():
            np.copyto(logs, np.log(a) - np.log(b), where=lost)
    return logs


def weigh(weight: FloatArray, nats: FloatArray) -> FloatArray:
    """Return weight * nats where 0 * inf = 0: what never happens costs nothing, however surprising it would be.

    Examples:
        >>> weigh(np.array([0.0, 0.5]), np.array([np.inf, 2.0]))
        array([0., 1.])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(weight == 0.0, 0.0, weight * nats)


def scaled_exp(factor: FloatArray, x: FloatArray) -> FloatArray:
    """Return factor * e^x, also where e^x alone would leave float64.

    Examples:
        >>> scaled_exp(np.array([1e-300]), np.array([720.0]))
        array([4.92070093e+12])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        half = np.exp(0.5 * x)
        return factor * half * half


def sum_exactly(rows: FloatArray) -> FloatArray:
    """Return the sum of each row of shape ``[n, k]`` as if added without rounding, shape ``[n]``.

    Examples:
        >>> sum_exactly(np.array([[1e16, 1.0, -1e16]]))
        array([1.])
    """
    total, lost = sum_parts(rows)
    return total + lost
