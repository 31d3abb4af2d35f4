"""The cells of columns of the head, read as numbers where they are numbers."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from actloss.column import FloatArray, Tally
from actloss.engines.judged import judge_all
from actloss.numbers import ASCII_BLANKS, SLACK, is_null, rounding_of_sum
from actloss.rules.predictions.not_probabilities import TOLERANCE as UNIT_TOLERANCE
from actloss.table import Head

_CELLS = 200_000
_FEWEST_ROWS = 100
"""Cells looked at in all columns together, and rows at least."""
_TEXT_SHARE = 0.1
"""From this share of texts on, a column is no column of numbers."""
_INFINITIES = {"inf": math.inf, "infinity": math.inf}
_ROUNDING = 1e-5
"""How far the sum of a row may be from 1 whatever it is printed with: float32 and six digits round there."""
_MOST_ROUNDING = 0.1
"""What is further from 1 is no rounding, however many numbers there are."""
ROWS_THAT_MAY_DIFFER = 0.01
"""Share of rows that may break what all others say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Rows of one column, the same rows as of every other column looked at."""

    position: int
    name: str
    counts: Mapping[str, int]
    """Distinct cells without blanks at their ends, missing ones left out."""
    missing: Mapping[str, int] = field(default_factory=dict)
    """Distinct cells that spell a missing value."""
    numbers: FloatArray | None
    """Shape ``[rows]``, nan where a cell holds none; None for a column of texts or of nothing."""
    decimals: int | None = None
    """Most decimals printed; None where the source doesn't show them."""

    @property
    def known(self) -> FloatArray:
        """The numbers that are there, in order of the rows; empty for texts."""
        return np.empty(0) if self.numbers is None else self.numbers[~np.isnan(self.numbers)]

    @property
    def values(self) -> FloatArray:
        """The distinct numbers, ascending."""
        return np.unique(self.known)

    @property
    def whole(self) -> bool:
        """Whether it holds whole numbers only."""
        known = self.known
        return bool(known.size and np.all(np.isfinite(known)) and np.all(known == np.floor(known)))

    @property
    def within_unit(self) -> bool:
        """Whether it holds numbers from 0 to 1 only, but for rounding."""
        return self.share_within_unit == 1

    @property
    def share_within_unit(self) -> float:
        """Share of its numbers from 0 to 1, but for rounding."""
        known = self.known
        inside = (known >= -UNIT_TOLERANCE) & (known <= 1 + UNIT_TOLERANCE)
        return float(np.mean(inside)) if known.size else 0.0


def numbered_name(name: str, position: int) -> str:
    """Return a name with its 0-based position, for columns that share it: ``y_pred (column 2)``."""
    return f"{name} (column {position})"


def step_of_rows(head: Head) -> int:
    """Return every how manieth row to look at, so that the work is bounded."""
    rows = len(head.cells[0]) if head.cells else 0
    return max(1, rows // max(_FEWEST_ROWS, _CELLS // max(1, len(head.names))))


def read(head: Head, position: int, step: int = 1) -> Column:
    """Read every ``step``-th row of a column."""
    cells = [cell.strip(ASCII_BLANKS) for cell in head.cells[position][::step]]
    missing: dict[str, int] = {}
    counts: dict[str, int] = {}
    for cell, count in Counter(cells).items():
        (missing if is_null(cell) else counts)[cell] = count
    values = numbers_in(head.names[position], counts)
    numbers = None
    if values:
        found = np.array([values.get(cell, math.nan) for cell in cells])
        numbers = found if np.isnan(found).sum() - sum(missing.values()) <= _TEXT_SHARE * sum(counts.values()) else None
    return Column(
        position=position,
        name=head.names[position],
        counts=counts,
        missing=missing,
        numbers=numbers,
        decimals=_decimals(counts) if numbers is not None and head.kinds[position] == "text" else None,
    )


def numbers_in(name: str, texts: Mapping[str, int]) -> dict[str, float]:
    """Return the number that each text of a column spells, for those that spell one."""
    infinite = {text: sign for text in texts if (sign := _infinite(text)) is not None}
    tallies = {text: Tally(count, 1) for text, count in texts.items() if text not in infinite}
    return {**judge_all(name, tallies).values, **infinite}


def _infinite(text: str) -> float | None:
    found = _INFINITIES.get(text[:12].casefold().lstrip("+-"))
    return -found if found and text.startswith("-") else found


def _decimals(texts: Iterable[str]) -> int | None:
    behind = [len(text.partition(".")[2]) for text in texts if "." in text and "e" not in text.casefold()]
    return max(behind, default=None)


def row_sums(columns: Sequence[Column], *, exponentials: bool = False) -> FloatArray:
    """Return the sums of the complete rows, or of their numbers' exponentials; the columns hold numbers."""
    table = np.column_stack([column.numbers for column in columns if column.numbers is not None])
    table = table[~np.isnan(table).any(axis=1)]
    with np.errstate(over="ignore", invalid="ignore"):
        sums: FloatArray = (np.exp(table) if exponentials else table).sum(axis=1)
    return sums


def allowed_off_sum(width: int, decimals: int | None) -> float:
    """Return how far the sum of ``width`` probabilities may be from 1, printed with so many decimals (None: unknown).

    Examples:
        >>> [round(allowed_off_sum(3, decimals), 6) for decimals in (2, None)]
        [0.015, 1e-05]
    """
    printed = rounding_of_sum(width, decimals) if decimals else 0.0
    return min(max(_ROUNDING, printed), _MOST_ROUNDING) * (1.0 + SLACK)


def sum_to_one(columns: Sequence[Column], *, exponentials: bool = False) -> bool:
    """Return whether the numbers of each row, or their exponentials, sum to 1 within the rounding of what is printed.

    One row in a hundred may differ.
    """
    sums = row_sums(columns, exponentials=exponentials)
    printed = max((column.decimals or 0 for column in columns), default=0)
    if not sums.size:
        return False
    with np.errstate(invalid="ignore"):
        off = np.abs(sums - 1) > allowed_off_sum(len(columns), printed)
    return bool(off.mean() <= ROWS_THAT_MAY_DIFFER) and not np.isnan(sums).any()
