"""The rows with the largest losses, kept while rows stream by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actloss.losses.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Worst:
    """Up to `most` rows, the largest loss first; of equal losses the earlier row."""

    most: int
    losses: FloatArray
    """Shape ``[k]``."""
    rows: NDArray[np.int64]
    """Counted from 0 over all rows, shape ``[k]``."""
    y_true: FloatArray
    """Shape ``[k, a]``."""
    y_pred: FloatArray
    """Shape ``[k, b]``."""


def worst_of(most: int, losses: FloatArray, rows: NDArray[np.int64], y_true: FloatArray, y_pred: FloatArray) -> Worst:
    """Return the worst rows of one batch.

    Args:
        most: How many to keep.
        losses: One loss a row, shape ``[n]``.
        rows: The rows' numbers, ascending, shape ``[n]``.
        y_true: Labels, shape ``[n]`` or ``[n, a]``.
        y_pred: Predictions, shape ``[n]`` or ``[n, b]``.
    """
    chosen = _largest(losses, rows, most)
    columns = ((array if array.ndim == 2 else array[:, np.newaxis])[chosen] for array in (y_true, y_pred))
    return Worst(most, losses[chosen], rows[chosen], *columns)


def merged_worst(one: Worst, other: Worst) -> Worst:
    """Return the worst rows of both."""
    losses, rows = np.concatenate([one.losses, other.losses]), np.concatenate([one.rows, other.rows])
    chosen = _largest(losses, rows, one.most)
    y_true = np.concatenate([one.y_true, other.y_true])[chosen]
    y_pred = np.concatenate([one.y_pred, other.y_pred])[chosen]
    return Worst(one.most, losses[chosen], rows[chosen], y_true, y_pred)


def _largest(losses: FloatArray, rows: NDArray[np.int64], most: int) -> NDArray[np.intp]:
    candidates = np.arange(losses.size)
    if losses.size > most:
        # All that are as large as the last one kept take part, so that the earliest rows win.
        edge = np.partition(losses, losses.size - most)[losses.size - most]
        candidates = np.flatnonzero(losses >= edge)
    order = np.lexsort((rows[candidates], -losses[candidates]))
    return candidates[order[:most]]
