"""Cross-entropy of several classes that exclude one another.

Predictions have the shape ``[n, C]``; labels are one-hot rows or distributions ``[n, C]`` ("categorical") or class
indices ``[n]`` ("sparse"). Every kernel returns one loss a row, shape ``[n]``, in nats. Nothing is clipped or
renormalised: probability 0 for a class that occurs costs infinity.

Class weights multiply the term of each class, after smoothing, so that both forms of the labels give the same loss.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import BELOW_ONE, NON_NEGATIVE
from actloss.losses.arrays import (
    FloatArray,
    IndexArray,
    are_indices,
    compact_rows,
    for_each_class,
    label_indices,
    parameter,
    parameters,
)
from actloss.losses.predicted import (
    Predicted,
    Reader,
    expected,
    from_log_probabilities,
    from_logits,
    from_probabilities,
)

_CATEGORICAL = "categorical_crossentropy"
_SPARSE = "sparse_categorical_crossentropy"


def categorical_crossentropy_from_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy of labels given as distributions, from the scores before any softmax.

    Args:
        y_true: One-hot rows or distributions over the classes, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_crossentropy_from_logits([[1.0, 0.0], [0.5, 0.5]], [[40.0, 0.0], [0.0, 0.0]])
        array([4.24835426e-18, 6.93147181e-01])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _categorical(from_logits, y_true, logits, class_weight, label_smoothing)


def categorical_crossentropy_from_probabilities(
    y_true: ArrayLike,
    probabilities: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy ``-sum_c y_c log(p_c)`` of labels given as distributions.

    Args:
        y_true: One-hot rows or distributions over the classes, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_crossentropy_from_probabilities([[1.0, 0.0], [0.0, 1.0]], [[0.5, 0.5], [1.0, 0.0]])
        array([0.69314718,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _categorical(from_probabilities, y_true, probabilities, class_weight, label_smoothing)


def categorical_crossentropy_from_log_probabilities(
    y_true: ArrayLike,
    log_probabilities: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy of labels given as distributions, from the output of a log-softmax.

    Args:
        y_true: One-hot rows or distributions over the classes, shape ``[n, C]``.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_crossentropy_from_log_probabilities([[1.0, 0.0]], [[-2.5, -0.08555]])
        array([2.5])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _categorical(from_log_probabilities, y_true, log_probabilities, class_weight, label_smoothing)


def sparse_categorical_crossentropy_from_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy of labels given as class indices, from the scores before any softmax.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> sparse_categorical_crossentropy_from_logits([0, 1], [[40.0, 0.0], [1000.0, 0.0]])
        array([4.24835426e-18, 1.00000000e+03])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _sparse(from_logits, y_true, logits, class_weight, label_smoothing)


def sparse_categorical_crossentropy_from_probabilities(
    y_true: ArrayLike,
    probabilities: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy ``-log(p_y)`` of labels given as class indices.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        probabilities: Predicted distributions, shape ``[n, C]``.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> sparse_categorical_crossentropy_from_probabilities([0, 1], [[0.5, 0.5], [1.0, 0.0]])
        array([0.69314718,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _sparse(from_probabilities, y_true, probabilities, class_weight, label_smoothing)


def sparse_categorical_crossentropy_from_log_probabilities(
    y_true: ArrayLike,
    log_probabilities: ArrayLike,
    *,
    class_weight: ArrayLike | None = None,
    label_smoothing: float = 0.0,
) -> FloatArray:
    """Return the cross-entropy of labels given as class indices, from the output of a log-softmax.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.
        class_weight: Factor for the share of each class, one number or shape ``[C]``, from 0; None for 1.
        label_smoothing: Part of each label that is spread evenly over the classes, in [0, 1).

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> sparse_categorical_crossentropy_from_log_probabilities([0], [[-2.5, -0.08555]])
        array([2.5])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _sparse(from_log_probabilities, y_true, log_probabilities, class_weight, label_smoothing)


def _categorical(
    read: Reader, y_true: ArrayLike, y_pred: ArrayLike, class_weight: ArrayLike | None, label_smoothing: float
) -> FloatArray:
    weights = _checked(_CATEGORICAL, class_weight, label_smoothing)
    predicted = read(_CATEGORICAL, y_pred)
    labels = compact_rows(_CATEGORICAL, y_true, predicted.rows)
    return _crossentropy(_CATEGORICAL, labels, predicted, weights, label_smoothing)


def _sparse(
    read: Reader, y_true: ArrayLike, y_pred: ArrayLike, class_weight: ArrayLike | None, label_smoothing: float
) -> FloatArray:
    weights = _checked(_SPARSE, class_weight, label_smoothing)
    predicted = read(_SPARSE, y_pred)
    labels = label_indices(_SPARSE, y_true, predicted.rows)
    return _crossentropy(_SPARSE, labels, predicted, weights, label_smoothing)


def _checked(loss: str, class_weight: ArrayLike | None, label_smoothing: float) -> FloatArray | None:
    parameter(loss, "label_smoothing", label_smoothing, BELOW_ONE)
    return None if class_weight is None else parameters(loss, "class_weight", class_weight, NON_NEGATIVE)


def _crossentropy(
    loss: str,
    labels: IndexArray | FloatArray,
    predicted: Predicted,
    class_weight: FloatArray | None,
    label_smoothing: float,
) -> FloatArray:
    classes = predicted.rows.shape[1]
    weights = None if class_weight is None else for_each_class(loss, "class_weight", class_weight, classes)
    if label_smoothing:
        labels = _smoothed(labels, classes, label_smoothing)
    return expected(labels, predicted.surprisal_in(labels), weights)


def _smoothed(labels: IndexArray | FloatArray, classes: int, label_smoothing: float) -> FloatArray:
    rows: FloatArray = np.eye(classes)[labels] if are_indices(labels) else np.asarray(labels, dtype=np.float64)
    return (1.0 - label_smoothing) * rows + label_smoothing / classes
