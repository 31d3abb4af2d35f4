"""Proper scores of two classes, or of each label of several that may hold at once.

Labels are 0 and 1, or anything between: the probability that the label holds. Every kernel returns the loss of each
element of arrays of one shape ``[...]``. A log-probability is the logarithm of the probability of label 1.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import BELOW_ONE, EXTENDED_NON_POSITIVE, EXTENDED_REAL, POSITIVE, UNIT, Interval
from actloss.losses.arrays import BoolArray, FloatArray, parameter
from actloss.losses.parts import NORMAL, exp_parts, refined, sigmoid_parts
from actloss.losses.sides import Cost, blend, number_or_one_a_label, unit_pair
from actloss.losses.stable import log1mexp, softplus

_HALF = -np.log(2.0)


def binary_crossentropy_from_logits(
    y_true: ArrayLike, logits: ArrayLike, *, pos_weight: ArrayLike = 1.0, label_smoothing: float = 0.0
) -> FloatArray:
    """Return the binary cross-entropy of log-odds ``z``, before any sigmoid.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        logits: Predicted log-odds, shape of ``y_true``.
        pos_weight: What label 1 weighs where label 0 weighs 1, above 0; a number or one for each label (last axis).
        label_smoothing: Share by which labels move to 1/2 before they are weighed, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a logit is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> binary_crossentropy_from_logits([1.0, 0.0, 0.0], [40.0, -40.0, 1000.0])
        array([4.24835426e-18, 4.24835426e-18, 1.00000000e+03])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    # softplus of the signed margin on either side: `softplus(z) - y z` cancels to 0 where the label is right.
    return _crossentropy(
        y_true,
        logits,
        EXTENDED_REAL,
        lambda logit: softplus(-logit),
        softplus,
        pos_weight=pos_weight,
        label_smoothing=label_smoothing,
    )


def binary_crossentropy_from_probabilities(
    y_true: ArrayLike, probabilities: ArrayLike, *, pos_weight: ArrayLike = 1.0, label_smoothing: float = 0.0
) -> FloatArray:
    """Return the binary cross-entropy ``-(w y log(p) + (1 - y) log(1 - p))``.

    Nothing is clipped: a certain prediction that is wrong costs infinity, one that is right 0.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        probabilities: Predicted probabilities of label 1, shape of ``y_true``, in [0, 1].
        pos_weight: What label 1 weighs where label 0 weighs 1, above 0; a number or one for each label (last axis).
        label_smoothing: Share by which labels move to 1/2 before they are weighed, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> binary_crossentropy_from_probabilities([1.0, 1.0, 0.0], [0.5, 1.0, 1.0])
        array([0.69314718, 0.        ,        inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    with np.errstate(divide="ignore"):
        return _crossentropy(
            y_true,
            probabilities,
            UNIT,
            lambda share: 0.0 - np.log(share),
            lambda share: 0.0 - np.log1p(-share),
            pos_weight=pos_weight,
            label_smoothing=label_smoothing,
        )


def binary_crossentropy_from_log_probabilities(
    y_true: ArrayLike, log_probabilities: ArrayLike, *, pos_weight: ArrayLike = 1.0, label_smoothing: float = 0.0
) -> FloatArray:
    """Return the binary cross-entropy of logarithms of the probability of label 1.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        log_probabilities: Logarithms of the predicted probabilities, shape of ``y_true``, in [-inf, 0].
        pos_weight: What label 1 weighs where label 0 weighs 1, above 0; a number or one for each label (last axis).
        label_smoothing: Share by which labels move to 1/2 before they are weighed, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a log-probability lies above 0 or is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> binary_crossentropy_from_log_probabilities([1.0, 0.0, 0.0], [-2.0, -40.0, 0.0])
        array([2.00000000e+00, 4.24835426e-18,            inf])

    References:
        Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", 2007.
    """
    return _crossentropy(
        y_true,
        log_probabilities,
        EXTENDED_NON_POSITIVE,
        lambda log_share: 0.0 - log_share,
        lambda log_share: 0.0 - log1mexp(log_share),
        pos_weight=pos_weight,
        label_smoothing=label_smoothing,
    )


def brier_from_logits(y_true: ArrayLike, logits: ArrayLike) -> FloatArray:
    """Return the Brier score ``(sigmoid(z) - y)²`` of log-odds.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        logits: Predicted log-odds, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in [0, 1].

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a logit is nan, or the shapes differ.

    Examples:
        >>> brier_from_logits([1.0, 1.0, 0.0], [0.0, 40.0, 40.0])
        array([2.50000000e-01, 1.80485139e-35, 1.00000000e+00])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    true, logit = unit_pair("brier", y_true, logits, predictions=EXTENDED_REAL)
    distance = np.abs(logit)
    odds = np.exp(-distance)
    # The share of the less likely side holds digits that 1 - p of the other has rounded off.
    away = np.abs((logit > 0.0) - true)
    error = away - odds / (1.0 + odds)
    # A square doubles a rounding error: where the label is right, the exponential is squared inside.
    losses = np.where(away == 0.0, np.exp(-2.0 * distance) / (1.0 + odds) ** 2, error * error)
    return refined(losses, _between(true) & (distance < NORMAL), _brier_between, true, logit)


