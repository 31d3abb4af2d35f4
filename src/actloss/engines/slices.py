"""Batches of columns that are in memory already: slices of lists, arrays and series."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from numbers import Real
from typing import TypeAlias

import numpy as np

from actloss.column import FloatArray, Tally
from actloss.engines.batches import BATCH_ROWS, MOST_CELLS, Batch, T, Tallier, Wanted
from actloss.engines.opened import NOTHING_REJECTED, Full, Sweeper, Swept
from actloss.engines.spelled import Spelling, notes_of, read_cell, read_float, spellings_of
from actloss.engines.tallies import tally_texts
from actloss.engines.values import cell_text, is_missing
from actloss.numbers import ASCII_BLANKS

Slicer: TypeAlias = Callable[[slice], FloatArray]
"""Returns the numbers in some rows of a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sliceable:
    """A column in memory."""

    rows: int
    values: Callable[[slice], Sequence[object]]
    """Returns the values in some rows."""
    numbers: Slicer | None = None
    """Returns them at once, where the column is declared to hold numbers."""


def folds_of(
    names: Sequence[str], cells: Sequence[Sequence[str]], columns: Callable[[Sequence[int]], list[Sliceable]]
) -> tuple[Sweeper, Tallier]:
    """Return what folds and counts columns that are in memory.

    Args:
        names: The names of all columns.
        cells: Their first cells.
        columns: Returns the columns at some positions.
    """

    def sweep(wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Swept[T]:
        spellings = spellings_of(names, cells, wanted)
        found = columns([one.position for one in wanted])
        rows = found[0].rows
        value = function(batches_of_slices(found, wanted, spellings))
        met = Full(columns=(), rows=rows, notes=notes_of(spellings))
        return Swept(value=value, met=met, left_out=NOTHING_REJECTED.rows)

    def tally(position: int, limit: int = MOST_CELLS) -> dict[str, Tally]:
        (column,) = columns([position])
        return tally_slices(names[position], column, limit)

    return sweep, tally


def batches_of_slices(
    columns: Sequence[Sliceable], wanted: Sequence[Wanted], spellings: Sequence[Spelling]
) -> Iterator[Batch]:
    """Yield the numbers in wanted columns, batch by batch.

    Args:
        columns: The columns.
        wanted: How each of them is wanted.
        spellings: How the numbers of each of them are written.
    """
    slicers = [
        _slicer(column, one, spelling.decimal) for column, one, spelling in zip(columns, wanted, spellings, strict=True)
    ]
    return (tuple(slicer(part) for slicer in slicers) for part in _parts(columns[0].rows))


def tally_slices(name: str, column: Sliceable, limit: int) -> dict[str, Tally]:
    """Count the different cells of a column.

    Args:
        name: The column's name.
        column: The column.
        limit: Different cells at most.

    Raises:
        LabelError: If there are more.
    """
    texts = ([stripped(value) for value in column.values(part)] for part in _parts(column.rows))
    return tally_texts(name, texts, limit)


def stripped(value: object) -> str:
    """Return a value as the text of a cell, without blanks at its ends."""
    return cell_text(value).strip(ASCII_BLANKS)


def _parts(rows: int) -> Iterator[slice]:
    return (slice(start, start + BATCH_ROWS) for start in range(0, rows, BATCH_ROWS))


def _slicer(column: Sliceable, wanted: Wanted, decimal: str | None) -> Slicer:
    values, codes = column.values, wanted.codes
    if codes is None:
        read = read_float if wanted.floats and decimal is None else partial(read_cell, decimal=decimal)
        return column.numbers or (lambda part: np.array([_number(value, read) for value in values(part)]))
    known = {text: value for text, value in codes.items() if text}
    return lambda part: np.array([known.get(stripped(value), np.nan) for value in values(part)], dtype=np.float64)


def _number(value: object, read: Callable[[str], float]) -> float:
    if isinstance(value, str):
        return read(value)
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real | Decimal) or is_missing(value):
        return np.nan
    try:
        return float(value)
    except OverflowError:
        return np.nan
