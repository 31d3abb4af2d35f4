"""Columns of figures under names, packed into tables that a terminal of 80 cells has room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from unicodedata import east_asian_width

from actloss.escape import visible
from actloss.render.blocks import Grid
from actloss.render.guard import guarded

_NAME = 40
"""Characters of a name at the head of a row or a table; a loss of the catalogue has fewer."""
_COLUMN = 14
"""Characters of a model's name above a column."""
_WIDTH = 76
"""Cells of a table, without the margins of an 80-cell terminal."""
_GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A header and what stands under it."""

    header: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        """Cells that it takes, with the gap before it."""
        return _GAP + max(map(_size, (self.header, *self.cells)))


def packed(header: str, names: Sequence[str], columns: Sequence[Column], spare: Column | None = None) -> Iterator[Grid]:
    """Yield the columns in as many tables as their width takes.

    Args:
        header: What the names are.
        names: The first column of every table.
        columns: The others.
        spare: A last one that is left out where it would need a table of its own.
    """
    room = _WIDTH - max(map(_size, (header, *names)))
    shelf: list[Column] = []
    for column in columns:
        if shelf and not _fits(shelf, column, room):
            yield _grid(header, names, shelf)
            shelf = []
        shelf.append(column)
    yield _grid(header, names, [*shelf, spare] if spare and _fits(shelf, spare, room) else shelf)


def _fits(shelf: Sequence[Column], column: Column, room: int) -> bool:
    return sum(each.width for each in shelf) + column.width <= room


def _grid(header: str, names: Sequence[str], columns: Sequence[Column]) -> Grid:
    rows = zip(names, *(column.cells for column in columns), strict=True)
    return Grid((header, *(column.header for column in columns)), tuple(rows), whole=True)


def short_names(names: Sequence[str]) -> list[str]:
    """Return names short enough for the columns of a table and still different; their numbers where that fails.

    Examples:
        >>> short_names(["pred_squared_error", "pred_absolute_error"])
        ['squared_error', 'absolute_error']
        >>> short_names(["the_first_of_two_models_here", "quite_another_model_than_that"])
        ['model 1', 'model 2']
    """
    if len(names) == 1:
        return [short(names[0])]
    words = [name.split("_") for name in names]
    # Words that all names begin with tell nothing apart; the last word of a name stays.
    shared = sum(
        1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*(each[:-1] for each in words), strict=False))
    )
    shown = [_cut("_".join(each[shared:]), _COLUMN) for each in words]
    if len(set(shown)) == len(names) and all(each.strip() and not each.endswith("…") for each in shown):
        return shown
    return [f"model {number}" for number, _ in enumerate(names, 1)]


def row_names(names: Sequence[str]) -> list[str]:
    """Return what models are called at the head of a row: their names, or numbers where the cut names are alike."""
    shown = [short(name) for name in names]
    return shown if len(set(shown)) == len(names) else short_names(names)


def short(name: str) -> str:
    """Return a name of the data or the user, harmless and not too long for the head of a row."""
    return _cut(name, _NAME)


def _cut(name: str, limit: int) -> str:
    # A blank that keeps a runner from obeying the name has to be there before widths are measured.
    return guarded(visible(name, limit=limit))


def _size(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
