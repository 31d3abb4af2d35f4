"""The Tweedie deviance as a function of the log-ratio of label and prediction, without cancellation anywhere.

With ``a = 2 - power``, ``b = power - 1`` and ``L = log(y / mu)`` the deviance is
``2 mu^a / (a b) (a (e^L - 1) - (e^(a L) - 1))``, and the same with ``a`` and ``b``, ``y`` and ``mu`` exchanged: so that
the exponent may always be taken positive, where its series has positive terms only.
"""

from collections.abc import Callable
from math import factorial

import numpy as np

from actloss.losses.arrays import BoolArray, FloatArray
from actloss.losses.parts import log_parts, refined, two_product
from actloss.losses.stable import log_ratio

HALFWAY = 1.5
"""The power between Poisson and gamma, at which the deviance needs square roots only."""
_REACH = 2.0
"""Log-ratios below it go through the series: 25 terms are enough for a full float64."""
_SMALL = 1e-280
"""Below it what rounding takes from a product is no normal float64."""


def tweedie(true: FloatArray, logs: FloatArray, lower: FloatArray, upper: FloatArray, power: float) -> FloatArray:
    """Return the Tweedie deviance of each element.

    Args:
        true: Labels ``y``, shape ``[...]``, 0 or more.
        logs: ``log(y / mu)``, shape of ``true``.
        lower: ``mu^a``, shape of ``true``: the smaller of the two where ``mu < y``.
        upper: ``y / mu^b``, shape of ``true``.
        power: Exponent of the variance, in (1, 2).

    Examples:
        >>> tweedie(np.array([4.0]), np.log([4.0]), np.array([1.0]), np.array([4.0]), 1.5).round(12)
        array([4.])
    """
    a, b = 2.0 - power, power - 1.0
    above, distance = logs > 0.0, np.abs(logs)
    far = _far(distance, np.where(above, upper, lower), np.where(above, a, b), np.where(above, b, a), a * b)
    near = (distance < _REACH) & (true > 0.0)
    deviance = refined(far, near & above, _series(a), distance, lower)
    return refined(deviance, near & ~above, _series(b), distance, upper)


def tweedie_halfway(true: FloatArray, mean: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return the Tweedie deviance of the power 1.5, and where it is known to the last digits.

    It is ``4 (sqrt(y) - sqrt(mu))² / sqrt(mu)``.

    Examples:
        >>> tweedie_halfway(np.array([4.0, 0.0]), np.array([1.0, np.inf]))
        (array([ 4., nan]), array([ True, False]))
    """
    with np.errstate(all="ignore"):
        root, gap = np.sqrt(mean), true - mean
        # A quarter of (sqrt(y) + sqrt(mu))², in parts that do not overflow, and that round less than its square would.
        sizes = 0.25 * true + 0.25 * mean + 0.5 * (np.sqrt(true) * root)
        deviance = (gap / root) * (gap / sizes)
        return deviance, (sizes > _SMALL) & (deviance < np.inf)


def log_of_ratio(true: FloatArray, mean: FloatArray) -> FloatArray:
    """Return ``log(y / mu)``, to the last digit also where rounding the quotient would show.

    Examples:
        >>> log_of_ratio(np.array([1.0, 3.0]), np.array([3.0, 3.0]))
        array([-1.09861229,  0.        ])
    """
    logs = log_ratio(true, mean, true - mean)
    return refined(logs, (np.abs(logs) < _REACH) & (true > _SMALL), _log_of_quotient, true, mean)


def _far(distance: FloatArray, scale: FloatArray, q: FloatArray, rest: FloatArray, product: float) -> FloatArray:
    """Return the deviance where its terms are clearly unequal; ``rest`` is ``1 - q``."""
    with np.errstate(invalid="ignore", over="ignore"):
        decay = -rest * distance
        gap = rest * np.exp(decay) * np.expm1(-q * distance) - q * np.expm1(decay)
        return 2.0 * scale * (gap / product)


def _series(q: float) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Return the deviance as the series of ``(q (e^t - 1) - (e^(q t) - 1)) / (q (1 - q))`` in the distance ``t``."""
    coefficients = [2.0 * sum(q**j for j in range(k - 1)) / factorial(k) for k in range(26, 1, -1)]

    def near(distance: FloatArray, scale: FloatArray) -> FloatArray:
        series = np.zeros_like(distance)
        for coefficient in coefficients:
            series = series * distance + coefficient
        with np.errstate(over="ignore"):
            return scale * (distance * distance * series)

    return near


def _log_of_quotient(true: FloatArray, mean: FloatArray) -> FloatArray:
    ratio = true / mean
    product, error = two_product(ratio, mean)
    high, low = log_parts(ratio)
    return high + (low + ((true - product) - error) / true)
