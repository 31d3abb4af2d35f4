"""Constants at which the pulls of all labels are in balance, of losses that have just one."""

from collections.abc import Callable

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.constant.balance import settle
from actloss.losses.constant.order import median
from actloss.losses.constant.sums import average, blocks, mean, part_of, present, sum_of, weight

Pull = Callable[[FloatArray], tuple[FloatArray, FloatArray]]
"""Distances ``y - c`` to how hard labels pull the constant, and to how fast that grows."""


def huber_location(values: FloatArray, counts: FloatArray | None = None, *, delta: float = 1.0) -> float:
    """Return Huber's estimate of location: the median for a small ``delta``, the mean for a large one."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        return distance / delta, np.broadcast_to(1.0 / delta, distance.shape)

    return _location(values, counts, pull, reach=delta, unit=delta)


def smooth_l1_location(values: FloatArray, counts: FloatArray | None = None, *, beta: float = 1.0) -> float:
    """Return what `smooth_l1` elicits: Huber's location, since the two losses differ by a factor only."""
    return huber_location(values, counts, delta=beta)


def pseudo_huber_location(values: FloatArray, counts: FloatArray | None = None, *, delta: float = 1.0) -> float:
    """Return what `pseudo_huber` elicits, between median and mean as Huber's location is."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        share = distance / delta
        length = np.sqrt(1.0 + share * share)
        return share / length, 1.0 / (delta * length**3)

    # The pull of a label farther away is 1 in float64.
    return _location(values, counts, pull, reach=1e8 * delta, unit=delta)


def log_cosh_location(values: FloatArray, counts: FloatArray | None = None) -> float:
    """Return the point where the sum of ``tanh(y - c)`` is 0: what log-cosh elicits."""

    def pull(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        slope = np.tanh(distance)
        return slope, 1.0 - slope * slope

    # tanh(20) is 1 in float64.
    return _location(values, counts, pull, reach=20.0, unit=20.0)


def expectile(values: FloatArray, counts: FloatArray | None = None, *, quantile: float = 0.5) -> float:
    """Return the expectile: the mean where labels above it count ``quantile`` times, those below the rest."""
    centre, last = mean(values, counts), -1
    while True:

        def rate(part: FloatArray, middle: float = centre) -> FloatArray:
            return np.where(part > middle, quantile, 1.0 - quantile)

        def pull(part: FloatArray, middle: float = centre) -> FloatArray:
            # In halves: two labels may be farther apart than float64 reaches.
            return np.where(part > middle, quantile, 1.0 - quantile) * (0.5 * part - 0.5 * middle)

        below = int(np.searchsorted(values, centre, "right"))
        step = 2.0 * (average(pull, values, counts) / average(rate, values, counts))
        # From the mean every step leads towards the answer and none past it, but for rounding; the last one is exact.
        if below == last or not step * (quantile - 0.5) > 0.0:
            return centre
        centre, last = centre + step, below


def squared_tube_location(values: FloatArray, counts: FloatArray | None = None, *, epsilon: float = 0.1) -> float:
    """Return what `squared_epsilon_insensitive` elicits; where a whole stretch costs nothing, its middle."""
    values, counts = present(values, counts)
    low, high = float(values[0]), float(values[-1])
    if 0.5 * high - 0.5 * low <= epsilon:
        return 0.5 * low + 0.5 * high

    def balance(centre: float) -> tuple[float, float]:
        floor, ceiling = centre - epsilon, centre + epsilon

        def outside(part: FloatArray) -> FloatArray:
            # In halves: two labels may be farther apart than float64 reaches.
            return np.maximum(0.5 * part - 0.5 * ceiling, 0.0) + np.minimum(0.5 * part - 0.5 * floor, 0.0)

        def share(part: FloatArray) -> FloatArray:
            return ((part > ceiling) | (part < floor)).astype(np.float64)

        return 2.0 * average(outside, values, counts), average(share, values, counts)

    centre = median(values, counts)
    return settle(balance, centre, low, high, unit=max(epsilon, _spread(values, counts, centre)))


def _location(values: FloatArray, counts: FloatArray | None, pull: Pull, *, reach: float, unit: float) -> float:
    """Return where the pulls of all values are in balance.

    Args:
        values: Labels, ascending, shape ``[n]``.
        counts: How often each occurs.
        pull: Pulls from -1 to 1, within ``reach``.
        reach: Distance beyond which every value pulls with full strength 1.
        unit: Distance over which pulls change.
    """

    def balance(centre: float) -> tuple[float, float]:
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

    centre = median(values, counts)
    # Where every label is well within reach, they are the measure of a step.
    unit = min(unit, _spread(values, counts, centre))
    return settle(balance, centre, float(values[0]), float(values[-1]), unit=unit)


def _spread(values: FloatArray, counts: FloatArray | None, centre: float) -> float:
    return average(lambda part: np.abs(part - centre), values, counts)
