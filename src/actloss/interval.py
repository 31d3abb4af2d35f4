"""Where numbers may lie: the support of labels, predictions and parameters, printed as mathematicians write it."""

from dataclasses import dataclass
from math import inf, isfinite
from typing import overload

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Interval:
    """A connected set of numbers; nan lies in none.

    Examples:
        >>> str(NON_NEGATIVE)
        '[0, inf)'
        >>> NON_NEGATIVE.contains(0.0), POSITIVE.contains(0.0)
        (True, False)
    """

    low: float
    high: float
    low_closed: bool
    """Whether `low` itself belongs to the set."""
    high_closed: bool
    """Whether `high` itself belongs to the set."""

    def __str__(self) -> str:
        return f"{'[' if self.low_closed else '('}{self.low:g}, {self.high:g}{']' if self.high_closed else ')'}"

    @overload
    def contains(self, values: float) -> bool: ...
    @overload
    def contains(self, values: NDArray[np.float64]) -> NDArray[np.bool_]: ...
    def contains(self, values: float | NDArray[np.float64]) -> bool | NDArray[np.bool_]:
        """Return whether a number lies in the set, or which elements of an array do (shape of ``values``)."""
        above = self.low <= values if self.low_closed else self.low < values
        below = values <= self.high if self.high_closed else values < self.high
        return above & below

    @property
    def closure(self) -> "Interval":
        """The set with the finite ends that it only approaches.

        Examples:
            >>> str(OPEN_UNIT.closure), str(POSITIVE.closure)
            ('[0, 1]', '[0, inf)')
        """
        low, high = (self.low_closed or isfinite(self.low)), (self.high_closed or isfinite(self.high))
        return Interval(self.low, self.high, low_closed=low, high_closed=high)


REAL = Interval(-inf, inf, low_closed=False, high_closed=False)
EXTENDED_REAL = Interval(-inf, inf, low_closed=True, high_closed=True)
"""Predictions may be infinite: their loss is then exactly known, mostly infinite too."""
BELOW_INFINITY = Interval(-inf, inf, low_closed=True, high_closed=False)
"""Logits of several classes: -inf rules a class out, two of +inf have no softmax."""
NON_NEGATIVE = Interval(0.0, inf, low_closed=True, high_closed=False)
EXTENDED_NON_NEGATIVE = Interval(0.0, inf, low_closed=True, high_closed=True)
POSITIVE = Interval(0.0, inf, low_closed=False, high_closed=False)
ABOVE_MINUS_ONE = Interval(-1.0, inf, low_closed=False, high_closed=False)
"""Where log(1 + y) is finite."""
FROM_MINUS_ONE = Interval(-1.0, inf, low_closed=True, high_closed=True)
UNIT = Interval(0.0, 1.0, low_closed=True, high_closed=True)
OPEN_UNIT = Interval(0.0, 1.0, low_closed=False, high_closed=False)
SIGNED_UNIT = Interval(-1.0, 1.0, low_closed=True, high_closed=True)
OPEN_SIGNED_UNIT = Interval(-1.0, 1.0, low_closed=False, high_closed=False)
ONE_TO_TWO = Interval(1.0, 2.0, low_closed=False, high_closed=False)
"""Tweedie powers between Poisson (1) and gamma (2)."""
UP_TO_HALF = Interval(0.0, 0.5, low_closed=False, high_closed=True)
"""Share of the smaller of two."""
ABOVE_ZERO_TO_ONE = Interval(0.0, 1.0, low_closed=False, high_closed=True)
"""A share that something must reach: 0 would be reached by nothing at all."""
FROM_ONE = Interval(1.0, inf, low_closed=True, high_closed=False)
"""Rows, folds and whatever else there is at least one of."""
BELOW_ONE = Interval(0.0, 1.0, low_closed=True, high_closed=False)
"""What may be taken away: at 1 nothing would be left."""
EXTENDED_NON_POSITIVE = Interval(-inf, 0.0, low_closed=True, high_closed=True)
"""Logarithms of probabilities; -inf is that of 0."""
