"""One cell after the cures: what is written instead of it."""

import math
from dataclasses import dataclass, field

from actloss.column import FloatArray, Tally
from actloss.encoding import Encoding
from actloss.engines.judged import judge_indicators
from actloss.fixing.cures import ColumnCure, IndexCure
from actloss.fixing.cutting import Cut, value_of, written
from actloss.fixing.lossless import to_bytes
from actloss.numbers import is_null, plain_number
from actloss.records import Dialect
from actloss.written import plainly

MOST_KEPT = 1 << 16
"""Different cells of which it is remembered what becomes of them."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How the cells of a file are written."""

    dialect: Dialect
    encoding: Encoding

    def read(self, cell: str) -> str:
        """Return what a cell says, to every reader: broken bytes are replacement characters."""
        signs = (self.dialect.quote, self.dialect.escape)
        value = value_of(cell, self.dialect) if any(sign and sign in cell for sign in signs) else cell
        if self.encoding.name != "utf-8" or value.isascii():
            return value
        return to_bytes(value, self.encoding).decode(errors="replace")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What becomes of a cell."""

    cell: str
    """As it is to be written."""
    known: bool
    """Whether the cures know it; a missing label needs no cure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The cells of one column and what becomes of them."""

    cure: ColumnCure
    writing: Writing
    numbers: FloatArray | None
    """Where formatted numbers are written plainly: what the cells were read as, nan for none; shape ``[rows]``."""
    kept: dict[str, Rewritten] = field(default_factory=dict)

    def rewritten(self, cell: str, row: int) -> Rewritten:
        """Return what becomes of a cell.

        Args:
            cell: As it is written.
            row: Among the sound rows of all files, counted from 0.
        """
        if self.numbers is not None:
            return self._made(cell, float(self.numbers[row]) if row < len(self.numbers) else math.nan)
        found = self.kept.get(cell)
        if found is None:
            found = self._made(cell, math.nan)
            if len(self.kept) < MOST_KEPT:
                self.kept[cell] = found
        return found

    def _made(self, cell: str, number: float) -> Rewritten:
        value = self.writing.read(cell)
        label, known = value, True
        if self.cure.plain and plain_number(value) != number:
            digits = None if math.isnan(number) else plainly(value, number)
            label, known = (value, is_null(value)) if digits is None else (digits, True)
        if self.cure.recodes:
            new = self.cure.label(label)
            meant = is_null(label) or all(recode.respells for recode in self.cure.recodes)
            label, known = (label, meant) if new is None else (new, True)
        return Rewritten(cell if label == value else written(label, self.writing.dialect), known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One-hot columns and what becomes of them."""

    cure: IndexCure
    writing: Writing
    kept: dict[str, float | None] = field(default_factory=dict)

    @property
    def place(self) -> int:
        """The field in which the class is written."""
        return min(self.cure.positions)

    def rewritten(self, cut: Cut) -> Rewritten:
        """Return the cell with the class of a row; an empty one where not exactly one column holds a 1."""
        marks = [self._mark(cut.cells[at]) for at in self.cure.positions]
        if None in marks or marks.count(1.0) != 1:
            return Rewritten("", known=False)
        return Rewritten(written(self.cure.classes[marks.index(1.0)], self.writing.dialect), known=True)

    def _mark(self, cell: str) -> float | None:
        if cell not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            value = self.writing.read(cell)
            mark = judge_indicators({value: Tally(1, 1)}).values.get(value)
            self.kept[cell] = mark if mark in {-1.0, 0.0, 1.0} else None
        return self.kept[cell]
