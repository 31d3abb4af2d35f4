"""Losses of predicted distributions of a real-valued label, two numbers for each: where it is and how wide.

Every kernel takes labels of shape ``[...]`` and predictions of shape ``[..., 2]`` and returns losses of shape
``[...]``, negative where a narrow distribution is right. A width of 0 is a certain prediction: minus infinity where it
is right, infinity where it is not.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.interval import EXTENDED_NON_NEGATIVE, EXTENDED_REAL, REAL
from actloss.losses.arrays import FloatArray, paired
from actloss.losses.distance import difference


def gaussian_nll(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return ``½ (log(v) + (y - m)² / v)``: minus the normal log-density, without its constant ``½ log(2 pi)``.

    PyTorch leaves that constant out too unless asked for it; unlike PyTorch, no variance is raised to 1e-6.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted mean ``m`` and variance ``v`` (0 or more, in the label's unit squared), shape ``[..., 2]``.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, a variance is negative, or the shapes do not fit.

    Examples:
        >>> gaussian_nll([1.0, 5.0], [[1.0, 1.0], [3.0, 1.0]])
        array([0., 2.])

    References:
        Nix and Weigend, "Estimating the Mean and Variance of the Target Probability Distribution", 1994.
    """
    true, mean, variance = _pairs("gaussian_nll", "variance", y_true, y_pred)
    with np.errstate(all="ignore"):
        gap = difference(true, mean)
        square = (0.5 * gap / variance) * gap
        lost = ~np.isfinite(square)
        if lost.any():
            # Where a step of it overflows: in standard deviations, from halves.
            root = (0.5 * mean - 0.5 * true) / np.sqrt(variance)
            square = np.where(lost, 2.0 * root * root, square)
        return _total(0.5 * np.log(variance), square, gap)


def laplace_nll(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return ``log(2 b) + |y - m| / b``: minus the log-density of the Laplace distribution.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted location ``m`` and scale ``b`` (0 or more, in the label's unit), shape ``[..., 2]``.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, a scale is negative, or the shapes do not fit.

    Examples:
        >>> laplace_nll([1.0, 5.0], [[1.0, 0.5], [3.0, 0.5]])
        array([0., 4.])

    References:
        Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", volume 2, 1995.
    """
    true, location, scale = _pairs("laplace_nll", "scale", y_true, y_pred)
    with np.errstate(all="ignore"):
        gap = difference(true, location)
        # Doubling is exact, but not at the end of float64.
        width = np.where(scale < 1e300, np.log(2.0 * scale), np.log(scale) + np.log(2.0))
        distance = np.abs(gap) / scale
        lost = ~np.isfinite(distance)
        if lost.any():
            distance = np.where(lost, np.abs(0.5 * location - 0.5 * true) / (0.5 * scale), distance)
        return _total(width, distance, gap)


def _pairs(loss: str, width: str, y_true: ArrayLike, y_pred: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    true, pred = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    if pred.shape != (*true.shape, 2):
        raise PredictionError(
            f"{loss} needs two predictions for each label, found labels of shape {true.shape} "
            f"and predictions of shape {pred.shape}"
        )
    true, centre = paired(loss, true, pred[..., 0], labels=REAL, predictions=EXTENDED_REAL)
    _, spread = paired(f"{loss} ({width})", true, pred[..., 1], labels=REAL, predictions=EXTENDED_NON_NEGATIVE)
    return true, centre, spread


def _total(width: FloatArray, distance: FloatArray, gap: FloatArray) -> FloatArray:
    """Return the sum, also of infinities: any error of a certain prediction outweighs its certainty."""
    certain = np.where(gap == 0.0, width, np.inf)
    return np.where(np.isfinite(width) & np.isfinite(distance), width + distance, certain)
