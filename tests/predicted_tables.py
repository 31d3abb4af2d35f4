"""Small tables of predictions on disk, right ones and broken ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from actloss.losses.arrays import FloatArray
from tables import written

ROWS = 200


def predicted(folder: Path, columns: Mapping[str, Sequence[object] | FloatArray], file: str = "preds.csv") -> Path:
    """Write a table of these columns and return its path."""
    cells = zip(*(list(column) for column in columns.values()), strict=True)
    lines = [",".join(columns), *(",".join(map(_cell, row)) for row in cells)]
    return written(folder, "\n".join([*lines, ""]), file)


def _cell(value: object) -> str:
    return repr(float(value)) if isinstance(value, float) else str(value)


def labels(classes: int, rows: int = ROWS) -> list[int]:
    """Return class numbers that take turns."""
    return [row % classes for row in range(rows)]


def shares(classes: int, rows: int = ROWS, seed: int = 1) -> FloatArray:
    """Return class probabilities of a good model, shape ``[rows, classes]``."""
    scores = np.random.default_rng(seed).normal(size=(rows, classes))
    scores[np.arange(rows), labels(classes, rows)] += 4.0
    return softmax(scores)


def sure(probabilities: FloatArray) -> FloatArray:
    """Return class probabilities, shape ``[rows, classes]``, of which the largest of every other row is a certain 1."""
    certain = (probabilities == probabilities.max(axis=1, keepdims=True)).astype(np.float64)
    return np.where(np.arange(len(probabilities))[:, None] % 2 == 0, certain, probabilities)


def softmax(scores: FloatArray) -> FloatArray:
    """Return the softmax of each row."""
    odds = np.exp(scores)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def chances(rows: int = ROWS) -> FloatArray:
    """Return the probabilities of the positive one of two classes by a good model, shape ``[rows]``."""
    return shares(2, rows)[:, 1]


def by_class(numbers: FloatArray, names: Sequence[str]) -> dict[str, FloatArray]:
    """Return the columns of a table, shape ``[rows, k]``, by name."""
    return dict(zip(names, numbers.T, strict=True))
