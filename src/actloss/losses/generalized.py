"""Generalised cross-entropy: between cross-entropy and the absolute error, for labels that are sometimes wrong.

Labels are class indices ``[n]`` or rows ``[n, C]``; a row that is a distribution costs the mean over its shares of
classes. Every kernel returns one loss a row, shape ``[n]``, from 0 to ``1 / q``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import Interval
from actloss.losses.arrays import FloatArray, class_labels, parameter
from actloss.losses.predicted import Reader, expected, from_log_probabilities, from_logits, from_probabilities

ABOVE_ZERO_TO_ONE = Interval(0.0, 1.0, low_closed=False, high_closed=True)
_GENERALIZED = "generalized_crossentropy"


def generalized_crossentropy_from_logits(
    y_true: ArrayLike,
    logits: ArrayLike,
    *,
    q: float = 0.7,
) -> FloatArray:
    """Return the generalised cross-entropy ``(1 - p_y^q) / q`` from scores.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        logits: Scores before any softmax, shape ``[n, C]``, below infinity; -inf rules a class out.
        q: From cross-entropy (near 0) to the absolute error ``1 - p_y`` (1), in (0, 1].

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.
        OptionError: If ``q`` lies outside its domain.

    Examples:
        >>> generalized_crossentropy_from_logits([0, 1], [[0.0, 0.0], [1000.0, 0.0]], q=0.5)
        array([0.58578644, 2.        ])

    References:
        Zhang and Sabuncu, "Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels", 2018.
    """
    return _generalized(from_logits, y_true, logits, q)


def generalized_crossentropy_from_probabilities(
    y_true: ArrayLike,
    probabilities: ArrayLike,
    *,
    q: float = 0.7,
) -> FloatArray:
    """Return the generalised cross-entropy ``(1 - p_y^q) / q``.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.
        q: From cross-entropy (near 0) to the absolute error ``1 - p_y`` (1), in (0, 1].

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If ``q`` lies outside its domain.

    Examples:
        >>> generalized_crossentropy_from_probabilities([0, 1], [[0.25, 0.75], [1.0, 0.0]], q=0.5)
        array([1., 2.])

    References:
        Zhang and Sabuncu, "Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels", 2018.
    """
    return _generalized(from_probabilities, y_true, probabilities, q)


def generalized_crossentropy_from_log_probabilities(
    y_true: ArrayLike,
    log_probabilities: ArrayLike,
    *,
    q: float = 0.7,
) -> FloatArray:
    """Return the generalised cross-entropy ``(1 - p_y^q) / q`` from log-probabilities.

    Args:
        y_true: Class indices, shape ``[n]``, or one-hot rows or distributions, shape ``[n, C]``.
        log_probabilities: Logarithms of predicted distributions, shape ``[n, C]``; -inf rules a class out.
        q: From cross-entropy (near 0) to the absolute error ``1 - p_y`` (1), in (0, 1].

    Returns:
        Losses, shape ``[n]``.

    Raises:
        LabelError: If a label is no class index, or a row no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.
        OptionError: If ``q`` lies outside its domain.

    Examples:
        >>> generalized_crossentropy_from_log_probabilities([0], [[-0.6931471805599453] * 2], q=0.5)
        array([0.58578644])

    References:
        Zhang and Sabuncu, "Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels", 2018.
    """
    return _generalized(from_log_probabilities, y_true, log_probabilities, q)


def _generalized(read: Reader, y_true: ArrayLike, y_pred: ArrayLike, q: float) -> FloatArray:
    parameter(_GENERALIZED, "q", q, ABOVE_ZERO_TO_ONE)
    predicted = read(_GENERALIZED, y_pred)
    labels = class_labels(_GENERALIZED, y_true, predicted.rows)
    nats = predicted.surprisal_in(labels)
    return expected(labels, (0.0 - np.expm1(-q * nats)) / q)
