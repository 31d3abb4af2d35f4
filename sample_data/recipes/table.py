"""A table of text and the ways it is written to a file."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows, every cell as it will stand in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Recipe = Callable[[Random], Table]
"""Draws a table from a seeded generator."""

File = Callable[[Random], bytes]
"""Draws a file's content from a seeded generator."""


def drawn(header: str, count: int, row: Callable[[int], Sequence[object]]) -> Table:
    """Return a table of ``count`` rows; ``row`` gets the row's number, from 1."""
    rows = tuple(tuple(str(cell) for cell in row(number)) for number in range(1, count + 1))
    return Table(tuple(header.split(",")), rows)


def csv_text(table: Table, *, delimiter: str = ",", line_end: str = "\n", header: bool = True) -> str:
    """Return the table as delimited text, quoted only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    if header:
        writer.writerow(table.header)
    writer.writerows(table.rows)
    return out.getvalue()


def plain_files(recipes: Mapping[str, Recipe]) -> dict[str, File]:
    """Return, by file name, what writes each recipe's table as a plain UTF-8 CSV."""

    def written(recipe: Recipe) -> File:
        return lambda random: csv_text(recipe(random)).encode()

    return {name: written(recipe) for name, recipe in recipes.items()}
