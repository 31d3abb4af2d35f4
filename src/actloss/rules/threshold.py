"""Where a rule draws the line, and where a user may move it."""

from dataclasses import dataclass

from actloss.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number that decides whether a rule has something to say; `Case.limit` knows where it lies."""

    code: str
    """The rule's code, such as ``AL301``."""
    name: str
    """One word or two, such as ``share``."""
    default: float
    domain: Interval
    """Where a user may move it."""
    meaning: str
    """What fires, with the unit: ``share of a class in itself and the largest, below which it is outnumbered``."""

    @property
    def key(self) -> str:
        """Return its name in a configuration: ``AL301.share``."""
        return f"{self.code}.{self.name}"
