"""M-estimates of location: the constant at which the pulls of all labels are in balance."""

from collections.abc import Callable
from math import inf

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.order import median
from actloss.losses.constant.sums import blocks, part_of, sum_of, weight


def huber_location(values: FloatArray, counts: FloatArray | None = None, *, delta: float = 1.0) -> float:
    """Return Huber's estimate of location: the median for a small ``delta``, the mean for a large one."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        return distance / delta, np.broadcast_to(1.0 / delta, distance.shape)

    return _location(values, counts, pull, reach=delta)


def smooth_l1_location(values: FloatArray, counts: FloatArray | None = None, *, beta: float = 1.0) -> float:
    """Return what `smooth_l1` elicits: Huber's location, since the two losses differ by a factor only."""
    return huber_location(values, counts, delta=beta)


def log_cosh_location(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the point where the sum of ``tanh(y - c)`` is 0: what log-cosh elicits."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        slope = np.tanh(distance)
        return slope, 1.0 - slope * slope

    # tanh(20) is 1 in float64.
    return _location(values, counts, pull, reach=20.0)


def _location(
    values: FloatArray,
    counts: FloatArray | None,
    pull: Callable[[FloatArray], tuple[FloatArray, FloatArray]],
    *,
    reach: float,
) -> float:
    """Return where the pulls of all values are in balance, by Newton's steps inside a shrinking bracket.

    Args:
        values: Labels, ascending, shape ``[n]``.
        counts: How often each occurs.
        pull: Distances to pulls (from -1 to 1) and their slopes, within ``reach``.
        reach: Distance beyond which every value pulls with full strength 1.
    """
    centre, low, high, last = median(values, counts), float(values[0]), float(values[-1]), inf
    tolerance = 4 * np.finfo(np.float64).eps
    while True:
        force, stiffness = _balance(values, counts, centre, pull, reach)
        low, high = (centre, high) if force > 0.0 else (low, centre)
        step = force / stiffness if stiffness > 0.0 else np.copysign(inf, force)
        if force == 0.0 or abs(step) <= tolerance * max(abs(centre), reach):
            return centre
        # A step that leaves the bracket or does not halve the last one may wander; halving the bracket may not.
        if not (low < centre + step < high and abs(step) <= 0.5 * last):
            step = 0.5 * low + 0.5 * high - centre
        if centre + step == centre:
            return centre
        centre, last = centre + step, abs(step)


def _balance(
    values: FloatArray,
    counts: FloatArray | None,
    centre: float,
    pull: Callable[[FloatArray], tuple[FloatArray, FloatArray]],
    reach: float,
) -> tuple[float, float]:
    """Return the force on `centre` and how fast it falls as `centre` rises."""
    first, last = np.searchsorted(values, [centre - reach, centre + reach])
    force = weight(values[last:], part_of(counts, slice(last, None))) - weight(
        values[:first], part_of(counts, slice(first))
    )
    stiffness = 0.0
    for part, weights in blocks(values[first:last], part_of(counts, slice(first, last))):
        pulls, slopes = pull(part - centre)
        force += sum_of(pulls, weights)
        stiffness += sum_of(slopes, weights)
    return force, stiffness
