"""Activations that multiply x by a gate between 0 and 1: smooth relatives of ReLU that dip below 0."""

from math import factorial, pi, sqrt

import numpy as np
from numpy.typing import ArrayLike

from actloss.activations.squashing import hard_sigmoid
from actloss.interval import NON_NEGATIVE
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.stable import weigh

_PHI = tuple((-1.0) ** k / (sqrt(2.0 * pi) * 2.0**k * factorial(k) * (2 * k + 1)) for k in range(14))
"""Coefficients of (Phi(x) - 1/2) / x in x², enough for a full float64 where |x| < 0.6."""
_ERFCX = (
    1.1775789345674017,
    -0.004590054580646478,
    -0.08424913336651792,
    0.05920993999819189,
    -0.026658668435305753,
    0.009074997670705265,
    -0.002413163540417608,
    0.0004907758365258086,
    -6.916973302501207e-05,
    4.13902798607301e-06,
    7.74038306619849e-07,
    -2.1886401049234397e-07,
    1.076499946567091e-08,
    4.521959811218287e-09,
    -7.754400208831351e-10,
    -6.318088340886684e-11,
    2.86879501093067e-11,
    1.9455868545777347e-13,
    -9.65469674843344e-13,
    3.25254814814874e-14,
    3.3478119482868056e-14,
    -1.864562880419313e-15,
    -1.2507950530688648e-15,
    7.418235256624044e-17,
)
"""Chebyshev series of (1 + 2t) e^(t²) erfc(t) for all t >= 0, in (t - 3.75) / (t + 3.75).

Shepherd and Laframboise, "Chebyshev Approximation of (1 + 2x) exp(x²) erfc x in 0 <= x < inf", 1981.
"""


def swish(x: ArrayLike, *, beta: float = 1.0) -> FloatArray:
    """Return ``x sigmoid(beta x)`` of each element; a network may learn ``beta``.

    Args:
        x: Numbers, shape ``[...]``.
        beta: Steepness of the gate, 0 or more: ``x / 2`` at 0, nearer to `relu` the larger it is.

    Returns:
        Numbers from ``-0.2785 / beta`` upwards, shape of ``x``.

    Raises:
        OptionError: If ``beta`` is negative or not finite.

    Examples:
        >>> swish([-1000.0, -1.0, 0.0, 1.0])
        array([-0.        , -0.26894142,  0.        ,  0.73105858])

    References:
        Ramachandran, Zoph and Le, "Searching for Activation Functions", 2017.
    """
    steepness = parameter("swish", "beta", beta, NON_NEGATIVE)
    values = np.asarray(x, dtype=np.float64)
    logits = weigh(np.asarray(steepness), values)
    return _decaying(values, values / (1.0 + np.exp(-np.abs(logits))), logits)


def silu(x: ArrayLike) -> FloatArray:
    """Return ``x sigmoid(x)`` of each element: `swish` with beta 1.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers from -0.2785 upwards, shape of ``x``.

    Examples:
        >>> silu([-1.0, 0.0, 1.0])
        array([-0.26894142,  0.        ,  0.73105858])

    References:
        Elfwing, Uchibe and Doya, "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
        Reinforcement Learning", 2018.
    """
    return swish(x)


def mish(x: ArrayLike) -> FloatArray:
    """Return ``x tanh(log(1 + e^x))`` of each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers from -0.3088 upwards, shape of ``x``.

    Examples:
        >>> mish([-1000.0, -1.0, 0.0, 1.0])
        array([-0.        , -0.30340146,  0.        ,  0.86509839])

    References:
        Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
    """
    values = np.asarray(x, dtype=np.float64)
    tail = np.exp(-np.abs(values))
    # tanh(log(1 + u)) = u (u + 2) / (u (u + 2) + 2) with u = e^x: rational in the tail on either side, no cancellation.
    below = (tail + 2.0) / (tail * (tail + 2.0) + 2.0)
    above = (1.0 + 2.0 * tail) / (1.0 + 2.0 * tail + 2.0 * tail * tail)
    return _decaying(values, values * np.where(values < 0.0, below, above), values)


def gelu(x: ArrayLike) -> FloatArray:
    """Return ``x Phi(x)`` of each element, Phi the distribution function of a standard normal variable.

    This is the exact form; frameworks also have an approximation by tanh.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers from -0.1700 upwards, shape of ``x``.

    Examples:
        >>> gelu([-30.0, -1.0, 0.0, 1.0])
        array([-1.47201418e-196, -1.58655254e-001,  0.00000000e+000,
                8.41344746e-001])

    References:
        Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    """
    values = np.asarray(x, dtype=np.float64)
    # Beyond 39 the tail is below the smallest float64.
    distance = np.minimum(np.abs(values), 40.0)
    near = np.clip(values, -0.6, 0.6)
    inside = near * (0.5 + near * np.polynomial.polynomial.polyval(near * near, _PHI))
    return np.where(distance < 0.6, inside, np.maximum(values, 0.0) - _normal_tail(np.maximum(distance, 0.6)))


def hard_swish(x: ArrayLike) -> FloatArray:
    """Return ``x`` times `hard_sigmoid` of it, for each element.

    Args:
        x: Numbers, shape ``[...]``.

    Returns:
        Numbers in [-0.375, inf), shape of ``x``: 0 below -3 and x above 3.

    Examples:
        >>> hard_swish([-4.0, -1.5, 3.0, 1e308])
        array([ 0.00e+000, -3.75e-001,  3.00e+000,  1.00e+308])

    References:
        Howard et al., "Searching for MobileNetV3", 2019.
    """
    values = np.asarray(x, dtype=np.float64)
    # The gate is cut off before it multiplies: x (x + 3) would overflow where the result does not.
    return weigh(hard_sigmoid(values), values)


def _decaying(x: FloatArray, right: FloatArray, logits: FloatArray) -> FloatArray:
    """Return ``right`` where x is not negative, and ``right e^logits`` elsewhere, 0 where e^logits is."""
    # Multiplied by the root twice: e^logits alone would lose its digits before the product does.
    root = np.exp(0.5 * np.minimum(logits, 0.0))
    return np.where(x < 0.0, weigh(root, weigh(root, right)), right)


def _normal_tail(d: FloatArray) -> FloatArray:
    """Return ``d Phi(-d)`` for d from 0.6 to 40."""
    scaled = np.polynomial.chebyshev.chebval(1.0 - 7.5 * sqrt(2.0) / (d + 3.75 * sqrt(2.0)), _ERFCX) / (
        2.0 / d + sqrt(8.0)
    )
    # The square of a number with ten binary places is exact, so that e^(-d²/2) does not magnify its rounding.
    coarse = np.round(d * 1024.0) / 1024.0
    scaled = scaled + scaled * np.expm1(-0.5 * (d - coarse) * (d + coarse))
    tail: FloatArray = scaled * np.exp(-0.5 * coarse * coarse)
    return tail
