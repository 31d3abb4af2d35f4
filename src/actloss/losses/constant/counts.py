"""The constant of counts with more zeros than a Poisson count has."""

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.sums import mean, total, weight


def zero_inflated_rate(values: FloatArray, counts: FloatArray | None = None) -> FloatArray:
    """Return what the zero-inflated Poisson likelihood elicits: share of zeros by nature and rate of the rest, ``[2]``.

    Where zeros are no more frequent than a Poisson count of this mean has them, the share is 0 and the rate the mean.

    References:
        Lambert, "Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing", 1992.
    """
    rows = weight(values, counts)
    zeros = total(lambda part: (part == 0.0).astype(np.float64), values, counts) / rows
    centre = mean(values, counts)
    # Of nothing but zeros any share is as likely as any other; the rate says it all.
    if not np.exp(-centre) < zeros < 1.0:
        return np.array([0.0, centre])
    rate = _untruncated(centre / (1.0 - zeros))
    return np.array([(zeros - np.exp(-rate)) / -np.expm1(-rate), rate])


def _untruncated(above_zero: float) -> float:
    """Return the rate of a Poisson count whose mean, zeros left out, is ``above_zero``, above 1."""
    # rate = above_zero (1 - e^-rate): the difference is convex, so Newton's steps from above never overshoot.
    rate = above_zero
    while True:
        decay = above_zero * float(np.exp(-rate))
        lower = rate - (rate + above_zero * float(np.expm1(-rate))) / (1.0 - decay)
        if not lower < rate:
            return rate
        rate = lower
