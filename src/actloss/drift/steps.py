"""How far few points are from many values: the many are only looked up, and added up once from point to point."""

from dataclasses import dataclass

import numpy as np

from actloss.column import FloatArray, IntArray
from actloss.profile.facts import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A distribution function: at each of the values it rises by the share of the rows that hold it."""

    values: FloatArray
    """Ascending; the same number may stand several times."""
    below: FloatArray | None
    """Rows before each place in the values, and all rows last; None where each value stands for one row."""
    rows: float

    def share(self, places: IntArray) -> FloatArray:
        """Return the share of the rows before each of the places, which are counted from 0."""
        before = places if self.below is None else self.below[places]
        return np.asarray(before / self.rows, dtype=np.float64)

    def reaching(self, shares: FloatArray) -> IntArray:
        """Return the places of the values with which the function reaches each of the shares."""
        rows = shares * self.rows
        if self.below is not None:
            return np.asarray(np.searchsorted(self.below[1:], rows), dtype=np.int64)
        return np.ceil(rows).astype(np.int64) - 1

    def moment(self, start: int, stop: int, half: float) -> float:
        """Return how far the values from one place to another are from half of a number, times their share; halved."""
        apart = self.values[start:stop] * 0.5
        apart -= half
        # Shares of a distance never overflow, where the sum of distances may.
        apart *= 1.0 / self.rows if self.below is None else np.diff(self.below[start : stop + 1]) / self.rows
        return float(apart.sum())


def steps_of(values: Values) -> Steps:
    """Return the distribution function of values, at least one."""
    if values.counts is None:
        return Steps(values=values.values, below=None, rows=float(values.values.size))
    below: FloatArray = np.concatenate(([0.0], np.cumsum(values.counts)))
    return Steps(values=values.values, below=below, rows=float(below[-1]))


def distances_to_many(few: Values, many: Values) -> tuple[float, float]:
    """Return the largest distance between two distribution functions, and the area between them.

    Between two points next to each other the function of the few is level and that of the many rises. So it is farthest
    off at one of the points, and crosses the level once: the area is the values' distances from the point on their own
    side of the crossing, and two rectangles.

    Args:
        few: Values of one sample, at least one.
        many: Values of the other, at least one; of these nothing is kept.

    Examples:
        >>> distances_to_many(Values(np.array([0.0, 1.0]), None), Values(np.array([0.0, 0.5, 2.0, 2.5]), None))
        (0.5, 0.75)
    """
    level, steps = steps_of(few), steps_of(many)
    points = np.unique(few.values)
    lower, upper = (np.searchsorted(steps.values, points, side=side) for side in ("left", "right"))
    levels = np.concatenate(([0.0], level.share(np.searchsorted(level.values, points, side="right"))))
    before = np.abs(levels[:-1] - steps.share(lower)).max()
    at = np.abs(levels[1:] - steps.share(upper)).max()
    starts, stops = np.concatenate(([0], upper)), np.concatenate((lower, [steps.values.size]))
    # Halves never overflow between the largest numbers of either sign.
    ends = np.array([min(points[0], steps.values[0]), *points, max(points[-1], steps.values[-1])]) * 0.5
    return float(max(before, at)), 2.0 * _half_area(steps, levels, starts, stops, ends)


def _half_area(steps: Steps, levels: FloatArray, starts: IntArray, stops: IntArray, ends: FloatArray) -> float:
    """Return half of the area between a level from each end to the next and the values that stand between them."""
    places = np.clip(steps.reaching(levels), starts, stops)
    inside = steps.values[np.minimum(places, steps.values.size - 1)] * 0.5
    above, under = steps.share(starts) >= levels, steps.share(stops) <= levels
    places = np.where(above, starts, np.where(under, stops, places))
    crossings = np.where(above, ends[:-1], np.where(under, ends[1:], inside))
    rectangles = (levels - steps.share(places)) * ((crossings - ends[:-1]) - (ends[1:] - crossings))
    turns = zip(starts.tolist(), places.tolist(), stops.tolist(), ends[:-1].tolist(), ends[1:].tolist(), strict=True)
    moments = (
        steps.moment(start, place, left) - steps.moment(place, stop, right) for start, place, stop, left, right in turns
    )
    return float(rectangles.sum()) + sum(moments)
