"""Focal loss and Brier score of several classes that exclude one another.

Labels are class indices ``[n]`` or rows ``[n, C]``; a row that is a distribution costs the mean over its shares of
classes, except under the Brier score, which compares the two distributions. Every kernel returns one loss a row,
shape ``[n]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import NON_NEGATIVE
from actloss.losses.arrays import FloatArray, are_indices, class_labels, for_each_class, parameter, parameters
from actloss.losses.predicted import (
    Reader,
    expected,
    from_log_probabilities,
    from_logits,
    from_probabilities,
)

_FOCAL, _BRIER = "focal", "brier"


def categorical_focal_from_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: ArrayLike | None = None,
) -> FloatArray:
    """Return the focal loss ``-(1 - p_y)^gamma log(p_y)`` of exclusive classes from scores.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        gamma: How steeply the loss of a class that was expected falls, from 0; 0 gives the cross-entropy.
        alpha: Factor for each class, one number or shape ``[C]``, from 0; None for 1.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_focal_from_logits([0, 1], [[0.0, 0.0], [40.0, 0.0]])
        array([ 0.1732868, 40.       ])

    References:
        Lin et al., "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(from_logits, y_true, logits, gamma, alpha)


def categorical_focal_from_probabilities(
    y_true: ArrayLike,
    probabilities: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: ArrayLike | None = None,
) -> FloatArray:
    """Return the focal loss ``-(1 - p_y)^gamma log(p_y)`` of exclusive classes.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.
        gamma: How steeply the loss of a class that was expected falls, from 0; 0 gives the cross-entropy.
        alpha: Factor for each class, one number or shape ``[C]``, from 0; None for 1.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_focal_from_probabilities([0, 1], [[0.5, 0.5], [0.75, 0.25]])
        array([0.1732868 , 0.77979058])

    References:
        Lin et al., "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(from_probabilities, y_true, probabilities, gamma, alpha)


def categorical_focal_from_log_probabilities(
    y_true: ArrayLike,
    log_probabilities: ArrayLike,
    *,
    gamma: float = 2.0,
    alpha: ArrayLike | None = None,
) -> FloatArray:
    """Return the focal loss ``-(1 - p_y)^gamma log(p_y)`` of exclusive classes from log-probabilities.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.
        gamma: How steeply the loss of a class that was expected falls, from 0; 0 gives the cross-entropy.
        alpha: Factor for each class, one number or shape ``[C]``, from 0; None for 1.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If a parameter lies outside its domain or has another number of classes.

    Examples:
        >>> categorical_focal_from_log_probabilities([0], [[-0.6931471805599453] * 2])
        array([0.1732868])

    References:
        Lin et al., "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(from_log_probabilities, y_true, log_probabilities, gamma, alpha)


def categorical_brier_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the Brier score ``sum_c (y_c - p_c)^2`` of exclusive classes from scores.

    The sum over all classes, from 0 to 2, is not halved or divided by C.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> categorical_brier_from_logits([0, 1], [[0.0, 0.0], [40.0, 0.0]])
        array([0.5, 2. ])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    return _brier(from_logits, y_true, logits)


def categorical_brier_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the Brier score ``sum_c (y_c - p_c)^2`` of exclusive classes.

    The sum over all classes, from 0 to 2, is not halved or divided by C.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> categorical_brier_from_probabilities([0, 1], [[0.5, 0.5], [0.75, 0.25]])
        array([0.5  , 1.125])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    return _brier(from_probabilities, y_true, probabilities)


def categorical_brier_from_log_probabilities(y_true: ArrayLike, log_probabilities: ArrayLike) -> FloatArray:
    """Return the Brier score ``sum_c (y_c - p_c)^2`` of exclusive classes from log-probabilities.

    The sum over all classes, from 0 to 2, is not halved or divided by C.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> categorical_brier_from_log_probabilities([0], [[-0.6931471805599453] * 2])
        array([0.5])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    return _brier(from_log_probabilities, y_true, log_probabilities)


def _focal(read: Reader, y_true: ArrayLike, y_pred: ArrayLike, gamma: float, alpha: ArrayLike | None) -> FloatArray:
    parameter(_FOCAL, "gamma", gamma, NON_NEGATIVE)
    factors = None if alpha is None else parameters(_FOCAL, "alpha", alpha, NON_NEGATIVE)
    predicted = read(_FOCAL, y_pred)
    labels = class_labels(_FOCAL, y_true, predicted.rows)
    weights = None if factors is None else for_each_class(_FOCAL, "alpha", factors, predicted.rows.shape[1])
    nats = predicted.surprisal_in(labels)
    if are_indices(labels):
        doubt, low = predicted.doubt_parts_of(labels)
        # The power multiplies what rounding took from the doubt: that comes as a factor of its own.
        factor = doubt**gamma * (1.0 + gamma * np.divide(low, doubt, out=np.zeros_like(low), where=doubt > 0.0))
    else:
        # 1 - p as -expm1(log p): where p is near 1, a difference would lose it.
        factor = (0.0 - np.expm1(-nats)) ** gamma
    return expected(labels, factor * nats, weights)


def _brier(read: Reader, y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    predicted = read(_BRIER, y_pred)
    labels = class_labels(_BRIER, y_true, predicted.rows)
    if are_indices(labels):
        gaps = predicted.probabilities().copy()
        gaps[np.arange(len(labels)), labels] = predicted.doubt_of(labels)
    else:
        gaps = predicted.gaps(np.asarray(labels, dtype=np.float64))
    scores: FloatArray = np.einsum("ij,ij->i", gaps, gaps)
    return scores
