"""Labels that are given on the command line, and what takes them."""

import math
import re
from dataclasses import dataclass

from actloss.catalogue.row import Activation, Loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.interval import Interval

_INTERVAL = re.compile(r"([\[(])\s*([^,]+?)\s*,\s*([^,]+?)\s*([\])])")
_SIGNS = frozenset({-1.0, 1.0})


@dataclass(frozen=True, slots=True)
class Support:
    """Some labels, or all labels of an interval."""

    numbers: tuple[float, ...]
    """Empty where an interval was given."""
    interval: Interval | None = None

    def __str__(self) -> str:
        return str(self.interval) if self.interval else ", ".join(f"{number:g}" for number in self.numbers)

    def suits_loss(self, loss: Loss, task: str | None = None) -> bool:
        """Return whether a loss takes all of these labels.

        Args:
            loss: Its row.
            task: What it is to be used for; some losses take class indices for exclusive classes only.

        Examples:
            >>> from actloss.catalogue import loss
            >>> support_of("0, 1").suits_loss(loss("hinge")), support_of("-1, 1").suits_loss(loss("hinge"))
            (False, True)
        """
        if loss.y_true is not None and self._within(loss.y_true):
            return True
        if loss.kinds == ("binary",):
            return self.interval is None and _SIGNS.issuperset(self.numbers)
        return self._are_indices() and (loss.y_true is None or (task == "multiclass" and loss.multiclass is not None))

    def reached_by(self, activation: Activation) -> bool:
        """Return whether an activation reaches all of these labels, or comes as near as one likes."""
        reached = activation.range
        ends = Interval(reached.low, reached.high, low_closed=True, high_closed=True)
        return self._within(ends)

    def _are_indices(self) -> bool:
        return self.interval is None and all(number >= 0 and number.is_integer() for number in self.numbers)

    def _within(self, other: Interval) -> bool:
        inner = self.interval
        if inner is None:
            return all(other.contains(number) for number in self.numbers)
        low = other.low < inner.low or (other.low == inner.low and other.low_closed >= inner.low_closed)
        high = inner.high < other.high or (inner.high == other.high and other.high_closed >= inner.high_closed)
        return low and high


def support_of(text: str) -> Support:
    """Return labels as they are written on the command line.

    Args:
        text: Numbers between commas, or an interval such as ``[0, inf)``.

    Raises:
        OptionError: If it is neither.

    Examples:
        >>> str(support_of("0,12")), str(support_of("(0,1]"))
        ('0, 12', '(0, 1]')
    """
    interval = _INTERVAL.fullmatch(text.strip())
    if interval is None:
        return Support(tuple(_number(part, text) for part in text.split(",")))
    opening, low, high, closing = interval.groups()
    ends = _number(low, text), _number(high, text)
    if not ends[0] <= ends[1]:
        raise _neither(text)
    return Support((), Interval(*ends, low_closed=opening == "[", high_closed=closing == "]"))


def _number(part: str, text: str) -> float:
    try:
        number = float(part)
    except ValueError:
        raise _neither(text) from None
    if math.isnan(number):
        raise _neither(text)
    return number


def _neither(text: str) -> OptionError:
    return OptionError(f"--support takes numbers such as 0,12 or an interval such as '[0, inf)', found {quoted(text)}")
