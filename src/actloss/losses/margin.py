"""Losses of two classes that know only how far a score lies on the right side.

Labels are -1 and +1. Every kernel returns the loss of each element of arrays of one shape ``[...]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray, right_margin
from actloss.losses.stable import softplus


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


def logistic(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the logistic loss ``log(1 + e^(-y s))``: binary cross-entropy at the log-odds ``s``.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s``, the log-odds of +1, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> logistic([1.0, -1.0, -1.0], [40.0, 0.0, 1000.0])
        array([4.24835426e-18, 6.93147181e-01, 1.00000000e+03])

    References:
        Berkson, "Application of the Logistic Function to Bio-Assay", 1944.
    """
    return softplus(-right_margin("logistic", y_true, margin))


def modified_huber(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the modified Huber loss: the squared hinge, but a straight line ``-4 y s`` beyond a margin of -1.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s`` whose sign is the decision, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> modified_huber([1.0, -1.0, -1.0], [0.5, -2.0, 3.0])
        array([ 0.25,  0.  , 12.  ])

    References:
        Zhang, "Solving Large Scale Linear Prediction Problems Using Stochastic Gradient Descent Algorithms", 2004.
    """
    right = right_margin("modified_huber", y_true, margin)
    short = np.maximum(0.0, 1.0 - right)
    with np.errstate(over="ignore"):
        return np.where(right < -1.0, -4.0 * right, short * short)


def perceptron(y_true: ArrayLike, margin: ArrayLike) -> FloatArray:
    """Return the perceptron loss ``max(0, -y s)``: 0 as soon as the sign is right.

    Args:
        y_true: Labels, shape ``[...]``, -1 or +1.
        margin: Scores ``s`` whose sign is the decision, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is neither -1 nor +1.
        PredictionError: If a score is nan, or the shapes differ.

    Examples:
        >>> perceptron([1.0, -1.0, -1.0], [0.5, -2.0, 3.0])
        array([0., 0., 3.])

    References:
        Rosenblatt, "The Perceptron: A Probabilistic Model for Information Storage and Organization in the Brain", 1958.
    """
    # The maximum of 0 and -0 may be either; the sum is 0.
    return np.maximum(0.0, -right_margin("perceptron", y_true, margin)) + 0.0
