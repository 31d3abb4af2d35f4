"""What the losses of two classes share: labels from 0 to 1, and a cost for either side of a label.

A label y costs y times what label 1 would cost and 1 - y times what label 0 would.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import ActlossError, LabelError, OptionError
from actloss.interval import EXTENDED_REAL, UNIT, Interval
from actloss.losses.arrays import BoolArray, FloatArray, paired, parameters, require

Cost = Callable[[FloatArray], FloatArray]
"""Predictions to what they cost if the label is 1, or if it is 0; elementwise."""


def unit_pair(
    loss: str, y_true: ArrayLike, y_pred: ArrayLike, *, predictions: Interval
) -> tuple[FloatArray, FloatArray]:
    """Return labels in [0, 1] and predictions in float64, both of one shape.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a prediction lies outside ``predictions``, or the shapes differ.
    """
    true, pred = paired(loss, y_true, y_pred, labels=EXTENDED_REAL, predictions=predictions)
    if true.size and not (true.min() >= 0.0 and true.max() <= 1.0):
        _require(UNIT.contains(true), true, f"{loss} needs labels in [0, 1]", LabelError)
    return true, pred


def bit_pair(
    loss: str, y_true: ArrayLike, y_pred: ArrayLike, *, predictions: Interval
) -> tuple[FloatArray, FloatArray]:
    """Return labels 0 or 1 and predictions in float64, both of one shape.

    Raises:
        LabelError: If a label is neither 0 nor 1.
        PredictionError: If a prediction lies outside ``predictions``, or the shapes differ.
    """
    true, pred = paired(loss, y_true, y_pred, labels=EXTENDED_REAL, predictions=predictions)
    require_bits(true, f"{loss} needs labels", LabelError)
    return true, pred


def require_bits(labels: FloatArray, wanted: str, error: type[ActlossError]) -> None:
    """Raise an error that begins with ``wanted`` unless every label is 0 or 1."""
    _require((labels == 0.0) | (labels == 1.0), labels, f"{wanted} 0 or 1", error)


def number_or_one_a_label(
    loss: str, name: str, value: ArrayLike, *, domain: Interval, shape: tuple[int, ...]
) -> FloatArray:
    """Return a parameter as an array that broadcasts against labels of this shape.

    Raises:
        OptionError: If a number lies outside its domain, or there is neither one nor one for each label.
    """
    numbers = parameters(loss, name, value, domain)
    if numbers.ndim and numbers.shape != shape[-1:]:
        raise OptionError(
            f"{loss} needs {name} as one number or one for each label, found shape {numbers.shape} "
            f"for labels of shape {shape}"
        )
    return numbers


def blend(
    present: FloatArray, absent: FloatArray, y_pred: FloatArray, *, if_present: Cost, if_absent: Cost
) -> FloatArray:
    """Return ``present * if_present(y_pred) + absent * if_absent(y_pred)``, where 0 times infinity is 0.

    Args:
        present: Weight of label 1, shape ``[...]``, 0 or more.
        absent: Weight of label 0, shape of ``present``, 0 or more.
        y_pred: Predictions, shape of ``present``.
        if_present: What a prediction costs if the label is 1.
        if_absent: What it costs if the label is 0.

    Returns:
        Losses, shape of ``present``.
    """
    losses = np.zeros(y_pred.shape)
    flat, pred = losses.reshape(-1), y_pred.ravel()
    for weight, cost in ((present.ravel(), if_present), (absent.ravel(), if_absent)):
        # A label of 0 or 1 needs one side only, and every second logarithm is saved.
        needed = np.flatnonzero(weight != 0.0)
        with np.errstate(over="ignore"):
            flat[needed] += weight[needed] * cost(pred[needed])
    return losses


def _require(valid: BoolArray, labels: FloatArray, wanted: str, error: type[ActlossError]) -> None:
    first_wrong = labels[~valid][:1]
    cure = " (recode -1/+1 as (y + 1) / 2)" if (first_wrong == -1.0).any() else ""
    require(valid, labels, f"{wanted}{cure}", error)
