"""The tails of the two distributions that tests for drift need: chi-squared and Kolmogorov's."""

import math

import numpy as np

from actloss.losses.special import HALF_LOG_TWO_PI, half_deviance_or, stirling_error

_LAST = 2.0**-54
"""Terms this small, against the sum, change it no more."""


def chi_squared_tail(statistic: float, degrees: int) -> float:
    """Return the probability that a chi-squared variable is at least this large.

    It is the regularised upper incomplete gamma function Q(a, x) at a = degrees / 2 and x = statistic / 2: from its
    continued fraction where x lies above a, else from the series of its complement, each where it converges fast.

    Args:
        statistic: Value of the variable, 0 or more.
        degrees: Degrees of freedom, 1 or more.

    Examples:
        >>> round(chi_squared_tail(3.841458820694124, 1), 12)
        0.05

    References:
        Abramowitz and Stegun, Handbook of Mathematical Functions, 1964: 6.5.29 (series), 6.5.31 (continued fraction).
    """
    a, x = degrees / 2, statistic / 2
    if x <= 0.0:
        return 1.0
    weight = _weight(a, x)
    return 1.0 - weight * _series(a, x) if x < a + 1.0 else weight * a * _fraction(a, x)


def kolmogorov_tail(statistic: float) -> float:
    """Return the probability that Kolmogorov's variable, sqrt(n) times the largest distance, is at least this large.

    Args:
        statistic: Value of the variable, 0 or more.

    Examples:
        >>> round(kolmogorov_tail(1.3580986393225507), 12)
        0.05

    References:
        Kolmogorov, "Sulla determinazione empirica di una legge di distribuzione", 1933. The second series, for small
        values, follows from the first by Jacobi's theta transformation.
    """
    # Below, less than the smallest float is missing from 1.
    if statistic < 0.04:
        return 1.0
    square = statistic * statistic
    if statistic < 1.0:
        terms = (math.exp(-((2 * k - 1) ** 2) * math.pi**2 / (8.0 * square)) for k in range(1, 5))
        return 1.0 - math.sqrt(2.0 * math.pi) / statistic * sum(terms)
    return 2.0 * sum((1.0 if k % 2 else -1.0) * math.exp(-2.0 * k * k * square) for k in range(1, 6))


def _weight(a: float, x: float) -> float:
    """Return x^a e^-x / Gamma(a + 1), in Loader's form: powers and factorials of thousands never meet."""
    half = half_deviance_or(
        np.array([(x - a) / a]), a, lambda at: at - a - a * np.log(at / a), np.array([x], dtype=np.float64)
    )
    error = stirling_error(np.array([a]))
    return math.exp(-float(half[0]) - float(error[0]) - float(HALF_LOG_TWO_PI)) / math.sqrt(a)


def _series(a: float, x: float) -> float:
    """Return the sum of 1, x / (a + 1), x² / ((a + 1) (a + 2)) and so on."""
    term = total = 1.0
    while term > _LAST * total:
        a += 1.0
        term *= x / a
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """Return 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / …)) by Lentz's method, for x of a + 1 or more."""
    # Above a + 1 every partial denominator is positive: none needs Lentz's guard against 0.
    below = x + 1.0 - a
    upper, lower = math.inf, 1.0 / below
    total, step, k = lower, 0.0, 0
    while abs(step - 1.0) > 4.0 * _LAST:
        k += 1
        factor = k * (a - k)
        below += 2.0
        lower = 1.0 / (factor * lower + below)
        upper = below + factor / upper
        step = upper * lower
        total *= step
    return total
