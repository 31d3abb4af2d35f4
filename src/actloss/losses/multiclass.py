"""Losses of several classes that exclude one another.

Predictions have the shape ``[n, C]``; labels are one-hot rows or distributions ``[n, C]`` ("categorical") or class
indices ``[n]`` ("sparse"). Every kernel returns one loss a row, shape ``[n]``, in nats.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray, label_indices, label_rows, logit_rows, probability_rows
from actloss.losses.stable import softmax_surprisal, weigh


def categorical_crossentropy_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the cross-entropy of labels given as distributions, from the scores before any softmax.

    Args:
        y_true: One-hot rows or distributions over the classes, shape ``[n, C]``.
        logits: Scores, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> categorical_crossentropy_from_logits([[1.0, 0.0], [0.5, 0.5]], [[40.0, 0.0], [0.0, 0.0]])
        array([4.24835426e-18, 6.93147181e-01])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    scores = logit_rows("categorical_crossentropy", logits)
    true = label_rows("categorical_crossentropy", y_true, scores)
    losses: FloatArray = weigh(true, softmax_surprisal(scores)).sum(axis=1)
    return losses


def categorical_crossentropy_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the cross-entropy ``-sum_c y_c log(p_c)`` of labels given as distributions.

    Nothing is clipped or renormalised: probability 0 for a class that occurs costs infinity.

    Args:
        y_true: One-hot rows or distributions over the classes, shape ``[n, C]``.
        probabilities: Predicted distributions, shape ``[n, C]``.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a row of labels is no distribution.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> categorical_crossentropy_from_probabilities([[1.0, 0.0], [0.0, 1.0]], [[0.5, 0.5], [1.0, 0.0]])
        array([0.69314718,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    shares = probability_rows("categorical_crossentropy", probabilities)
    true = label_rows("categorical_crossentropy", y_true, shares)
    with np.errstate(divide="ignore"):
        losses: FloatArray = weigh(true, 0.0 - np.log(shares)).sum(axis=1)
    return losses


def sparse_categorical_crossentropy_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the cross-entropy of labels given as class indices, from the scores before any softmax.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        logits: Scores, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> sparse_categorical_crossentropy_from_logits([0, 1], [[40.0, 0.0], [1000.0, 0.0]])
        array([4.24835426e-18, 1.00000000e+03])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    scores = logit_rows("sparse_categorical_crossentropy", logits)
    classes = label_indices("sparse_categorical_crossentropy", y_true, scores)
    return np.take_along_axis(softmax_surprisal(scores), classes[:, np.newaxis], axis=1)[:, 0]


def sparse_categorical_crossentropy_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the cross-entropy ``-log(p_y)`` of labels given as class indices.

    Nothing is clipped or renormalised: probability 0 for a class that occurs costs infinity.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        probabilities: Predicted distributions, shape ``[n, C]``.

    Returns:
        Losses, shape ``[n]``, in nats.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a row of predictions is no distribution, or the shapes differ.

    Examples:
        >>> sparse_categorical_crossentropy_from_probabilities([0, 1], [[0.5, 0.5], [1.0, 0.0]])
        array([0.69314718,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    shares = probability_rows("sparse_categorical_crossentropy", probabilities)
    classes = label_indices("sparse_categorical_crossentropy", y_true, shares)
    with np.errstate(divide="ignore"):
        return 0.0 - np.log(np.take_along_axis(shares, classes[:, np.newaxis], axis=1)[:, 0])
