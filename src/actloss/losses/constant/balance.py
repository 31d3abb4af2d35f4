"""The point where forces that pull either way are in balance."""

from collections.abc import Callable
from math import inf

import numpy as np

Balance = Callable[[float], tuple[float, float]]
"""A point to the force on it (positive: it should rise) and to how fast that falls as the point rises."""


def settle(balance: Balance, start: float, low: float, high: float, *, unit: float) -> float:
    """Return where the force is 0, by Newton's steps inside a shrinking bracket.

    Args:
        balance: The forces.
        start: First guess, from ``low`` to ``high``.
        low: Point at or below the balance.
        high: Point at or above it.
        unit: Distance over which forces change; the answer is good to a few of its last digits or of its own.
    """
    centre, last = start, inf
    tolerance = 4 * np.finfo(np.float64).eps
    while True:
        force, stiffness = balance(centre)
        low, high = (centre, high) if force > 0.0 else (low, centre)
        step = force / stiffness if stiffness > 0.0 else np.copysign(inf, force)
        if force == 0.0 or abs(step) <= tolerance * max(abs(centre), unit):
            return centre
        # A step that leaves the bracket or does not halve the last one may wander; halving the bracket may not.
        if not (low < centre + step < high and abs(step) <= 0.5 * last):
            step = 0.5 * low + 0.5 * high - centre
        if centre + step == centre:
            return centre
        centre, last = centre + step, abs(step)
