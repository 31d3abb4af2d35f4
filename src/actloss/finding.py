"""A finding: something about the labels that a practitioner should know before training."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; the order is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def at_least(self, other: "Severity") -> bool:
        """Return whether this is as bad as the other, or worse."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


class CureKind(StrEnum):
    """What can be done to labels without knowing more than they say."""

    RECODE = "recode"
    """Replace each cell of a column by what ``mapping`` gives for it."""
    INDEX = "index"
    """Replace one-hot columns by one column, ``name``, with the class of the 1."""
    PLAIN = "plain"
    """Write numbers such as ``1,234`` or ``5 %`` plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A mechanical change of the labels, which `actloss check --fix` makes in a copy of the table."""

    kind: CureKind
    columns: tuple[str, ...]
    """The label columns that it rewrites, as written in the table."""
    mapping: tuple[tuple[str, str], ...] = ()
    """Label as written → label to write; for ``index``, column → class to write."""
    name: str | None = None
    """The new column's name, for ``index``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule found."""

    code: str
    """The rule's code, such as ``AL301``."""
    name: str
    """The rule's name, such as ``class-imbalance``: reads well after "allow"."""
    severity: Severity
    message: str
    """One sentence with the measured number; text from the data is already visible."""
    column: str | None = None
    """The label column, as written in the table; None when the whole table is meant."""
    row: int | None = None
    """First offending data row, counted from 1 without the header."""
    line: int | None = None
    """First offending physical line of the file, counted from 1, where it is known."""
    file: str | None = None
    """The file of that line, where the table has several."""
    count: int | None = None
    """How many rows or cells offend."""
    fix: str | None = None
    """The cure as one sentence or one line of code."""
    cure: Cure | None = None
    """The same for a program, where the cure is mechanical."""
