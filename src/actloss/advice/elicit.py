"""What the user wants a prediction to be, and which losses pursue it.

A loss is strictly consistent for one functional: train for the mean with MAE and the model learns the median.
(Gneiting, "Making and Evaluating Point Forecasts", 2011.)
"""

from dataclasses import dataclass

from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.task import Kind

REGRESSION_WISHES = ("mean", "median", "quantile")
CLASS_WISHES = ("probabilities", "decisions")


@dataclass(frozen=True, slots=True)
class Wish:
    """What ``--elicit`` asks for."""

    functional: str
    """mean, median, quantile, probabilities or decisions."""
    level: float | None = None
    """The quantile's level, in (0, 1)."""

    def __str__(self) -> str:
        return self.functional if self.level is None else f"{self.functional}={self.level:g}"


def parse_wish(text: str | None) -> Wish | None:
    """Read ``mean``, ``median``, ``quantile=0.9``, ``probabilities`` or ``decisions``.

    Raises:
        OptionError: Another word, or a quantile level outside (0, 1).

    Examples:
        >>> parse_wish("quantile=0.9")
        Wish(functional='quantile', level=0.9)
    """
    if text is None:
        return None
    word, _, level = text.partition("=")
    if word == "quantile":
        try:
            number = float(level)
        except ValueError:
            number = -1.0
        if 0 < number < 1:
            return Wish("quantile", number)
        raise OptionError(f"--elicit quantile needs a level between 0 and 1, such as quantile=0.9, got {quoted(text)}")
    if word in (*REGRESSION_WISHES, *CLASS_WISHES) and not level:
        return Wish(word)
    raise OptionError(f"--elicit takes mean, median, quantile=LEVEL, probabilities or decisions, got {quoted(text)}")


def ensure_possible(wish: Wish | None, kind: Kind) -> None:
    """Raise an `OptionError` for a wish that this kind of task cannot pursue."""
    if wish is None:
        return
    fitting = REGRESSION_WISHES if kind is Kind.REGRESSION else CLASS_WISHES
    if wish.functional not in fitting:
        options = ", ".join(fitting).replace("quantile", "quantile=LEVEL")
        raise OptionError(f"--elicit {wish} does not apply to a {kind} task: choose {options}, or name another --task")


def pursues(elicits: str, wish: Wish) -> bool:
    """Return whether a loss that elicits this functional gives the user what was asked for."""
    if wish.functional == "quantile" and wish.level == 0.5:
        return elicits in ("median", "quantile")
    return elicits == wish.functional
