"""What is known about the label columns: facts only."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How the label is laid out over columns."""

    SINGLE = "single"
    """One column, one value a row."""
    ONE_HOT = "one-hot"
    """One 0/1 column a class, exactly one 1 a row."""
    MULTI_HOT = "multi-hot"
    """One 0/1 (or -1/+1, or true/false) column a label, any number of ones a row."""
    DELIMITED = "delimited"
    """One column, several labels a cell."""
    DISTRIBUTION = "distribution"
    """One column a class, each row's probabilities sum to 1."""
    SEVERAL_OUTPUTS = "several-outputs"
    """Several numeric columns, each a quantity of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A reading of the table that names some columns as the label."""

    columns: tuple[str, ...]
    positions: tuple[int, ...]
    layout: Layout
    score: float
    """Sum of the evidence, in log-odds-like points."""
    evidence: tuple[str, ...]
    """One sentence each, with what it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unvaried:
    """A column without two different values that would be the label, or nearly, if it had them."""

    column: str
    position: int
    leads: bool
    """Whether nothing else would have as much evidence."""
    reason: str
    """Why it was passed over, as what it does: ``holds one value only``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The label columns."""

    columns: tuple[str, ...]
    positions: tuple[int, ...]
    """0-based."""
    layout: Layout
    given: bool
    """Whether the user named them."""
    confidence: float
    """From 0 to 1; 1 when given."""
    evidence: tuple[str, ...]
    runner_up: Candidate | None = None
    separator: str | None = None
    """For a delimited layout: what stands between labels (``|``, ``;``, ``,``, a space), or ``json`` / ``list``."""
    unvaried: Unvaried | None = None
    """What was passed over for having no two different values, where it would be a likely label otherwise."""
