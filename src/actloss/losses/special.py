"""Functions that deviances and likelihoods of counts and amounts are made of.

Each takes and returns float64 arrays of any shape and leaves its arguments as they are.
"""

from collections.abc import Callable

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.parts import NORMAL, log_parts, refined, two_sum
from actloss.losses.stable import expm1_minus_x, scaled_exp

_TAIL = (
    0.3333333333333333,
    0.20000000000000864,
    0.14285714285490106,
    0.11111111133938968,
    0.09090907881509189,
    0.07692345940270638,
    0.06665886352701884,
    0.05893099692590042,
    0.05160769881147162,
    0.05441915418234587,
    0.012292448728540531,
    0.13557903913692299,
    -0.14450491183414468,
    0.21098097885975797,
)
"""Coefficients of (atanh(v) - v) / v³ in v², within 2e-17 where v² <= ¼ (mpmath's `chebyfit`).

Their error is spread evenly; of the series itself, whose error lies at the end, it would take twice as many.
"""
_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360)
"""Coefficients of Stirling's series in the odd powers of 1 / x."""
_TABLED = 16
"""From here on Stirling's series is exact to the last digit."""
HALF_LOG_TWO_PI = 0.5 * np.log(2.0 * np.pi)


def half_deviance(relative: FloatArray, scale: FloatArray | float, far: FloatArray) -> FloatArray:
    """Return ``scale (x - log(1 + x))`` for a relative error ``x``: half the deviance of a Poisson or gamma label.

    Args:
        relative: ``x``, shape ``[...]``; nan where there is none.
        scale: Factors, shape ``[...]`` or one for all.
        far: What the caller found by the formula itself, shape ``[...]``: right where ``x`` is far from 0.

    Examples:
        >>> half_deviance(np.array([1e-9, 3.0]), 2.0, np.array([0.0, 3.2274]))
        array([9.99999999e-19, 3.22740000e+00])

    References:
        Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
    """
    return half_deviance_or(relative, scale, lambda found: found, far)


def half_deviance_or(
    relative: FloatArray, scale: FloatArray | float, far: Callable[..., FloatArray], *arguments: FloatArray
) -> FloatArray:
    """Return `half_deviance`, with the formula itself worked out only where it is called for.

    Args:
        relative: ``x``, shape ``[...]``; nan where there is none.
        scale: Factors, shape ``[...]`` or one for all.
        far: The formula: right where ``x`` is far from 0.
        *arguments: What it is a function of, shape ``[...]`` each.

    Examples:
        >>> half_deviance_or(np.array([1e-9, 3.0]), 2.0, lambda x: 2.0 * (x - np.log1p(x)), np.array([1e-9, 3.0]))
        array([9.99999999e-19, 3.22741128e+00])
    """
    # To pick out what is near would take longer than to do all: mostly it is nearly all.
    with np.errstate(all="ignore"):
        near = _half_deviance_near(relative, scale)
    return refined(near, ~((relative > -0.65) & (relative < 2.0)), far, *arguments)


def half_deviance_of_log(logs: FloatArray, scale: FloatArray | float, far: FloatArray) -> FloatArray:
    """Return ``scale (e^t - 1 - t)`` for a log-ratio ``t``: `half_deviance` of ``e^t - 1``, which is rounded once less.

    Args:
        logs: ``t``, shape ``[...]``.
        scale: Factors, shape ``[...]`` or one for all.
        far: What is right where ``t`` is far from 0, shape ``[...]``.

    Examples:
        >>> half_deviance_of_log(np.array([1e-9, 3.0]), 2.0, np.array([0.0, 32.17]))
        array([1.000e-18, 3.217e+01])
    """
    near = np.abs(logs) < 1.0
    scales = np.broadcast_to(scale, np.shape(logs))
    return refined(far, near, lambda t, factor: factor * expm1_minus_x(t), logs, scales)


