"""Constants that come from the order of the labels, from their logarithms or from their signs."""

from typing import Literal

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.sums import average, blocks, mean, present, total, weight


def exp_mean_log(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return ``exp(mean(log(1 + y))) - 1``: what the squared log error elicits, below the mean where they differ."""
    # A label with no logarithm makes this nan; the kernel then refuses that label by name.
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.expm1(average(np.log1p, values, counts)))


def quantile(values: FloatArray, counts: FloatArray | None = None, *, quantile: float = 0.5) -> float:
    """Return the value below which this share lies; where every point between two values is one, the middle."""
    values, counts = present(values, counts)
    rank = quantile * weight(values, counts)
    # 0.07 of 100 rows is 7 rows, though 0.07 * 100 is a little more in float64.
    if abs(rank - round(rank)) <= 4 * np.spacing(rank):
        rank = float(round(rank))
    low, high = _at_rank(values, counts, rank, past=False), _at_rank(values, counts, rank, past=True)
    return low if low == high else 0.5 * low + 0.5 * high


def median(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the median: what the absolute error elicits."""
    return quantile(values, counts, quantile=0.5)


def tube_location(values: FloatArray, counts: FloatArray | None = None, *, epsilon: float = 0.1) -> float:
    """Return what `epsilon_insensitive` elicits; where a whole stretch serves as well, its middle.

    ``max(0, |d| - e)`` is half of ``|d - e| + |d + e|``, less ``e``: the median of all labels once lowered and once
    raised by ``e``.
    """
    values, counts = present(values, counts)
    edges = np.concatenate([values - epsilon, values + epsilon])
    order = np.argsort(edges, kind="stable")
    return median(edges[order], None if counts is None else np.concatenate([counts, counts])[order])


def relative_median(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the median where each label counts by 1 / its size: what `mape` elicits; 0 where a label is 0."""
    values, counts = present(values, counts)
    sizes = np.abs(values)
    smallest = sizes.min(initial=np.inf)
    if smallest == 0.0:
        return 0.0
    shares = smallest / sizes
    return median(values, shares if counts is None else shares * counts)


def majority_sign(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the more frequent of -1 and +1, 0 at a tie: what the hinge loss elicits."""
    return float(np.sign(mean(values, counts)))


def half_log_odds(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return half the log-odds of +1 against -1: what the exponential loss elicits, infinite for a single class."""
    positive = total(lambda part: (part > 0.0).astype(np.float64), values, counts)
    with np.errstate(divide="ignore"):
        return float(0.5 * (np.log(positive) - np.log(weight(values, counts) - positive)))


def _at_rank(values: FloatArray, counts: FloatArray | None, rank: float, *, past: bool) -> float:
    """Return the value that the cumulative count first reaches ``rank`` at, or first goes past it."""
    side: Literal["left", "right"] = "right" if past else "left"
    below = 0.0
    for part, weights in blocks(values, counts):
        here = weight(part, weights)
        if below + here > rank or (below + here == rank and not past):
            cumulative = np.arange(1.0, len(part) + 1.0) if weights is None else np.cumsum(weights)
            # Fractional weights add up to a little less one by one than all at once.
            return float(part[min(int(np.searchsorted(below + cumulative, rank, side)), len(part) - 1)])
        below += here
    return float(values[-1])
