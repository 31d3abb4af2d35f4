"""The sample tables as columns for a model, and predictions as a table of text."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recipes.table import Table

FloatArray = NDArray[np.float64]

Predictions = Callable[[], Table]
"""Fits models and returns what they predicted."""

TABLES = Path(__file__).parents[1]

DIGITS = 6
"""Significant digits of a prediction in a file."""


def columns_of(file: str) -> dict[str, tuple[str, ...]]:
    """Return the cells of a sample table, by column."""
    with (TABLES / file).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return dict(zip(header, zip(*rows, strict=True), strict=True))


def numbers(table: Mapping[str, Sequence[str]], names: str) -> FloatArray:
    """Return the columns with these names, with commas between, as numbers ``[n, columns]``."""
    return np.array([table[name] for name in names.split(",")], dtype=np.float64).T


def cell(value: object) -> str:
    """Return a cell's text."""
    return f"{value + 0.0:.{DIGITS}g}" if isinstance(value, float) else str(value)  # + 0.0: no "-0"


def rows_of(columns: Mapping[str, Iterable[object]]) -> Table:
    """Return columns as a table."""
    cells = (tuple(map(cell, column)) for column in columns.values())
    return Table(tuple(columns), tuple(zip(*cells, strict=True)))


def spread(prefix: str, names: Iterable[object], values: FloatArray) -> dict[str, Iterable[object]]:
    """Return predictions ``[n, names]`` as columns, the prefix before each name."""
    return {f"{prefix}{name}": column for name, column in zip(names, values.T, strict=True)}