def times_exp(factor: FloatArray, x: FloatArray) -> FloatArray:
    """Return ``factor e^x``, also where ``e^x`` alone would leave float64.

    Examples:
        >>> times_exp(np.array([3.0, 1e-300]), np.array([1.0, 720.0]))
        array([8.15484549e+00, 4.92070093e+12])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        # Two half exponentials never overflow too early, but round twice as often as one.
        return refined(factor * np.exp(x), np.abs(x) > NORMAL, scaled_exp, factor, x)


def log_over(log_mean: FloatArray, values: FloatArray) -> FloatArray:
    """Return ``s - log(y)`` to the last digit, also where the two are nearly equal; infinite where ``y`` is 0.

    Examples:
        >>> log_over(np.array([1.0986122886681098, 1.0]), np.array([3.0, 0.0]))
        array([9.07129724e-17,            inf])
    """
    above = np.full_like(values, np.inf)
    return refined(above, values > 0.0, _log_over, log_mean, values)


def stirling_error(x: FloatArray) -> FloatArray:
    """Return ``log Gamma(x + 1) - (x + ½) log(x) + x - ½ log(2 pi)``, the error of Stirling's formula, for ``x > 0``.

    Examples:
        >>> stirling_error(np.array([1.0, 100.0]))
        array([0.08106147, 0.00083333])
    """
    below = x < 1.0
    first = refined(np.zeros_like(x), below, _stirling_step, x)
    x, steps = x + below, np.zeros_like(x)
    for _ in range(1, _TABLED):
        low = x < _TABLED
        steps = refined(steps, low, lambda step, at: step + _stirling_step(at), steps, x)
        x = x + low
    # The first step may be far larger than the rest together: it comes last, so that it is rounded once.
    return first + (steps + _stirling_series(x))


def stirling_error_of_counts(counts: FloatArray, start: float = 0.0) -> FloatArray:
    """Return `stirling_error` of ``counts + start`` for whole counts; 0 of 0.

    Few counts are distinct where the function is hard, so those are looked up.

    Examples:
        >>> stirling_error_of_counts(np.array([0.0, 1.0, 100.0]))
        array([0.        , 0.08106147, 0.00083333])
    """
    steps: FloatArray = np.arange(_TABLED, dtype=np.float64) + np.float64(start)
    table = np.zeros(_TABLED)
    table[steps > 0.0] = stirling_error(steps[steps > 0.0])
    known = table[np.minimum(counts, _TABLED - 1).astype(np.intp)]
    return refined(known, counts >= _TABLED, lambda large: _stirling_series(large + start), counts)


def _half_deviance_near(x: FloatArray, scale: FloatArray | float) -> FloatArray:
    # log(1 + x) = 2 atanh(v), and x - 2 v is x v: the small difference is never taken.
    v = x / (2.0 + x)
    square = v * v
    tail = np.full_like(v, _TAIL[-1])
    for coefficient in _TAIL[-2::-1]:
        tail *= square
        tail += coefficient
    return scale * (v * (x - 2.0 * square * tail))


def _log_over(log_mean: FloatArray, values: FloatArray) -> FloatArray:
    high, low = log_parts(values)
    with np.errstate(invalid="ignore"):
        difference, lost = two_sum(log_mean, -high)
        return np.where(np.isinf(difference), difference, difference + (lost - low))


def _stirling_step(x: FloatArray) -> FloatArray:
    """Return by how much the error falls from ``x`` to ``x + 1``: ``(x + ½) log(1 + 1 / x) - 1``."""
    # log(1 + 1 / x) = 2 atanh(v) with v = 1 / (2 x + 1), of which the first term is what 1 takes away.
    square = 1.0 / (2.0 * x + 1.0) ** 2
    tail = np.full_like(square, _TAIL[-1])
    for coefficient in _TAIL[-2::-1]:
        tail = tail * square + coefficient
    return np.where(x < 0.5, (x + 0.5) * (np.log1p(x) - np.log(x)) - 1.0, square * tail)


def _stirling_series(x: FloatArray) -> FloatArray:
    inverse = 1.0 / x
    square = inverse * inverse
    series = np.full_like(square, _STIRLING[-1])
    for coefficient in _STIRLING[-2::-1]:
        series = series * square + coefficient
    return inverse * series
