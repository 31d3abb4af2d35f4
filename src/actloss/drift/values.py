"""How far apart two distributions of numbers are, from their values and how often each occurs."""

import math

import numpy as np

from actloss.column import FloatArray
from actloss.drift.steps import distances_to_many, steps_of
from actloss.drift.tails import kolmogorov_tail
from actloss.profile.facts import Values

_MANY = 256
"""Values for each of the other sample's from which on looking these up is faster than sorting both together."""


def distances(before: Values, now: Values) -> tuple[float, float]:
    """Return the largest distance between two distribution functions (Kolmogorov-Smirnov), and the area between them.

    The area is the first Wasserstein distance: the mean way that a value has to move.

    Args:
        before: Values of one sample, at least one.
        now: Values of the other, at least one.

    Examples:
        >>> distances(Values(np.array([0.0, 1.0]), None), Values(np.array([0.0, 3.0]), np.array([1.0, 1.0])))
        (0.5, 1.0)
    """
    few, many = sorted((before, now), key=lambda each: each.values.size)
    if many.values.size >= _MANY * few.values.size:
        return distances_to_many(few, many)
    # A stable sort of two ascending runs only merges them.
    points = np.sort(np.concatenate((before.values, now.values)), kind="stable")
    apart = np.abs(_share_below(before, points) - _share_below(now, points))
    # Halves never overflow between the largest numbers of either sign.
    area = float((apart[:-1] * np.diff(points * 0.5)).sum())
    return float(apart.max()), 2.0 * area


def ks_p_value(distance: float, before: float, now: float) -> float:
    """Return the two-sided asymptotic p-value of the two-sample Kolmogorov-Smirnov test; too large where values tie.

    Args:
        distance: The statistic, from 0 to 1.
        before: Rows of one sample.
        now: Rows of the other.

    Examples:
        >>> round(ks_p_value(0.15, 1000, 1000), 12)
        2.63e-10

    References:
        Stephens, "Use of the Kolmogorov-Smirnov, Cramér-von Mises and related statistics without extensive tables",
        1970, for the correction that makes the limit usable from a handful of rows on.
    """
    root = math.sqrt(before * now / (before + now))
    return kolmogorov_tail((root + 0.12 + 0.11 / root) * distance)


def rows_of(values: Values) -> float:
    """Return how many rows the values stand for."""
    return float(values.values.size if values.counts is None else values.counts.sum())


def _share_below(values: Values, points: FloatArray) -> FloatArray:
    """Return the distribution function at each of the points."""
    return steps_of(values).share(np.searchsorted(values.values, points, side="right"))
