"""Heads of tables from plain Python values: what the tests of the target stand on."""

from collections.abc import Iterable, Mapping

from actloss.table import Head

ROWS = 60


def head_of(
    columns: Mapping[str, Iterable[object]] | Iterable[tuple[str, Iterable[object]]],
    *,
    header: bool = True,
    complete: bool = True,
    kind: str = "text",
) -> Head:
    """Return the head of a table with these columns; a list of pairs may repeat a name."""
    pairs = list(columns.items() if isinstance(columns, Mapping) else columns)
    return Head(
        names=tuple(name for name, _ in pairs),
        cells=tuple(tuple("" if cell is None else str(cell) for cell in cells) for _, cells in pairs),
        kinds=(kind,) * len(pairs),
        header=header,
        complete=complete,
    )


def fractions(seed: int = 1, rows: int = ROWS) -> list[object]:
    """Return numbers with three digits behind the point that look random."""
    return [f"{(row * 7919 * (seed + 1) + seed * 104729) % 9973 / 1000:.3f}" for row in range(rows)]


def cycle(*values: object, rows: int = ROWS, step: int = 1) -> list[object]:
    """Return the values in turn, each ``step`` times."""
    return [values[row // step % len(values)] for row in range(rows)]
