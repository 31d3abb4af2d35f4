"""Equal rows counted in memory, exactly: each row gets the number of its kind, refined column by column.

After a column, two rows have the same number if they are equal in it and in all before it, so no more than one column
is ever looked at, and none once all rows differ.
"""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from actloss.column import IntArray
from actloss.engines.batches import BATCH_ROWS
from actloss.engines.comparing import Compared, Comparer, compared
from actloss.engines.opened import NOTHING_REJECTED
from actloss.engines.slices import Sliceable
from actloss.engines.values import cell_text
from actloss.numbers import ASCII_BLANKS
from actloss.twins import Twins


def comparer_of(names: Sequence[str], columns: Callable[[Sequence[int]], list[Sliceable]]) -> Comparer:
    """Return what compares the rows of a table in memory.

    Args:
        names: The names of all columns.
        columns: Returns the columns at some positions.
    """

    def twins(label_positions: Sequence[int], *, left_out: Sequence[int] = (), missing: Collection[str] = ()) -> Twins:
        wanted = compared(names, label_positions, left_out, missing)
        found = columns((*wanted.labels, *wanted.features))
        count = len(wanted.labels)
        return twins_of_columns(found[:count], found[count:], wanted)

    return twins


def twins_of_columns(
    labels: Sequence[Sliceable], features: Sequence[Sliceable], wanted: Compared, bad: IntArray = NOTHING_REJECTED.rows
) -> Twins:
    """Compare the rows of a table whose columns are in memory.

    Args:
        labels: The label columns.
        features: The other columns that are compared.
        wanted: What they are.
        bad: Ascending row numbers of the records that could not be read.
    """
    kinds, known = _labels(labels, wanted.missing)
    places = np.flatnonzero(known)
    kinds, sets = kinds[places], np.zeros(len(places), dtype=np.int64)
    for column in features:
        sets = _refined(sets, _codes(column)[places])
        if sets.max(initial=0) + 1 == len(sets):
            break
    _, first = np.unique(_refined(sets, kinds), return_index=True)
    repeats = np.ones(len(places), dtype=np.bool_)
    repeats[first] = False
    # One entry a pair of features and label: features that have several are in conflict.
    several = np.bincount(sets[first], minlength=1) > 1
    conflicts = several[sets]
    return wanted.twins(
        len(places),
        (int(np.count_nonzero(repeats)), _first(places, repeats)),
        (int(np.count_nonzero(conflicts)), _first(places, conflicts)),
        int(np.count_nonzero(several)),
        bad,
    )


def _labels(columns: Sequence[Sliceable], missing: frozenset[str]) -> tuple[IntArray, NDArray[np.bool_]]:
    """Return the kind of each row's label, and whether all of its cells hold one."""
    kinds = np.zeros(columns[0].rows, dtype=np.int64)
    known = np.ones(columns[0].rows, dtype=np.bool_)
    for column in columns:
        codes, texts = _texts(column)
        known &= np.array([bool(text.strip(ASCII_BLANKS)) and text not in missing for text in texts])[codes]
        kinds = _refined(kinds, codes)
    return kinds, known


def _refined(kinds: IntArray, codes: IntArray) -> IntArray:
    """Return kinds that tell apart what either the kinds or the codes tell apart; they begin at 0, without gaps."""
    both = kinds * (codes.max(initial=0) + 1) + codes
    return np.unique(both, return_inverse=True)[1]


def _codes(column: Sliceable) -> IntArray:
    """Return a number for each row, equal where the cells are."""
    if column.numbers is None:
        return _texts(column)[0]
    return np.unique(column.numbers(slice(0, column.rows)), return_inverse=True)[1]


def _texts(column: Sliceable) -> tuple[IntArray, list[str]]:
    """Return the number of each row's text, and the different texts."""
    codes = np.empty(column.rows, dtype=np.int64)
    numbers: dict[str, int] = {}
    for start in range(0, column.rows, BATCH_ROWS):
        part = slice(start, min(start + BATCH_ROWS, column.rows))
        codes[part] = [numbers.setdefault(cell_text(value), len(numbers)) for value in column.values(part)]
    return codes, list(numbers)


def _first(places: IntArray, where: NDArray[np.bool_]) -> int | None:
    return int(places[np.argmax(where)]) if where.any() else None
