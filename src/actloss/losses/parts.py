"""Numbers in two parts, ``high + low``, where one float64 has too few digits for what is subtracted next.

A loss such as ``mu - y log(mu)`` is often far smaller than its terms; a logarithm known to 10⁻²⁹ keeps its digits.
Each function takes and returns float64 arrays of one shape and leaves its arguments as they are.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import accumulate

import numpy as np

from actloss.losses.arrays import BoolArray, FloatArray

_STEPS = 1024
"""Points for each unit at which logarithms are tabulated."""
_FIRST, _LAST = 724, 1448
"""The first and the last of them: the points nearest to the square roots of ½ and of 2."""
NORMAL = 700.0
"""Up to it, on either side of 0, exponentials are normal float64s."""
_BLOCK = 1 << 13
"""Numbers handled at a time: some forty temporaries stay in the processor's cache."""
_HIGH_BITS = np.int64(~0x7FFFFFF)
"""What leaves the upper 26 bits of a significand: the product of two such numbers is exact."""


def two_sum(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``a + b`` and what rounding took from it, exactly.

    Examples:
        >>> two_sum(np.array([1e16]), np.array([1.0]))
        (array([1.e+16]), array([1.]))

    References:
        Knuth, "The Art of Computer Programming", volume 2, 1969.
    """
    total = a + b
    shadow = total - a
    return total, (a - (total - shadow)) + (b - shadow)


def two_product(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``a b`` and what rounding took from it; the latter means nothing where an infinity is involved.

    Examples:
        >>> two_product(np.array([1e8 + 1.0]), np.array([1e8 + 1.0]))
        (array([1.00000002e+16]), array([1.]))

    References:
        Dekker, "A Floating-Point Technique for Extending the Available Precision", 1971.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        product = a * b
        (a_high, a_low), (b_high, b_low) = _halves(a), _halves(b)
        return product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low


def log_parts(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``log(x)`` of positive finite numbers to about 2 · 10⁻²⁹.

    Examples:
        >>> high, low = log_parts(np.array([3.0]))
        >>> f"{high[0]:.16f} {low[0]:.3e}"
        '1.0986122886681098 -9.071e-17'

    References:
        Tang, "Table-Driven Implementation of the Logarithm Function in IEEE Floating-Point Arithmetic", 1990.
    """
    significand, exponent = np.frexp(x)
    below = significand < np.sqrt(0.5)
    significand, exponent = np.where(below, 2.0 * significand, significand), exponent - below
    step = np.rint(significand * _STEPS)
    point_high, point_low, (two_high, two_middle, two_low) = _logarithms()
    at, point = step.astype(np.intp) - _FIRST, step / _STEPS
    # log x = k log 2 + log c + log(1 + q) with a tabulated c so near that q is below 1/1447.
    q, q_low = _quotient(significand - point, point)
    high, low = two_sum(exponent * two_high, point_high[at])
    high, lost = two_sum(high, exponent * two_middle)
    low += lost + exponent * two_low + point_low[at]
    for part, rest in _log1p_terms(q, q_low):
        high, lost = two_sum(high, part)
        low += lost + rest
    return two_sum(high, low)


def exp_parts(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``e^x`` as exactly as `log_parts` knows its logarithm, for ``x`` whose exponential is a normal float64.

    Examples:
        >>> high, low = exp_parts(np.array([1.0]))
        >>> f"{high[0]:.15f} {low[0]:.3e}"
        '2.718281828459045 1.446e-16'
    """
    high = np.exp(x)
    log_high, log_low = log_parts(high)
    return high, high * ((x - log_high) - log_low)


def sigmoid_parts(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``1 / (1 + e^-x)`` as exactly as `exp_parts` knows the exponential, for ``x`` from -700 to 700.

    Examples:
        >>> high, low = sigmoid_parts(np.array([1.0]))
        >>> f"{high[0]:.16f} {low[0]:.3e}"
        '0.7310585786300049 -1.680e-17'
    """
    odds, odds_low = exp_parts(-np.abs(x))
    whole, lost = two_sum(np.ones_like(odds), odds)
    over, over_low = np.where(x < 0.0, odds, 1.0), np.where(x < 0.0, odds_low, 0.0)
    share, rest = _quotient(over, whole)
    return share, rest + (over_low - share * (lost + odds_low)) / whole


def sum_parts(rows: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the sum of each row of shape ``[n, k]`` as if added without rounding, shape ``[n]`` each.

    Examples:
        >>> sum_parts(np.array([[1e16, 1.0, -1e16]]))
        (array([0.]), array([1.]))

    References:
        Ogita, Rump and Oishi, "Accurate Sum and Dot Product", 2005.
    """
    # Columns are long and few: halves of them are added at a time.
    columns, lost = np.ascontiguousarray(rows.T), np.zeros(len(rows))
    while len(columns) > 1:
        half = len(columns) // 2
        total, error = two_sum(columns[:half], columns[half : 2 * half])
        lost += error.sum(axis=0)
        columns = np.concatenate([total, columns[2 * half :]])
    return columns[0], lost


def softmax_parts(logits: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the softmax of rows of shape ``[n, C]``, as exactly as `exp_parts` knows exponentials.

    What lies below e^-700 of the largest counts as 0.

    Examples:
        >>> high, low = softmax_parts(np.array([[1.0, 0.0]]))
        >>> f"{high[0, 0]:.16f} {low[0, 0]:.3e}"
        '0.7310585786300049 -1.680e-17'
    """
    _, odds, odds_low, total, rest = _odds_parts(logits)
    share, low = _quotient(odds, total[:, np.newaxis])
    return share, low + (odds_low - share * rest[:, np.newaxis]) / total[:, np.newaxis]


def surprisal_parts(logits: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return ``-log(softmax)`` of rows of shape ``[n, C]``, as exactly as `exp_parts` knows exponentials; inf of -inf.

    Examples:
        >>> high, low = surprisal_parts(np.array([[1.0, 0.0]]))
        >>> f"{high[0, 0]:.16f} {low[0, 0]:.3e}"
        '0.3132616875182228 2.516e-17'
    """
    (below, lost), _, _, total, rest = _odds_parts(logits)
    high, low = log_parts(total)
    high, error = two_sum(below, high[:, np.newaxis])
    error = np.where(np.isfinite(error), error, 0.0)
    high, low = two_sum(high, lost + error + (low + rest / total)[:, np.newaxis])
    return np.where(logits > -np.inf, high, np.inf), np.where(np.isfinite(low), low, 0.0)


def blockwise(of: Callable[..., FloatArray], *arrays: FloatArray) -> FloatArray:
    """Return a function of the rows of arrays of shape ``[n, C]``, worked out for as many at a time as are fast.

    Examples:
        >>> blockwise(lambda rows: rows.sum(axis=1), np.ones((3, 2)))
        array([2., 2., 2.])
    """
    many, width = arrays[0].shape
    rows = max(1, _BLOCK // width)
    starts = range(0, max(1, many), rows)
    return np.concatenate([of(*(array[start : start + rows] for array in arrays)) for start in starts])


def refined(
    values: FloatArray, where: BoolArray, better: Callable[..., FloatArray], *arguments: FloatArray
) -> FloatArray:
    """Return ``values`` with those at ``where`` computed anew from the arguments there.

    Examples:
        >>> refined(np.array([1.0, 2.0]), np.array([False, True]), np.negative, np.array([5.0, 6.0]))
        array([ 1., -6.])
    """
    where = np.asarray(where)
    many = np.count_nonzero(where)
    if many == where.size:
        return np.asarray(better(*arguments))
    values = np.array(values)
    if many:
        values[where] = better(*(np.asarray(argument)[where] for argument in arguments))
    return values


def _odds_parts(
    logits: FloatArray,
) -> tuple[tuple[FloatArray, FloatArray], FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return how far scores lie below the highest of their row, their odds against it, and the sum of these.

    The first two have the shape ``[n, C]``, the sum ``[n]``; each comes in two parts. -inf is as far below as nothing.
    """
    top, possible = logits.max(axis=1, keepdims=True), logits > -np.inf
    with np.errstate(over="ignore", invalid="ignore"):
        below, lost = two_sum(np.broadcast_to(top, logits.shape), -np.where(possible, logits, top))
    lost = np.where(np.isfinite(lost), lost, 0.0)
    # What weighs less than e^-700 beside 1 is beyond every digit.
    counted = possible & (below < NORMAL)
    odds, odds_low = exp_parts(-np.where(counted, below, 0.0))
    odds, odds_low = np.where(counted, odds, 0.0), np.where(counted, odds_low - odds * lost, 0.0)
    total, rest = sum_parts(odds)
    return (below, lost), odds, odds_low, total, rest + odds_low.sum(axis=1)


def _quotient(a: FloatArray, b: FloatArray | float) -> tuple[FloatArray, FloatArray]:
    quotient, divisor = a / b, np.broadcast_to(np.asarray(b, dtype=np.float64), np.shape(a))
    product, error = two_product(quotient, divisor)
    return quotient, ((a - product) - error) / b


def _log1p_terms(q: FloatArray, q_low: FloatArray) -> tuple[tuple[FloatArray, FloatArray], ...]:
    """Return the terms of ``log(1 + q)`` that need two parts, the last with all those that need one."""
    square, square_low = two_product(q, q)
    cube, cube_low = two_product(q, square)
    third, third_low = _quotient(cube, 3.0)
    series = np.full_like(q, 1.0 / 9.0)
    for power in range(8, 3, -1):
        series = 1.0 / power - q * series
    return (
        (q, q_low * (1.0 - q + square)),
        (-0.5 * square, -0.5 * square_low),
        (third, third_low + (cube_low + q * square_low) / 3.0 - square * square * series),
    )


def _halves(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    high = (x.view(np.int64) & _HIGH_BITS).view(np.float64)
    return high, x - high


@cache
def _logarithms() -> tuple[FloatArray, FloatArray, tuple[float, float, float]]:
    """Return the logarithms of the tabulated points in two parts each, and that of 2 in three.

    The first two parts of log 2 have 42 bits, so that their products with an exponent are exact.
    """
    one, half = 1 << 120, _STEPS // 2
    # In whole numbers of 2^-120: log((k + 1) / k) is 2 atanh(1 / (2 k + 1)), and those from ½ to 1 add up to log 2.
    rises = (
        sum(2 * one // ((2 * j + 1) * (2 * step + 1) ** (2 * j + 1)) for j in range(6)) for step in range(half, _LAST)
    )
    above_half = list(accumulate(rises, initial=0))
    two = above_half[half]
    exact = [each - two for each in above_half[_FIRST - half :]]
    high = [each / one for each in exact]
    low = [(each - int(Fraction(part) * one)) / one for each, part in zip(exact, high, strict=True)]
    middle = (two >> 36) % (1 << 42) / (1 << 84)
    return np.array(high), np.array(low), ((two >> 78) / (1 << 42), middle, (two % (1 << 36)) / one)
