"""How a distribution is shaped: robust skewness and distance from normal.

scipy has these too; importing it would cost more time than a whole `actloss advise` of a small file.
"""

import math
import sys
from statistics import NormalDist

import numpy as np

from actloss.column import FloatArray
from actloss.profile.facts import Normality

_FEWEST = 8
"""Rows below which the moments' tests say nothing (D'Agostino and Pearson's approximations start here)."""


def medcouple(ordered: FloatArray) -> float:
    """Return the medcouple of ascending values, a robust skewness in [-1, 1].

    Args:
        ordered: Ascending values, shape ``[m]``; every pair across the median is compared, so pass a grid of a
            thousand order statistics for a large sample.

    Examples:
        >>> medcouple(np.array([1.0, 2.0, 3.0]))
        0.0
        >>> medcouple(np.array([1.0, 2.0, 10.0]))
        0.3888888888888889

    References:
        Brys, Hubert and Struyf, "A Robust Measure of Skewness", 2004, doi 10.1198/106186004X12632.
    """
    scale = float(np.max(np.abs(ordered), initial=0.0))
    if scale == 0 or ordered[0] == ordered[-1]:
        return 0.0
    # The medcouple has no unit; powers of two shrink numbers exactly, and small ones cannot overflow.
    shrunk = np.ldexp(ordered, -2 - math.frexp(scale)[1])
    centred = shrunk - np.median(shrunk)
    low, high = centred[centred <= 0], centred[centred >= 0]
    spread = high[None, :] - low[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        kernel = (high[None, :] + low[:, None]) / spread
    # Pairs of values that both equal the median compare their ranks instead.
    ties = int(np.count_nonzero(centred == 0))
    if ties:
        rank = np.arange(ties)
        kernel[len(low) - ties :, :ties] = np.sign(rank[:, None] + rank[None, :] - (ties - 1))
    return float(np.median(kernel))


def normality(grid: FloatArray, count: int, skewness: float, excess_kurtosis: float) -> Normality:
    """Return D'Agostino and Pearson's test beside the correlation of the normal quantile plot.

    The p-value rejects trivial departures once there are thousands of rows; the correlation measures their size.

    Args:
        grid: Ascending values or evenly spaced order statistics, shape ``[m]``.
        count: Number of values behind the moments.
        skewness: Third standardised moment.
        excess_kurtosis: Fourth standardised moment minus 3.

    References:
        D'Agostino and Pearson, "Tests for departure from normality", 1973; Filliben, "The Probability Plot
        Correlation Coefficient Test for Normality", 1975.
    """
    correlation = _quantile_correlation(grid)
    if count < _FEWEST:
        return Normality(statistic=math.nan, p_value=math.nan, quantile_correlation=correlation)
    statistic = _skewness_score(skewness, count) ** 2 + _kurtosis_score(excess_kurtosis, count) ** 2
    # The survival function of chi-squared with two degrees of freedom.
    return Normality(statistic=statistic, p_value=math.exp(-statistic / 2), quantile_correlation=correlation)


def _quantile_correlation(grid: FloatArray) -> float:
    count = len(grid)
    scale = float(np.max(np.abs(grid), initial=0.0))
    if count < 3 or grid[0] == grid[-1] or not math.isfinite(scale):
        return math.nan
    normal = NormalDist()
    expected = np.array([normal.inv_cdf((rank - 0.3175) / (count + 0.365)) for rank in range(1, count + 1)])
    scaled = grid / scale
    return float(np.corrcoef(expected, scaled)[0, 1])


def _skewness_score(skewness: float, n: int) -> float:
    """Return the normal score of a sample skewness (D'Agostino, 1970)."""
    y = skewness * math.sqrt((n + 1) * (n + 3) / (6.0 * (n - 2)))
    beta = 3.0 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2.0) * (n + 5) * (n + 7) * (n + 9))
    w2 = -1 + math.sqrt(2 * (beta - 1))
    alpha = math.sqrt(2.0 / (w2 - 1))
    return math.asinh(y / alpha) / math.sqrt(0.5 * math.log(w2))


def _kurtosis_score(excess: float, n: int) -> float:
    """Return the normal score of a sample kurtosis (Anscombe and Glynn, 1983)."""
    expected = 3.0 * (n - 1) / (n + 1)
    variance = 24.0 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1.0) * (n + 3) * (n + 5))
    x = (excess + 3.0 - expected) / math.sqrt(variance)
    beta = (
        6.0 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * math.sqrt(6.0 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)))
    )
    a = 6.0 + 8.0 / beta * (2.0 / beta + math.sqrt(1 + 4.0 / (beta * beta)))
    denominator = 1 + x * math.sqrt(2 / (a - 4.0))
    ratio = math.copysign((1 - 2.0 / a) / max(abs(denominator), sys.float_info.min), denominator)
    return (1 - 2 / (9.0 * a) - math.copysign(abs(ratio) ** (1 / 3), ratio)) / math.sqrt(2 / (9.0 * a))
