"""Losses of the error of real-valued labels.

Every kernel takes labels and predictions of one shape ``[...]`` in the label's unit and returns the loss of each
element. Labels are finite; a prediction may be infinite (its loss then is too) but not nan.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import NON_NEGATIVE, OPEN_UNIT
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.distance import beyond, difference, error, scaled


def mse(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the squared error ``(y - p)²``, without the factor ½ that some libraries carry.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted means, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> mse([1.0, 2.0], [3.0, 2.0])
        array([4., 0.])

    References:
        Gneiting, "Making and Evaluating Point Forecasts", 2011.
    """
    return _squared(error("mse", y_true, y_pred))


def l2(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the squared error of each element, as `mse` does: the two differ in that these are added up.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted means, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> l2([1.0, 2.0], [3.0, 3.0]).sum().tolist()
        5.0

    References:
        Legendre, "Nouvelles méthodes pour la détermination des orbites des comètes", 1805.
    """
    return _squared(error("l2", y_true, y_pred))


def mae(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the absolute error ``|y - p|``.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted medians, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in the label's unit.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> mae([1.0, 2.0], [3.0, 2.0])
        array([2., 0.])

    References:
        Gneiting, "Making and Evaluating Point Forecasts", 2011.
    """
    return np.abs(error("mae", y_true, y_pred))


def quantile(y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5) -> FloatArray:
    """Return the pinball loss: it charges predictions below and above the label at different rates.

    An error costs ``quantile`` times its size where the prediction is below the label, ``1 - quantile`` times where it
    is above; at ``quantile=0.5`` that is half the absolute error.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted quantiles, shape and unit of ``y_true``.
        quantile: Share of the labels that should lie below the prediction, in (0, 1).

    Returns:
        Losses, shape of ``y_true``, in the label's unit.

    Raises:
        OptionError: If ``quantile`` is not between 0 and 1.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> quantile([1.0, 5.0], [5.0, 1.0], quantile=0.25)
        array([3., 1.])

    References:
        Koenker and Bassett, "Regression Quantiles", 1978.
    """
    quantile = parameter("quantile", "quantile", quantile, OPEN_UNIT)

    def pinball(true: FloatArray, pred: FloatArray, _: float) -> FloatArray:
        gap = difference(true, pred)
        return np.maximum((1.0 - quantile) * gap, -quantile * gap)

    return scaled("quantile", y_true, y_pred, pinball, degree=1)


def expectile(y_true: ArrayLike, y_pred: ArrayLike, *, quantile: float = 0.5) -> FloatArray:
    """Return the asymmetric squared error: `quantile` with squares, so that it sees how far off a prediction is.

    A squared error counts ``quantile`` times where the prediction is below the label, ``1 - quantile`` times where it
    is above; at ``quantile=0.5`` that is half the squared error.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predicted expectiles, shape and unit of ``y_true``.
        quantile: Level of the expectile, in (0, 1).

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``quantile`` is not between 0 and 1.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> expectile([1.0, 5.0], [5.0, 1.0], quantile=0.25)
        array([12.,  4.])

    References:
        Newey and Powell, "Asymmetric Least Squares Estimation and Testing", 1987.
    """
    quantile = parameter("expectile", "quantile", quantile, OPEN_UNIT)
    gap = error("expectile", y_true, y_pred)
    with np.errstate(over="ignore"):
        # The rate goes in before the square, which may overflow where its small share does not.
        return np.maximum((1.0 - quantile) * gap, -quantile * gap) * np.abs(gap)


def epsilon_insensitive(y_true: ArrayLike, y_pred: ArrayLike, *, epsilon: float = 0.1) -> FloatArray:
    """Return by how much the absolute error exceeds ``epsilon``: the loss of support vector regression.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        epsilon: Error that costs nothing, in the label's unit, 0 or more.

    Returns:
        Losses, shape of ``y_true``, in the label's unit.

    Raises:
        OptionError: If ``epsilon`` is negative or not finite.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> epsilon_insensitive([1.0, 1.0], [1.25, 3.0], epsilon=0.5)
        array([0. , 1.5])

    References:
        Vapnik, "The Nature of Statistical Learning Theory", 1995.
    """
    epsilon = parameter("epsilon_insensitive", "epsilon", epsilon, NON_NEGATIVE)

    def outside(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        return beyond(true, pred, unit * epsilon)

    return scaled("epsilon_insensitive", y_true, y_pred, outside, degree=1)


def squared_epsilon_insensitive(y_true: ArrayLike, y_pred: ArrayLike, *, epsilon: float = 0.1) -> FloatArray:
    """Return the square of `epsilon_insensitive`: smooth where that has its kinks.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        epsilon: Error that costs nothing, in the label's unit, 0 or more.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``epsilon`` is negative or not finite.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> squared_epsilon_insensitive([1.0, 1.0], [1.25, 3.0], epsilon=0.5)
        array([0.  , 2.25])

    References:
        scikit-learn, user guide, "Support Vector Machines: Regression".
    """
    epsilon = parameter("squared_epsilon_insensitive", "epsilon", epsilon, NON_NEGATIVE)

    def outside(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        return _squared(beyond(true, pred, unit * epsilon))

    return scaled("squared_epsilon_insensitive", y_true, y_pred, outside, degree=2)


def _squared(values: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):
        return values * values
