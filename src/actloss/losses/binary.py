"""Losses of two classes, or of each label of several that may hold at once.

The cross-entropy takes labels 0 and 1 (or anything between: the probability that the label holds), the margin losses
-1 and +1. Every kernel returns the loss of each element of arrays of one shape ``[...]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import EXTENDED_REAL, UNIT
from actloss.losses.arrays import FloatArray, paired, right_margin
from actloss.losses.stable import softplus, weigh


def binary_crossentropy_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the binary cross-entropy of log-odds ``z``, before any sigmoid.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        logits: Predicted log-odds, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a logit is nan, or the shapes differ.

    Examples:
        >>> binary_crossentropy_from_logits([1.0, 0.0, 0.0], [40.0, -40.0, 1000.0])
        array([4.24835426e-18, 4.24835426e-18, 1.00000000e+03])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    true, logit = paired("binary_crossentropy", y_true, logits, labels=UNIT, predictions=EXTENDED_REAL)
    # softplus of the signed margin on either side: `softplus(z) - y z` cancels to 0 where the label is right.
    return weigh(true, softplus(-logit)) + weigh(1.0 - true, softplus(logit))


def binary_crossentropy_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the binary cross-entropy ``-(y log(p) + (1 - y) log(1 - p))``.

    Nothing is clipped: a certain prediction that is wrong costs infinity, one that is right 0.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        probabilities: Predicted probabilities of label 1, shape of ``y_true``, in [0, 1].

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.

    Examples:
        >>> binary_crossentropy_from_probabilities([1.0, 1.0, 0.0], [0.5, 1.0, 1.0])
        array([0.69314718, 0.        ,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    true, share = paired("binary_crossentropy", y_true, probabilities, labels=UNIT, predictions=UNIT)
    with np.errstate(divide="ignore"):
        return weigh(true, 0.0 - np.log(share)) + weigh(1.0 - true, 0.0 - np.log1p(-share))


def hinge(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the hinge loss ``max(0, 1 - y s)``: 0 once the score is right by a margin of 1.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s`` whose sign is the decision, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> hinge([1.0, -1.0, -1.0], [0.5, -2.0, 3.0])
        array([0.5, 0. , 4. ])

    References:
        Cortes and Vapnik, "Support-Vector Networks", 1995.
    """
    return np.maximum(0.0, 1.0 - right_margin("hinge", y_true, margin))


def squared_hinge(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the squared hinge loss ``max(0, 1 - y s)²``: smooth where the hinge has its kink.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s`` whose sign is the decision, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> squared_hinge([1.0, -1.0, -1.0], [0.5, -2.0, 3.0])
        array([ 0.25,  0.  , 16.  ])

    References:
        Lee and Mangasarian, "SSVM: A Smooth Support Vector Machine for Classification", 2001.
    """
    short = np.maximum(0.0, 1.0 - right_margin("squared_hinge", y_true, margin))
    with np.errstate(over="ignore"):
        return short * short


def exponential(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the exponential loss ``e^(-y s)`` of AdaBoost.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s``, half the log-odds at the optimum, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> exponential([1.0, -1.0], [0.0, 1.0]).round(6)
        array([1.      , 2.718282])

    References:
        Friedman, Hastie and Tibshirani, "Additive Logistic Regression: A Statistical View of Boosting", 2000.
    """
    with np.errstate(over="ignore"):
        return np.exp(-right_margin("exponential", y_true, margin))