def brier_from_probabilities(y_true: ArrayLike, probabilities: ArrayLike) -> FloatArray:
    """Return the Brier score ``(p - y)²`` of probabilities.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        probabilities: Predicted probabilities of label 1, shape of ``y_true``, in [0, 1].

    Returns:
        Losses, shape of ``y_true``, in [0, 1].

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.

    Examples:
        >>> brier_from_probabilities([1.0, 0.0], [0.5, 1.0])
        array([0.25, 1.  ])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    true, share = unit_pair("brier", y_true, probabilities, predictions=UNIT)
    error = share - true
    return error * error


def brier_from_log_probabilities(y_true: ArrayLike, log_probabilities: ArrayLike) -> FloatArray:
    """Return the Brier score of logarithms of the probability of label 1.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        log_probabilities: Logarithms of the predicted probabilities, shape of ``y_true``, in [-inf, 0].

    Returns:
        Losses, shape of ``y_true``, in [0, 1].

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a log-probability lies above 0 or is nan, or the shapes differ.

    Examples:
        >>> brier_from_log_probabilities([1.0, 0.0], [-1e-9, -np.inf])
        array([9.99999999e-19, 0.00000000e+00])

    References:
        Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.
    """
    true, log_share = unit_pair("brier", y_true, log_probabilities, predictions=EXTENDED_NON_POSITIVE)
    # Above 1/2 what the probability leaves holds digits that the probability has rounded off.
    error = np.where(log_share > _HALF, (1.0 - true) + np.expm1(log_share), np.exp(log_share) - true)
    return refined(error * error, _between(true) & (log_share > -NORMAL), _brier_between_log, true, log_share)


def _between(true: FloatArray) -> BoolArray:
    return (true > 0.0) & (true < 1.0)


def _brier_between(true: FloatArray, logit: FloatArray) -> FloatArray:
    # A share next to its prediction is told from it by digits that one float64 does not have.
    share, rest = sigmoid_parts(logit)
    return np.square((share - true) + rest)


def _brier_between_log(true: FloatArray, log_share: FloatArray) -> FloatArray:
    share, rest = exp_parts(log_share)
    return np.square((share - true) + rest)


def _crossentropy(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    predictions: Interval,
    if_present: Cost,
    if_absent: Cost,
    *,
    pos_weight: ArrayLike,
    label_smoothing: float,
) -> FloatArray:
    loss = "binary_crossentropy"
    true, pred = unit_pair(loss, y_true, y_pred, predictions=predictions)
    weight = number_or_one_a_label(loss, "pos_weight", pos_weight, domain=POSITIVE, shape=true.shape)
    smoothing = parameter(loss, "label_smoothing", label_smoothing, BELOW_ONE)
    present = (true * (1.0 - smoothing) + 0.5 * smoothing) * weight
    absent = (1.0 - true) * (1.0 - smoothing) + 0.5 * smoothing
    return blend(present, absent, pred, if_present=if_present, if_absent=if_absent)
