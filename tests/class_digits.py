"""Predictions of exclusive classes in many digits, from the very numbers that the kernels are given."""

from collections.abc import Callable, Sequence

import numpy as np
from mpmath import mp, mpf

from actloss.losses.arrays import FloatArray, IndexArray

SCALES = ("logits", "probabilities", "log_probabilities")
ORDINARY_DIGITS, EXTREME_DIGITS = 60, 1800
EXTREMES = np.array(
    [
        [40.0, 0.0, 0.0],
        [1000.0, -1000.0, 0.0],
        [0.0, 1000.0, 999.0],
        [-1000.0, 1000.0, 1000.0],
        [-1000.0, -1000.0, -1000.0],
        [745.0, 0.0, -745.0],
        [0.0, -745.0, -36.5],
        [0.0, 0.0, 0.0],
        [1e-9, 0.0, -1e-9],
        [3.0, 2.9, -800.0],
        [20.3, 0.1, -3.7],
    ]
)
"""Logits at which shorter forms round to 0, overflow or lose their digits."""


def predictions(scale: str, rows: int = 200, classes: int = 4) -> FloatArray:
    """Return ordinary predictions on a scale, from unsure to rather sure."""
    rng = np.random.default_rng(20261123)
    logits: FloatArray = rng.normal(size=(rows, classes)) * rng.uniform(0.5, 5.0, (rows, 1))
    logs: FloatArray = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return {"logits": logits, "probabilities": np.exp(logs), "log_probabilities": logs}[scale]


def unsquared(label: int) -> FloatArray:
    """Return the `EXTREMES` for which the square of a tiny loss of a label is within float64."""
    rows = [row for row in EXTREMES.tolist() if row[label] - max(row[:label] + row[label + 1 :]) < 200.0]
    return np.array(rows)


def nats(scale: str, row: Sequence[float]) -> list[mpf]:
    """Return ``-log(p)`` of every class."""
    match scale:
        case "logits":
            total = mp.log(mp.fsum(mp.exp(mpf(z)) for z in row))
            return [total - mpf(z) for z in row]
        case "probabilities":
            return [-mp.log(mpf(p)) for p in row]
        case _:
            return [-mpf(p) for p in row]


def worst_ulps(
    losses: FloatArray,
    y_true: FloatArray | IndexArray,
    y_pred: FloatArray,
    exact: Callable[[int, list[float]], mpf],
    digits: int,
) -> float:
    """Return the largest distance of a loss from the exact one, in units of its last digit.

    Args:
        losses: What a kernel returned, shape ``[n]``.
        y_true: Class indices, shape ``[n]``.
        y_pred: Predictions, shape ``[n, C]``.
        exact: A label and a row of predictions to the exact loss.
        digits: Decimal digits to work with.
    """
    with mp.workdps(digits):
        errors = []
        for loss, y, row in zip(losses.tolist(), y_true.tolist(), y_pred.tolist(), strict=True):
            truth = exact(int(y), row)
            errors.append(float(abs(mpf(loss) - truth) / mpf(float(np.spacing(float(truth))))))
        return max(errors)
