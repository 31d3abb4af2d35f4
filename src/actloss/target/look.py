"""What the first cells of a column look like."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from actloss.numbers import is_null
from actloss.table import Head

_MOST_CELLS = 1_000
"""Cells looked at in a column; spread over the head, because many tables are sorted by their label."""
_FEWEST_CELLS = 50
_CELLS_OF_ALL = 500_000
"""Cells looked at in all columns together."""
_LONGEST_CELL = 1_000
"""Characters looked at in a cell."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:[eE][+-]?\d+)?")
# A number as people write it: currency, percent, thousands separators, decimal comma.
_WRITTEN = re.compile(r"(?:[$€£¥]|[A-Z]{3})?\s?[+-]?\d{1,3}(?:[ ,.']?\d{3})*(?:[.,]\d+)?\s?(?:[$€£¥%]|[A-Z]{3})?")
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: .*)?|\d{1,2}:\d{2}(?::\d{2})?.*"
    r"|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4}|[A-Za-z]{3,9} \d{1,2},? \d{4}.*"
)
PAIRS = tuple(
    frozenset(pair.split("/"))
    for pair in ("0/1", "-1/1", "true/false", "t/f", "yes/no", "y/n", "positive/negative", "pos/neg")
)
"""What says that a label is absent or present."""


class Shape(StrEnum):
    """What kind of values a column holds."""

    EMPTY = "empty"
    CONSTANT = "constant"
    INDEX = "index"
    """Consecutive whole numbers in order."""
    DATE = "date"
    UNIQUE = "unique"
    """Text that is different in nearly every row."""
    PROSE = "prose"
    """Sentences."""
    FLAG = "flag"
    """Two values."""
    CATEGORY = "category"
    """A few texts."""
    NAMES = "names"
    """Many texts, some of them repeated."""
    CODES = "codes"
    """A few whole numbers."""
    INTEGERS = "integers"
    FLOATS = "floats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One column of the head."""

    position: int
    name: str
    shape: Shape
    present: int
    """Cells looked at that are not missing."""
    missing: int
    """Cells looked at that are missing."""
    counts: dict[str, int]
    """Distinct cells without blanks at their ends, missing ones left out."""
    numbers: tuple[float, ...]
    """Distinct numbers in order of first sight; empty when a tenth of the cells or more are texts."""
    indicator: bool
    """Whether the values are those of an indicator (`PAIRS`), or only 0 is seen, as in a rare label."""

    @property
    def distinct(self) -> int:
        """Number of distinct cells."""
        return len(self.counts)


def looks(head: Head) -> tuple[Look, ...]:
    """Look at every column of a head.

    The work is bounded: a thousand cells a column, fewer in a table of thousands of columns.
    """
    limit = cells_a_column(len(head.names))
    return tuple(look_at(head, position, limit) for position in range(len(head.names)))


def cells_a_column(columns: int) -> int:
    """Return how many cells to look at in each of so many columns."""
    return max(_FEWEST_CELLS, min(_MOST_CELLS, _CELLS_OF_ALL // max(1, columns)))


def look_at(head: Head, position: int, limit: int) -> Look:
    """Look at about ``limit`` cells of one column, evenly spread."""
    cells = head.cells[position]
    seen = Counter(cells[:: max(1, len(cells) // limit)])
    counts: Counter[str] = Counter()
    for cell, count in seen.items():
        if not is_null(cell):
            counts[cell[:_LONGEST_CELL].strip()] += count
    present = counts.total()
    numbers = _numbers(counts, present)
    return Look(
        position=position,
        name=head.names[position],
        shape=_shape(counts, present, numbers, head.kinds[position], cells),
        present=present,
        missing=seen.total() - present,
        counts=counts,
        numbers=numbers,
        indicator=_is_indicator(counts, numbers),
    )


def _numbers(counts: Counter[str], present: int) -> tuple[float, ...]:
    numbers: list[float] = []
    texts = 0
    for text, count in counts.items():
        if _NUMBER.fullmatch(text):
            numbers.append(float(text))
        elif len(text) < 30 and _WRITTEN.fullmatch(text):
            plain = re.sub(r"[^\d.-]", "", text.replace(",", ""))
            numbers.append(float(plain) if _NUMBER.fullmatch(plain.removeprefix("-")) else 0.0)
        else:
            texts += count
            if texts > 0.1 * present:
                return ()
    return tuple(numbers)


def _is_indicator(counts: Counter[str], numbers: tuple[float, ...]) -> bool:
    if not 0 < len(counts) <= 2 * len(PAIRS[0]):
        return False
    values = {f"{number:g}" for number in numbers} if numbers else {text.casefold() for text in counts}
    return any(values == pair for pair in PAIRS) or values == {"0"}


def _shape(counts: Counter[str], present: int, numbers: tuple[float, ...], kind: str, cells: tuple[str, ...]) -> Shape:
    if not counts:
        return Shape.EMPTY
    if len(counts) == 1:
        return Shape.CONSTANT
    if kind == "date" or (not numbers and _are_dates(counts)):
        return Shape.DATE
    if len(counts) == 2 or len(set(numbers)) == 2:
        return Shape.FLAG
    return _number_shape(present, numbers, cells) if numbers else _text_shape(counts, present)


def _are_dates(counts: Counter[str]) -> bool:
    texts = list(counts)[:50]
    return sum(1 for text in texts if _DATE.fullmatch(text)) >= 0.8 * len(texts)


def _number_shape(present: int, numbers: tuple[float, ...], cells: tuple[str, ...]) -> Shape:
    if not all(number.is_integer() for number in numbers):
        return Shape.FLOATS
    if _are_consecutive(cells[:_MOST_CELLS]):
        return Shape.INDEX
    few = len(numbers) <= 20 and len(numbers) <= max(4, 0.2 * present)
    return Shape.CODES if few else Shape.INTEGERS


def _are_consecutive(cells: tuple[str, ...]) -> bool:
    # Three in a row happen by chance.
    if len(cells) < 4 or not all(cell.isdecimal() and len(cell) < 20 for cell in cells):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(cells))


def _text_shape(counts: Counter[str], present: int) -> Shape:
    some = list(counts)[:200]
    if sum(map(len, some)) > 40 * len(some):
        return Shape.PROSE
    if len(counts) > 0.9 * present and present >= 8:
        return Shape.UNIQUE
    return Shape.CATEGORY if len(counts) <= max(5, min(50, 0.2 * present)) else Shape.NAMES
