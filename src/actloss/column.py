"""One label column as it was read: numbers by row, everything else as text with counts.

This is all that later steps ever learn of the raw data. A cell that is a plain decimal number is a number; every
other cell is kept as the text it is, with how often it occurs and the first row where it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something occurs and where first."""

    count: int
    first_row: int
    """Data row counted from 1, without the header."""


NOWHERE = Tally(0, 0)
"""The tally of what does not occur."""


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up; the first row is the earliest."""
    present = [tally for tally in tallies if tally.count]
    if not present:
        return NOWHERE
    return Tally(sum(tally.count for tally in present), min(tally.first_row for tally in present))


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRecord:
    """A record that could not be read: too few or too many fields."""

    file: str
    line: int
    expected: int
    found: int
    text: str
    """The record as written, cut to 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row of data begins."""

    file: str
    """Its name as in `BadRecord.file`, not yet escaped."""
    line: int
    """Physical line, counted from 1."""


def _nothing_left_out() -> IntArray:
    return np.empty(0, dtype=np.int64)


INDICATOR = "indicator"
"""The kind of a column whose yes/no and true/false words were read as 1 and 0, because it is one label of several."""

WORDS = "words"
"""The format under which such words are counted."""


def as_indicator(kind: str) -> str:
    """Return the kind that a column has as one label of several: words and truth values become 1 and 0."""
    return INDICATOR if kind in {"text", "boolean"} else kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelColumn:
    """The cells of one label column."""

    name: str
    """The header as written, or the 0-based position where there is no header."""
    rows: int
    """Number of data rows, missing ones included."""
    numbers: FloatArray
    """Shape ``[rows]``: the number in each row, nan where the cell holds none; shape ``[0]`` when no row does."""
    texts: dict[str, Tally]
    """Every cell that is neither a plain number nor empty, exactly as written (blanks at the ends included)."""
    empty: Tally
    """Cells that are empty, blank or null in a typed source; count 0 and first row 0 when there is none."""
    formats: dict[str, Tally] = field(default_factory=dict)
    """Numbers written as text and read as numbers, by how they are written: ``thousands separator``, ``percent``,
    ``currency``, ``decimal comma`` …; their cells count among the numbers, not among the texts."""
    decimal: str = ""
    """The decimal sign of such numbers; empty where there are none."""
    padded: dict[str, Tally] = field(default_factory=dict)
    """Plain numbers with blanks before or behind them, as written; their cells count among the numbers. Nothing where
    there are too many different cells for classes."""
    kind: str = "text"
    """``text`` (CSV), ``number``, ``integer``, ``boolean``, ``date`` or ``list`` as declared; or `INDICATOR`."""
    left_out: IntArray = field(default_factory=_nothing_left_out, repr=False, compare=False)
    """Ascending row numbers of the records that could not be read; they take part in counting rows, nothing else."""


def row_number(index: int, left_out: IntArray) -> int:
    """Return the row, counted from 1 under the header, of the value at ``index`` of `LabelColumn.numbers`.

    Records that could not be read count too, so that row 40 is the fortieth record of the file.

    Examples:
        >>> [row_number(index, np.array([2, 3])) for index in range(3)]
        [1, 4, 5]
    """
    # The j-th bad record (from 0) stands after left_out[j] - 1 - j good ones.
    before = left_out - 1 - np.arange(left_out.size)
    return index + 1 + int(np.searchsorted(before, index, side="right"))


def renumbered(column: LabelColumn) -> LabelColumn:
    """Return the column with the bad records counted in the first rows of its tallies."""
    if not column.left_out.size:
        return column

    def shifted(tally: Tally) -> Tally:
        return Tally(tally.count, row_number(tally.first_row - 1, column.left_out)) if tally.count else tally

    return replace(
        column,
        texts={text: shifted(tally) for text, tally in column.texts.items()},
        formats={name: shifted(tally) for name, tally in column.formats.items()},
        padded={text: shifted(tally) for text, tally in column.padded.items()},
        empty=shifted(column.empty),
    )
