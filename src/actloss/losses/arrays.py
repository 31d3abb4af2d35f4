"""What a kernel takes: float64 arrays that fit together and lie in the loss's domain.

Labels are never broadcast against predictions: ``(n, 1)`` against ``(n,)`` would silently become ``(n, n)``.
"""

from collections.abc import Callable
from typing import TypeGuard

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actloss.errors import ActlossError, LabelError, OptionError, PredictionError
from actloss.interval import BELOW_INFINITY, EXTENDED_REAL, UNIT, Interval

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IndexArray = NDArray[np.intp]
ROW_SUM_TOLERANCE = 0.02
"""How far a row of probabilities may be from summing to 1: many are rounded to two decimals."""
ABOVE_ZERO_TOLERANCE = 1e-9
"""How far a log-probability may be above 0: a log-softmax in float64 rounds there."""
NARROW = 64
"""Rows of up to so many numbers are reduced column by column."""


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
    require(np.abs(true) == 1.0, true, f"{loss} needs labels -1 or +1 (recode 0/1 as 2y - 1)", LabelError)
    return true * pred


def logit_rows(loss: str, logits: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return scores before a softmax, shape ``[n, C]``, in float64, and the highest of each row, shape ``[n]``.

    Raises:
        PredictionError: If the shape is another, a score is nan or +inf, or a row rules out every class.
    """
    scores = _matrix(loss, logits)
    highest = highest_of(scores)
    # nan and +inf reach the highest of their row, so one pass settles the usual case.
    if highest.size and not (highest.min() > -np.inf and highest.max() < np.inf):
        _require_inside(scores, BELOW_INFINITY, f"{loss} needs predictions", PredictionError)
        require(highest > -np.inf, highest, f"{loss} needs a finite score in each row of predictions", PredictionError)
    return scores, highest


def probability_rows(loss: str, probabilities: ArrayLike) -> FloatArray:
    """Return predicted distributions over classes, shape ``[n, C]``, in float64.

    Raises:
        PredictionError: If the shape is another, or a row is no distribution.
    """
    shares = _matrix(loss, probabilities)
    _require_inside(shares, UNIT, f"{loss} needs predictions", PredictionError)
    _require_sum_one(shares, f"{loss} needs predictions that sum to 1 in each row", PredictionError)
    return shares


def log_probability_rows(loss: str, log_probabilities: ArrayLike) -> FloatArray:
    """Return logarithms of predicted distributions over classes, shape ``[n, C]``, in float64.

    Raises:
        PredictionError: If the shape is another, one is nan or above 0 by more than rounding explains, or the
            exponentials of a row do not sum to 1.
    """
    logs = _matrix(loss, log_probabilities)
    if logs.size and not logs.max() <= ABOVE_ZERO_TOLERANCE:
        require(logs <= ABOVE_ZERO_TOLERANCE, logs, f"{loss} needs predictions in [-inf, 0]", PredictionError)
    wanted = f"{loss} needs predictions whose exponentials sum to 1 in each row"
    _require_sum_one(np.exp(logs), wanted, PredictionError)
    return logs


def step_rows(loss: str, logits: ArrayLike) -> FloatArray:
    """Return log-odds of the steps between ordered classes, shape ``[n, C - 1]``, in float64; infinite is allowed.

    Raises:
        PredictionError: If the shape is another, or one is nan.
    """
    steps = _matrix(loss, logits)
    _require_inside(steps, EXTENDED_REAL, f"{loss} needs predictions", PredictionError)
    return steps


def highest_of(rows: FloatArray) -> FloatArray:
    """Return the largest number of each row of shape ``[n, C]``, shape ``[n]``; nan where a row holds one."""
    # A reduction along short rows starts anew for each; the columns are long and few.
    if rows.shape[1] > NARROW:
        return np.asarray(rows.max(axis=1))
    highest = rows[:, 0].copy()
    for column in rows.T[1:]:
        np.maximum(highest, column, out=highest)
    return highest


def label_indices(loss: str, y_true: ArrayLike, y_pred: FloatArray, *, steps: bool = False) -> IndexArray:
    """Return class indices, one for each row of ``y_pred``, ready to index its columns.

    Args:
        loss: Name in a message.
        y_true: Labels, shape ``[n]``.
        y_pred: Predictions, shape ``[n, C]``, or ``[n, C - 1]`` with ``steps``.
        steps: Whether the columns are the steps between two classes.

    Raises:
        LabelError: If a label is no whole number from 0 to C - 1.
        PredictionError: If there is not one row of predictions for each label.
    """
    true, rows, classes = np.asarray(y_true), len(y_pred), y_pred.shape[1] + steps
    if true.shape != (rows,):
        raise PredictionError(
            f"{loss} needs one row of predictions for each label, found labels of shape {true.shape} and {rows} rows"
        )
    with np.errstate(invalid="ignore"):
        indices = true.astype(np.intp)
    if rows and not (indices.min() >= 0 and indices.max() < classes and (indices == true).all()):
        valid = (true >= 0) & (true < classes) & (indices == true)
        wanted = f"{loss} needs labels 0 to {classes - 1}, one index for each class"
        require(valid, np.asarray(true, dtype=np.float64), wanted, LabelError)
    return indices


def class_labels(loss: str, y_true: ArrayLike, y_pred: FloatArray) -> IndexArray | FloatArray:
    """Return labels as class indices, shape ``[n]``, where they are indices or one-hot rows, else as rows ``[n, C]``.

    Raises:
        LabelError: If a label is no index, or a row no distribution.
        PredictionError: If the labels do not fit the predictions of shape ``[n, C]``.
    """
    return label_indices(loss, y_true, y_pred) if np.ndim(y_true) == 1 else compact_rows(loss, y_true, y_pred)


def compact_rows(loss: str, y_true: ArrayLike, y_pred: FloatArray) -> IndexArray | FloatArray:
    """Return labels given as rows ``[n, C]``, or as class indices ``[n]`` where every row is one-hot.

    Raises:
        LabelError: If a row is no distribution.
        PredictionError: If the shapes differ.
    """
    rows, sums = _checked_rows(loss, y_true, y_pred)
    # As many numbers as rows, and each row sums to exactly 1: there is one 1 in each.
    if np.count_nonzero(rows) == len(rows) and (sums == 1.0).all():
        return np.asarray(rows @ np.arange(rows.shape[1], dtype=np.float64)).astype(np.intp)
    return rows


def are_indices(labels: IndexArray | FloatArray) -> TypeGuard[IndexArray]:
    """Return whether labels are class indices, one a row, rather than rows."""
    return labels.ndim == 1


def picked(rows: FloatArray, classes: IndexArray) -> FloatArray:
    """Return the element of one class in each row, shape ``[n]``."""
    return rows[np.arange(len(classes)), classes]


def parameter(loss: str, name: str, value: float, domain: Interval) -> float:
    """Return a parameter that lies in its domain.

    Raises:
        OptionError: If it does not.
    """
    if not domain.contains(value):
        raise OptionError(f"{loss} needs {name} in {domain}, found {value:g}")
    return value


def parameters(loss: str, name: str, values: ArrayLike, domain: Interval) -> FloatArray:
    """Return a parameter that is one number or an array of them, in float64, all in its domain.

    Raises:
        OptionError: If one is not.
    """
    numbers = np.asarray(values, dtype=np.float64)
    for number in numbers.flat:
        parameter(loss, name, float(number), domain)
    return numbers


def for_each_class(loss: str, name: str, numbers: FloatArray, classes: int) -> FloatArray:
    """Return a parameter as one number for each class, shape ``[C]``.

    Raises:
        OptionError: If it has another number of them.
    """
    if numbers.shape not in {(), (classes,)}:
        found = f"found shape {numbers.shape}"
        raise OptionError(f"{loss} needs one {name}, or one for each of {classes} classes, {found}")
    return np.broadcast_to(numbers, (classes,))


def require(valid: BoolArray, values: FloatArray, wanted: str, error: type[ActlossError]) -> None:
    """Raise an error at the first value that is not valid.

    Args:
        valid: Which values are, shape ``[...]``.
        values: What was found, shape of ``valid``.
        wanted: What was expected: the message up to ", found".
        error: What to raise; its row is the first index of the value.
    """
    if not valid.all():
        first = np.unravel_index(int(np.argmin(valid)), valid.shape)
        raise error(f"{wanted}, found {values[first]:.9g}", row=int(first[0]) if first else None)


def _checked_rows(loss: str, y_true: ArrayLike, y_pred: FloatArray) -> tuple[FloatArray, FloatArray]:
    true = np.asarray(y_true, dtype=np.float64)
    if true.shape != y_pred.shape:
        raise PredictionError(
            f"{loss} needs one prediction for each label, found labels of shape {true.shape} "
            f"and predictions of shape {y_pred.shape}"
        )
    _require_inside(true, UNIT, f"{loss} needs labels", LabelError)
    return true, _require_sum_one(true, f"{loss} needs labels that sum to 1 in each row", LabelError)


def _matrix(loss: str, y_pred: ArrayLike) -> FloatArray:
    pred = np.asarray(y_pred, dtype=np.float64)
    if pred.ndim != 2 or not pred.shape[1]:
        raise PredictionError(f"{loss} needs predictions of shape (rows, classes), found shape {pred.shape}")
    return pred


def _require_inside(values: FloatArray, domain: Interval, wanted: str, error: type[ActlossError]) -> None:
    # Two reductions without temporaries settle the usual case; nan reaches both and lies in no interval.
    if values.size and not (domain.contains(float(values.min())) and domain.contains(float(values.max()))):
        require(domain.contains(values), values, f"{wanted} in {domain}", error)


def _require_sum_one(rows: FloatArray, wanted: str, error: type[ActlossError]) -> FloatArray:
    # A product with ones is a sum of short rows that does not start anew for each.
    sums: FloatArray = rows @ np.ones(rows.shape[1])
    if sums.size and not (sums.min() >= 1.0 - ROW_SUM_TOLERANCE and sums.max() <= 1.0 + ROW_SUM_TOLERANCE):
        require(np.abs(sums - 1.0) <= ROW_SUM_TOLERANCE, sums, wanted, error)
    return sums
