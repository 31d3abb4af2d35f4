"""How far predictions lie from labels, and losses of that which float64 holds though the distance is beyond it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import EXTENDED_REAL, REAL
from actloss.losses.arrays import FloatArray, paired

Scalable = Callable[[FloatArray, FloatArray, float], FloatArray]
"""``(y_true, y_pred, unit)`` to losses, with every threshold of theirs multiplied by ``unit``."""


def error(loss: str, y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return ``p - y`` of finite labels, shape ``[...]``; infinite where float64 does not hold it.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.
    """
    true, pred = paired(loss, y_true, y_pred, labels=REAL, predictions=EXTENDED_REAL)
    return difference(true, pred)


def difference(true: FloatArray, pred: FloatArray) -> FloatArray:
    """Return ``p - y``, infinite where float64 does not hold it."""
    with np.errstate(over="ignore"):
        return pred - true


def beyond(true: FloatArray, pred: FloatArray, tube: float) -> FloatArray:
    """Return by how much ``|p - y|`` exceeds ``tube``, 0 within it.

    Examples:
        >>> beyond(np.array([1.0, 1.0]), np.array([1.25, 3.0]), 0.5)
        array([0. , 1.5])
    """
    gap = difference(true, pred)
    with np.errstate(invalid="ignore"):
        # Knuth's two-sum: what rounding took from p - y is all that is left of an error near the edge of the tube.
        shadow = gap - pred
        residue = (pred - (gap - shadow)) - (true + shadow)
    residue = np.where(np.isfinite(residue), np.copysign(1.0, gap) * residue, 0.0)
    return np.maximum(0.0, (np.abs(gap) - tube) + residue)


def scaled(loss: str, y_true: ArrayLike, y_pred: ArrayLike, losses: Scalable, *, degree: int) -> FloatArray:
    """Return losses that grow with a power of the unit, again in half the unit where the first try overflows.

    Args:
        loss: Name for messages.
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        losses: The losses; ``losses(y / 2, p / 2, 0.5)`` is ``losses(y, p, 1) / 2**degree``.
        degree: Power of the unit.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.
    """
    true, pred = paired(loss, y_true, y_pred, labels=REAL, predictions=EXTENDED_REAL)
    with np.errstate(over="ignore", invalid="ignore"):
        whole = losses(true, pred, 1.0)
        sound = np.isfinite(whole)
        if sound.all():
            return whole
        # Only the difference of large numbers overflows; half of the smallest would be 0.
        lost = ~sound & (np.maximum(np.abs(true), np.abs(pred)) > 1.0)
        return np.where(lost, 2.0**degree * losses(0.5 * true, 0.5 * pred, 0.5), whole)
