"""What a kernel takes: float64 arrays that fit together and lie in the loss's domain.

Labels are never broadcast against predictions: ``(n, 1)`` against ``(n,)`` would silently become ``(n, n)``.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actloss.errors import ActlossError, LabelError, OptionError, PredictionError
from actloss.interval import BELOW_INFINITY, EXTENDED_REAL, UNIT, Interval

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IndexArray = NDArray[np.intp]
ROW_SUM_TOLERANCE = 0.02
"""How far a row of probabilities may be from summing to 1: many are rounded to two decimals."""


Kernel = Callable[..., FloatArray]
"""``(y_true, y_pred, *, params)`` to the loss of each element (of each row, for exclusive classes), unreduced."""


def paired(
    loss: str, y_true: ArrayLike, y_pred: ArrayLike, *, labels: Interval, predictions: Interval
) -> tuple[FloatArray, FloatArray]:
    """Return labels and predictions in float64, one prediction for each label.

    Raises:
        LabelError: If a label lies outside ``labels``.
        PredictionError: If a prediction lies outside ``predictions``, or the shapes differ.
    """
    true, pred = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    if true.shape != pred.shape:
        raise PredictionError(
            f"{loss} needs one prediction for each label, found labels of shape {true.shape} "
            f"and predictions of shape {pred.shape}"
        )
    _require_inside(true, labels, f"{loss} needs labels", LabelError)
    _require_inside(pred, predictions, f"{loss} needs predictions", PredictionError)
    return true, pred


def right_margin(loss: str, y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return ``y * s``, how far the score ``s`` lies on the right side: positive where its sign is right.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a margin is nan, or the shapes differ.
    """
    true, pred = paired(loss, y_true, margin, labels=EXTENDED_REAL, predictions=EXTENDED_REAL)
    _require(np.abs(true) == 1.0, true, f"{loss} needs labels -1 or +1 (recode 0/1 as 2y - 1)", LabelError)
    return true * pred


def logit_rows(loss: str, logits: ArrayLike) -> FloatArray:
    """Return scores before a softmax, shape ``[n, C]``, in float64.

    Raises:
        PredictionError: If the shape is another, a score is nan or +inf, or a row rules out every class.
    """
    scores = _class_rows(loss, logits, BELOW_INFINITY)
    highest = scores.max(axis=1)
    _require(highest > -np.inf, highest, f"{loss} needs a finite score in each row of predictions", PredictionError)
    return scores


def probability_rows(loss: str, probabilities: ArrayLike) -> FloatArray:
    """Return predicted distributions over classes, shape ``[n, C]``, in float64.

    Raises:
        PredictionError: If the shape is another, or a row is no distribution.
    """
    shares = _class_rows(loss, probabilities, UNIT)
    _require_sum_one(shares, f"{loss} needs predictions", PredictionError)
    return shares


def label_rows(loss: str, y_true: ArrayLike, y_pred: FloatArray) -> FloatArray:
    """Return labels, one-hot or distributions over classes, of the shape ``[n, C]`` of ``y_pred``.

    Raises:
        LabelError: If a row is no distribution.
        PredictionError: If the shapes differ.
    """
    true, _ = paired(loss, y_true, y_pred, labels=UNIT, predictions=EXTENDED_REAL)
    _require_sum_one(true, f"{loss} needs labels", LabelError)
    return true


def label_indices(loss: str, y_true: ArrayLike, y_pred: FloatArray) -> IndexArray:
    """Return class indices, one for each row of ``y_pred`` of shape ``[n, C]``, ready to index its columns.

    Raises:
        LabelError: If a label is no whole number from 0 to C - 1.
        PredictionError: If there is not one row of predictions for each label.
    """
    true, (rows, classes) = np.asarray(y_true, dtype=np.float64), y_pred.shape
    if true.shape != (rows,):
        raise PredictionError(
            f"{loss} needs one row of predictions for each label, found labels of shape {true.shape} and {rows} rows"
        )
    valid = (true >= 0) & (true < classes) & (true == np.floor(true))
    _require(valid, true, f"{loss} needs labels 0 to {classes - 1}, one index for each class", LabelError)
    return true.astype(np.intp)


def parameter(loss: str, name: str, value: float, domain: Interval) -> float:
    """Return a parameter that lies in its domain.

    Raises:
        OptionError: If it does not.
    """
    if not domain.contains(value):
        raise OptionError(f"{loss} needs {name} in {domain}, found {value:g}")
    return value


def _class_rows(loss: str, y_pred: ArrayLike, predictions: Interval) -> FloatArray:
    pred = np.asarray(y_pred, dtype=np.float64)
    if pred.ndim != 2 or not pred.shape[1]:
        raise PredictionError(f"{loss} needs predictions of shape (rows, classes), found shape {pred.shape}")
    _require_inside(pred, predictions, f"{loss} needs predictions", PredictionError)
    return pred


def _require_inside(values: FloatArray, domain: Interval, wanted: str, error: type[ActlossError]) -> None:
    # Two reductions without temporaries settle the usual case; nan reaches both and lies in no interval.
    if values.size and not (domain.contains(float(values.min())) and domain.contains(float(values.max()))):
        _require(domain.contains(values), values, f"{wanted} in {domain}", error)


def _require_sum_one(rows: FloatArray, wanted: str, error: type[ActlossError]) -> None:
    sums = rows.sum(axis=1)
    _require(np.abs(sums - 1.0) <= ROW_SUM_TOLERANCE, sums, f"{wanted} that sum to 1 in each row", error)


def _require(valid: BoolArray, values: FloatArray, wanted: str, error: type[ActlossError]) -> None:
    if not valid.all():
        first = np.unravel_index(int(np.argmin(valid)), valid.shape)
        raise error(f"{wanted}, found {values[first]:.9g}", row=int(first[0]) if first else None)
