"""The focal loss of two classes, or of each label: cross-entropy that lets go of what is already right.

Labels are 0 and 1, or anything between. Every kernel returns the loss of each element of arrays of one shape
``[...]``. The costs of either side serve the asymmetric loss too.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import EXTENDED_NON_POSITIVE, EXTENDED_REAL, NON_NEGATIVE, OPEN_UNIT, UNIT, Interval
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.sides import blend, number_or_one_a_label, unit_pair
from actloss.losses.stable import exp_of_product, log1mexp

FocusedCost = Callable[[FloatArray, float], FloatArray]
"""Predictions and gamma to what they cost on one side."""


def focal_from_logits(
    y_true: ArrayLike, logits: ArrayLike, *, gamma: float = 2.0, alpha: ArrayLike | None = None
) -> FloatArray:
    """Return the focal loss of log-odds ``z``, before any sigmoid.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        logits: Predicted log-odds, shape of ``y_true``.
        gamma: How fast the loss lets go of a label that is predicted right, 0 or more; 0 is cross-entropy.
        alpha: Weight of label 1, in (0, 1), 1 - alpha that of label 0; a number, one for each label (last axis), or
            None for weight 1 on both.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a logit is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> focal_from_logits([1.0, 1.0, 0.0], [0.0, 20.0, 1000.0])
        array([1.73286795e-01, 8.75651072e-27, 1.00000000e+03])

    References:
        Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(y_true, logits, EXTENDED_REAL, logit_if_present, logit_if_absent, gamma=gamma, alpha=alpha)


def focal_from_probabilities(
    y_true: ArrayLike, probabilities: ArrayLike, *, gamma: float = 2.0, alpha: ArrayLike | None = None
) -> FloatArray:
    """Return the focal loss ``-(y (1 - p)^gamma log(p) + (1 - y) p^gamma log(1 - p))``.

    Nothing is clipped: a certain prediction that is wrong costs infinity, one that is right 0.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        probabilities: Predicted probabilities of label 1, shape of ``y_true``, in [0, 1].
        gamma: How fast the loss lets go of a label that is predicted right, 0 or more; 0 is cross-entropy.
        alpha: Weight of label 1, in (0, 1), 1 - alpha that of label 0; a number, one for each label (last axis), or
            None for weight 1 on both.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> focal_from_probabilities([1.0, 1.0, 0.0], [0.5, 1.0, 1.0])
        array([0.1732868, 0.       ,       inf])

    References:
        Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(y_true, probabilities, UNIT, share_if_present, share_if_absent, gamma=gamma, alpha=alpha)


def focal_from_log_probabilities(
    y_true: ArrayLike, log_probabilities: ArrayLike, *, gamma: float = 2.0, alpha: ArrayLike | None = None
) -> FloatArray:
    """Return the focal loss of logarithms of the probability of label 1.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        log_probabilities: Logarithms of the predicted probabilities, shape of ``y_true``, in [-inf, 0].
        gamma: How fast the loss lets go of a label that is predicted right, 0 or more; 0 is cross-entropy.
        alpha: Weight of label 1, in (0, 1), 1 - alpha that of label 0; a number, one for each label (last axis), or
            None for weight 1 on both.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a log-probability lies above 0 or is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> focal_from_log_probabilities([1.0, 0.0, 0.0], [-1e-5, -20.0, 0.0])
        array([9.99990000e-16, 8.75651077e-27,            inf])

    References:
        Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", 2017.
    """
    return _focal(
        y_true, log_probabilities, EXTENDED_NON_POSITIVE, log_if_present, log_if_absent, gamma=gamma, alpha=alpha
    )


def logit_if_present(logit: FloatArray, gamma: float) -> FloatArray:
    """Return ``(1 - p)^gamma * -log(p)`` of logits."""
    spread = np.log1p(np.exp(-np.abs(logit)))
    surprisal = np.maximum(-logit, 0.0) + spread
    # (1 - p)^gamma in two parts: the power of a rounded 1 - p would multiply its error by gamma.
    return surprisal * exp_of_product(-gamma, np.maximum(logit, 0.0)) * np.exp(-gamma * spread)


def logit_if_absent(logit: FloatArray, gamma: float) -> FloatArray:
    """Return ``p^gamma * -log(1 - p)`` of logits."""
    return logit_if_present(-logit, gamma)


def share_if_present(share: FloatArray, gamma: float) -> FloatArray:
    """Return ``(1 - p)^gamma * -log(p)``."""
    with np.errstate(divide="ignore"):
        return np.power(1.0 - share, gamma) * (0.0 - np.log(share))


def share_if_absent(share: FloatArray, gamma: float) -> FloatArray:
    """Return ``p^gamma * -log(1 - p)``."""
    with np.errstate(divide="ignore"):
        return np.power(share, gamma) * (0.0 - np.log1p(-share))


def log_if_present(log_share: FloatArray, gamma: float) -> FloatArray:
    """Return ``(1 - p)^gamma * -log(p)`` of log-probabilities."""
    return np.power(0.0 - np.expm1(log_share), gamma) * (0.0 - log_share)


def log_if_absent(log_share: FloatArray, gamma: float) -> FloatArray:
    """Return ``p^gamma * -log(1 - p)`` of log-probabilities."""
    return exp_of_product(gamma, log_share) * (0.0 - log1mexp(log_share))


def _focal(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    predictions: Interval,
    if_present: FocusedCost,
    if_absent: FocusedCost,
    *,
    gamma: float,
    alpha: ArrayLike | None,
) -> FloatArray:
    true, pred = unit_pair("focal", y_true, y_pred, predictions=predictions)
    parameter("focal", "gamma", gamma, NON_NEGATIVE)
    present, absent = true, 1.0 - true
    if alpha is not None:
        weight = number_or_one_a_label("focal", "alpha", alpha, domain=OPEN_UNIT, shape=true.shape)
        present, absent = weight * present, (1.0 - weight) * absent
    return blend(
        present, absent, pred, if_present=lambda x: if_present(x, gamma), if_absent=lambda x: if_absent(x, gamma)
    )
