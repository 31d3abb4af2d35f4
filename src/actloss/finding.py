"""A finding: something about the labels that a practitioner should know before training."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; the order is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


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
    count: int | None = None
    """How many rows or cells offend."""
    fix: str | None = None
    """The cure as one sentence or one line of code."""
