"""Columns handed out as numbers, a batch of rows at a time, so that memory does not grow with the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from actloss.column import FloatArray, Tally

T = TypeVar("T")

BATCH_ROWS = 1 << 17
"""Rows of a batch at most: 1 MiB a column."""
MOST_CELLS = 100_000
"""Different cells of a column at most, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that is wanted as numbers."""

    position: int
    """Counted from 0."""
    codes: Mapping[str, float] | None = None
    """What each text stands for, without blanks at its ends; None where a cell is a number itself."""
    floats: bool = False
    """Whether a cell is a number wherever Python's `float` reads one, as in predictions that a program wrote; else by
    the strict grammar of labels, under which ``007`` and ``1_000`` are names."""


Batch: TypeAlias = tuple[FloatArray, ...]
"""One array for each wanted column, shape ``[rows]``, rows in the order of the file; nan where a cell is empty, no
number, or not among the codes. The arrays may be read-only."""


class Tallier(Protocol):
    """Counts the different cells of a column."""

    def __call__(self, position: int, limit: int = MOST_CELLS) -> dict[str, Tally]:
        """Return the cells as text without blanks at the ends, in the order of their first rows.

        Empty cells are the empty string. Rows are counted from 1, with the records that could not be read.

        Raises:
            LabelError: If there are more than ``limit``.
        """
        ...
