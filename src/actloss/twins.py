"""Rows that are equal: what comparing all rows of a table came to."""

from dataclasses import dataclass

from actloss.column import NOWHERE, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Equal rows of a table, exactly counted."""

    rows: int
    """Rows compared: those with a label."""
    features: int
    """Columns beside the label that were compared."""
    left_out: tuple[str, ...] = ()
    """Columns that name rows (identifiers) and were not compared."""
    duplicates: Tally = NOWHERE
    """Rows that repeat an earlier one in every compared column, the label too."""
    conflicting: Tally = NOWHERE
    """Rows whose features also occur with another label."""
    groups: int = 0
    """Sets of equal features with several labels."""
