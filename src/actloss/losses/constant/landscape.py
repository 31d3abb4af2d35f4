"""Where a sum of dips, one around each label, may be lowest: the search behind losses that are not convex.

The height over a constant is the summed loss of all labels there. A stretch between two constants is ruled out when
even the labels outside it cost more, or when the heights and slopes at its ends leave no room for a dip; the rest is
halved. Nothing is sampled: a stretch that is ruled out cannot hold the lowest point.
"""

from collections.abc import Callable
from math import inf

import numpy as np

from actloss.losses.arrays import FloatArray, IndexArray

Field = Callable[[FloatArray], FloatArray]
"""Constants ``[k]`` to rows ``[4, k]``: height, slope, height due to labels wholly on the left, and on the right."""

Sag = Callable[[FloatArray, FloatArray], FloatArray]
"""Ends of stretches to how negative the curvature may be within them (as a number of 0 or more)."""

Dip = Callable[[FloatArray], tuple[FloatArray, FloatArray]]
"""Distances ``c - y`` to the loss of one label and its slope."""

_PAIRS = 1 << 18
"""Pairs of constants and labels handled at a time."""
_RESOLUTION = 8 * np.finfo(np.float64).eps


def stretches(
    field: Field,
    sag: Sag,
    low: FloatArray,
    high: FloatArray,
    *,
    finest: float,
    slack: float,
    sites: FloatArray | None = None,
    few: int = 16,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the stretches that may hold the lowest point.

    Args:
        field: The landscape.
        sag: Bound of its curvature.
        low: Left ends of the stretches to search, shape ``[k]``, ascending.
        high: Right ends.
        finest: Width at which halving ends.
        slack: By how much heights may be wrong.
        sites: Only places where the lowest point may be, ascending; None where it may be anywhere.
        few: Number of sites left at which halving ends too.

    Returns:
        Left ends, right ends and the lower of the heights at the ends.
    """
    at_low, at_high, best = field(low), field(high), inf
    while True:
        best = min(best, at_low[0].min(), at_high[0].min())
        ends, half = np.minimum(at_low[0], at_high[0]), 0.5 * (high - low)
        dip = np.minimum(at_low[0] + at_low[1] * half, at_high[0] - at_high[1] * half) - 0.5 * sag(low, high) * half**2
        kept = np.maximum(at_low[2] + at_high[3], np.minimum(dip, ends)) <= best + slack
        if sites is not None:
            held = np.searchsorted(sites, high, "right") - np.searchsorted(sites, low)
            kept &= held > 0
            # Counted twice where two stretches meet.
            done = held[kept].sum() <= few
        else:
            done = False
        low, high, at_low, at_high, ends = low[kept], high[kept], at_low[:, kept], at_high[:, kept], ends[kept]
        width = high - low
        if done or (width <= np.maximum(finest, _RESOLUTION * np.maximum(np.abs(low), np.abs(high)))).all():
            return low, high, ends
        middle = 0.5 * low + 0.5 * high
        at_middle = field(middle)
        low, high = _alternate(low, middle), _alternate(middle, high)
        at_low, at_high = _alternate(at_low, at_middle), _alternate(at_middle, at_high)


def thinned(
    values: FloatArray, weights: FloatArray, width: float, whole: tuple[float, float] = (inf, -inf)
) -> tuple[FloatArray, FloatArray, float]:
    """Return labels with those that lie close together made one at their mean.

    Args:
        values: Labels, ascending, shape ``[n]``.
        weights: How often each occurs, above 0.
        width: How far apart the labels of one may lie.
        whole: Stretch whose labels stay as they are.

    Returns:
        Points, their weights, and the weighted sum of the squared distances that labels were moved by.
    """
    with np.errstate(over="ignore"):
        cells = np.floor((values - values[0]) / width)
    inside = (values >= whole[0]) & (values <= whole[1])
    first = np.ones(len(values), dtype=np.bool_)
    first[1:] = (cells[1:] != cells[:-1]) | np.isinf(cells[1:]) | inside[1:] | inside[:-1]
    starts = np.flatnonzero(first)
    if len(starts) == len(values):
        return values, weights, 0.0
    owner = np.cumsum(first) - 1
    mass = np.add.reduceat(weights, starts)
    moved = values - values[starts][owner]
    centre = np.add.reduceat(weights * moved, starts) / mass
    return values[starts] + centre, mass, float((weights * (moved - centre[owner]) ** 2).sum())


def windowed(points: FloatArray, weights: FloatArray, dip: Dip, *, reach: float, plateau: float) -> Field:
    """Return the landscape of dips that are level at ``plateau`` beyond ``reach``."""
    below = np.concatenate([[0.0], np.cumsum(weights)])

    def field(at: FloatArray) -> FloatArray:
        first, last = np.searchsorted(points, at - reach), np.searchsorted(points, at + reach, "right")
        left, right = plateau * below[first], plateau * (below[-1] - below[last])
        rows = np.stack([left + right, np.zeros(len(at)), left, right])
        sizes = np.cumsum(last - first)
        cuts = np.searchsorted(sizes, np.arange(_PAIRS, int(sizes[-1]), _PAIRS))
        for part in np.split(np.arange(len(at)), np.unique(cuts)):
            rows[:, part] = rows[:, part] + _near(at[part], first[part], last[part])
        return rows

    def _near(at: FloatArray, first: IndexArray, last: IndexArray) -> FloatArray:
        count = last - first
        owner = np.repeat(np.arange(len(at)), count)
        label = np.arange(len(owner)) + np.repeat(first - (np.cumsum(count) - count), count)
        distance, mass = at[owner] - points[label], weights[label]
        height, slope = dip(distance)
        height = height * mass
        terms = (height, slope * mass, height * (distance > 0.0), height * (distance < 0.0))
        return np.stack([np.bincount(owner, term, len(at)) for term in terms])

    return field


def windowed_sag(points: FloatArray, weights: FloatArray, *, reach: float, near: float, far: float = 0.0) -> Sag:
    """Return the sag of labels of which each bends by ``near`` at most, beyond ``reach`` by ``far``."""
    below = np.concatenate([[0.0], np.cumsum(weights)])

    def sag(low: FloatArray, high: FloatArray) -> FloatArray:
        inside = below[np.searchsorted(points, high + reach, "right")] - below[np.searchsorted(points, low - reach)]
        bent: FloatArray = near * inside + far * (below[-1] - inside)
        return bent

    return sag


def _alternate(a: FloatArray, b: FloatArray) -> FloatArray:
    """Return both by turns along the last axis."""
    return np.stack([a, b], axis=-1).reshape(*a.shape[:-1], -1)
