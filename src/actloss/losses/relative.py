"""Losses of the error relative to the label, which have no unit.

Every kernel takes labels and predictions of one shape ``[...]`` in the label's unit and returns the loss of each
element. Labels are finite; a prediction may be infinite but not nan.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import ABOVE_MINUS_ONE, FROM_MINUS_ONE
from actloss.losses.arrays import FloatArray, paired
from actloss.losses.distance import difference, scaled
from actloss.losses.parts import refined, two_product


def msle(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
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
        >>> msle([0.0, 1e9], [0.0, 2e9]).round(6)
        array([0.      , 0.480453])

    References:
        scikit-learn, user guide, "Mean squared logarithmic error".
    """
    true, pred = paired("msle", y_true, y_pred, labels=ABOVE_MINUS_ONE, predictions=FROM_MINUS_ONE)
    logs = _log1p_distance(np.minimum(true, pred), np.maximum(true, pred))
    return logs * logs


def mape(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the absolute error as a fraction of the label's size, ``|y - p| / |y|``.

    No small number is put in the place of a label of 0, as libraries do: any error there is infinitely many percent,
    and 0 predicted as 0 costs 0.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, fractions (1 for 100 %).

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> mape([4.0, -4.0, 0.0, 0.0], [5.0, 0.0, 0.0, 1.0])
        array([0.25, 1.  , 0.  ,  inf])

    References:
        Hyndman and Koehler, "Another Look at Measures of Forecast Accuracy", 2006.
    """

    def fraction(true: FloatArray, pred: FloatArray, _: float) -> FloatArray:
        with np.errstate(divide="ignore"):
            parts = np.abs(difference(true, pred)) / np.abs(true)
        return np.where(pred == true, 0.0, parts)

    return scaled("mape", y_true, y_pred, fraction, degree=0)


def smape(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return the absolute error as a fraction of the mean size of label and prediction, ``2 |y - p| / (|y| + |p|)``.

    It is 2 wherever their signs differ or one of them is 0, and 0 where both are.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, fractions from 0 to 2.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> smape([4.0, 1.0, 0.0, 0.0], [12.0, -1.0, 3.0, 0.0])
        array([1., 2., 2., 0.])

    References:
        Makridakis, "Accuracy Measures: Theoretical and Practical Concerns", 1993.
    """

    def fraction(true: FloatArray, pred: FloatArray, _: float) -> FloatArray:
        sizes = np.abs(true) + np.abs(pred)
        parts = 2.0 * (np.abs(difference(true, pred)) / np.where(np.isinf(sizes), np.nan, sizes))
        return np.where(pred == true, 0.0, np.where(np.isinf(pred), 2.0, parts))

    return scaled("smape", y_true, y_pred, fraction, degree=0)


def _log1p_distance(low: FloatArray, high: FloatArray) -> FloatArray:
    """Return ``log(1 + high) - log(1 + low)``, to the last digit."""
    with np.errstate(all="ignore"):
        # The difference is taken before 1 is added, so that labels far below 1 keep their digits.
        gap, base = high - low, 1.0 + low
        ratio = gap / base
        logs = np.log1p(ratio)
        # Squaring doubles what the three roundings above cost: they are worked out (Knuth, Dekker) and put right.
        shadow, rest = gap - high, base - 1.0
        gap_lost = (high - (gap - shadow)) - (low + shadow)
        base_lost = (1.0 - (base - rest)) + (low - rest)
        product, ratio_lost = two_product(ratio, base)
        lost = (((gap - product) - ratio_lost) + gap_lost - ratio * base_lost) / (1.0 + high)
        # It is out of reach at the ends of float64, where it is not missed either.
        logs = refined(logs + lost, ~np.isfinite(lost), lambda log: log, logs)
        apart = (ratio == np.inf) & (base > 0.0)
        return refined(logs, apart, lambda base, high: np.log1p(high) - np.log(base), base, high)
