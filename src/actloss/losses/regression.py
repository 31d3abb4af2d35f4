"""Losses of real-valued labels.

Every kernel takes labels and predictions of one shape ``[...]`` in the label's unit and returns the loss of each
element. Labels are finite; a prediction may be infinite (its loss then is too) but not nan.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import ABOVE_MINUS_ONE, EXTENDED_REAL, FROM_MINUS_ONE, OPEN_UNIT, POSITIVE, REAL
from actloss.losses.arrays import FloatArray, paired, parameter
from actloss.losses.stable import log_ratio


def squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
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
        >>> squared_error([1.0, 2.0], [3.0, 2.0])
        array([4., 0.])

    References:
        Gneiting, "Making and Evaluating Point Forecasts", 2011.
    """
    error = _error("mse", y_true, y_pred)
    with np.errstate(over="ignore"):
        return error * error


def squared_log_error(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the squared difference of ``log(1 + y)`` and ``log(1 + p)``: squared relative errors of large labels.

    Args:
        y_true: Labels, shape ``[...]``, above -1.
        y_pred: Predictions, shape and unit of ``y_true``, -1 or more (at -1 the loss is infinite).

    Returns:
        Losses, shape of ``y_true``, without unit.

    Raises:
        LabelError: If a label is -1 or less, or not finite.
        PredictionError: If a prediction is below -1, or the shapes differ.

    Examples:
        >>> squared_log_error([0.0, 1e9], [0.0, 2e9]).round(6)
        array([0.      , 0.480453])

    References:
        scikit-learn, user guide, "Mean squared logarithmic error".
    """
    true, pred = paired("msle", y_true, y_pred, labels=ABOVE_MINUS_ONE, predictions=FROM_MINUS_ONE)
    # The difference is taken before 1 is added, so that labels far below 1 keep their digits.
    logs = log_ratio(1.0 + pred, 1.0 + true, pred - true)
    return logs * logs


def absolute_error(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
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
        >>> absolute_error([1.0, 2.0], [3.0, 2.0])
        array([2., 0.])

    References:
        Gneiting, "Making and Evaluating Point Forecasts", 2011.
    """
    return np.abs(_error("mae", y_true, y_pred))


def huber(y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0) -> FloatArray:
    """Return Huber's loss: half the squared error up to ``delta``, beyond it a straight line of slope ``delta``.

    It is ``delta`` times `smooth_l1` with ``beta=delta``. PyTorch and Keras mean this form; scikit-learn's gradient
    boosting takes a quantile of the residuals for ``delta``.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        delta: Error from which on the loss is linear, in the label's unit, above 0.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``delta`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> huber([0.0, 0.0], [1.0, 10.0], delta=2.0)
        array([ 0.5, 18. ])

    References:
        Huber, "Robust Estimation of a Location Parameter", 1964.
    """
    delta = parameter("huber", "delta", delta, POSITIVE)
    error = np.abs(_error("huber", y_true, y_pred))
    # Beyond delta the quadratic part stops growing; the product covers both pieces without a branch.
    bent = np.minimum(error, delta)
    with np.errstate(over="ignore"):
        return bent * (error - 0.5 * bent)


def smooth_l1(y_true: ArrayLike, y_pred: ArrayLike, *, beta: float = 1.0) -> FloatArray:
    """Return the smooth absolute error: a parabola up to ``beta``, beyond it the absolute error less ``beta / 2``.

    It is `huber` with ``delta=beta`` divided by ``beta``: equal at 1, and slope 1 in the tails for every ``beta``.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        beta: Error from which on the loss is linear, in the label's unit, above 0.

    Returns:
        Losses, shape of ``y_true``, in the label's unit.

    Raises:
        OptionError: If ``beta`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> smooth_l1([0.0, 0.0], [1.0, 10.0], beta=2.0)
        array([0.25, 9.  ])

    References:
        Girshick, "Fast R-CNN", 2015.
    """
    beta = parameter("smooth_l1", "beta", beta, POSITIVE)
    error = np.abs(_error("smooth_l1", y_true, y_pred))
    bent = np.minimum(error, beta)
    # Dividing before multiplying keeps errors of any size in float64.
    return (bent / beta) * (error - 0.5 * bent)


def log_cosh(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return ``log(cosh(p - y))``: half the squared error near 0, the absolute error less log 2 far away.

    Args:
        y_true: Labels, shape ``[...]``, any real number, in a unit whose size 1 means something.
        y_pred: Predictions, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> log_cosh([0.0, 0.0], [1e-9, 1000.0])
        array([5.00000000e-19, 9.99306853e+02])

    References:
        Chen et al., "Log Hyperbolic Cosine Loss Improves Variational Auto-Encoder", 2019.
    """
    error = np.abs(_error("log_cosh", y_true, y_pred))
    # cosh(d) = 1 + 2 sinh²(d / 2), so log1p keeps small errors; far out e^-2d is all that is left of the bend.
    half_sinh = np.sinh(0.5 * np.minimum(error, 1.0))
    with np.errstate(over="ignore"):
        far = error + (np.log1p(np.exp(-2.0 * error)) - np.log(2.0))
    return np.where(error < 1.0, np.log1p(2.0 * half_sinh * half_sinh), far)


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
    error = _error("quantile", y_true, y_pred)
    return np.where(error > 0.0, 1.0 - quantile, -quantile) * error


def _error(loss: str, y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    true, pred = paired(loss, y_true, y_pred, labels=REAL, predictions=EXTENDED_REAL)
    with np.errstate(over="ignore"):
        return pred - true
