"""The asymmetric loss of several labels at once: absent labels, which are many, count less than present ones.

Labels are 0 and 1, or anything between. Every kernel returns the loss of each element of arrays of one shape ``[...]``,
the last axis the labels.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import BELOW_ONE, EXTENDED_NON_POSITIVE, EXTENDED_REAL, NON_NEGATIVE, UNIT, Interval
from actloss.losses import focal
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.parts import NORMAL, exp_parts, sigmoid_parts, two_sum
from actloss.losses.sides import blend, unit_pair
from actloss.losses.stable import sigmoid

_Parts = Callable[[FloatArray, float], tuple[FloatArray, FloatArray, FloatArray]]
"""Predictions and a margin to ``p``, to what it is more exactly where it exceeds the margin, and to ``1 - p``."""


def asymmetric_from_logits(
    y_true: ArrayLike, logits: ArrayLike, *, gamma_neg: float = 4.0, gamma_pos: float = 1.0, margin: float = 0.05
) -> FloatArray:
    """Return the asymmetric loss of log-odds ``z``, before any sigmoid.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        logits: Predicted log-odds, shape of ``y_true``.
        gamma_neg: How fast the loss lets go of an absent label that is predicted right, 0 or more.
        gamma_pos: The same of a present label.
        margin: Probability below which an absent label costs nothing, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a logit is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> asymmetric_from_logits([1.0, 0.0, 0.0], [0.0, -3.0, 1000.0]).round(6)
        array([0.346574, 0.      , 2.440043])

    References:
        Ridnik et al., "Asymmetric Loss for Multi-Label Classification", 2021.
    """
    costs = (focal.logit_if_present, focal.logit_if_absent, _of_logits)
    return _asymmetric(y_true, logits, EXTENDED_REAL, costs, gamma_neg, gamma_pos, margin)


def asymmetric_from_probabilities(
    y_true: ArrayLike, probabilities: ArrayLike, *, gamma_neg: float = 4.0, gamma_pos: float = 1.0, margin: float = 0.05
) -> FloatArray:
    """Return ``-(y (1 - p)^gamma_pos log(p) + (1 - y) q^gamma_neg log(1 - q))`` with ``q = max(0, p - margin)``.

    Nothing is clipped: a certain prediction of 0 costs infinity for a present label; for an absent one the margin
    keeps the cost of 1 finite.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        probabilities: Predicted probability of each label, shape of ``y_true``, in [0, 1].
        gamma_neg: How fast the loss lets go of an absent label that is predicted right, 0 or more.
        gamma_pos: The same of a present label.
        margin: Probability below which an absent label costs nothing, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a probability lies outside [0, 1], or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> asymmetric_from_probabilities([1.0, 0.0, 0.0, 1.0], [0.5, 0.04, 1.0, 0.0]).round(6)
        array([0.346574, 0.      , 2.440043,      inf])

    References:
        Ridnik et al., "Asymmetric Loss for Multi-Label Classification", 2021.
    """
    costs = (focal.share_if_present, focal.share_if_absent, _of_shares)
    return _asymmetric(y_true, probabilities, UNIT, costs, gamma_neg, gamma_pos, margin)


def asymmetric_from_log_probabilities(
    y_true: ArrayLike,
    log_probabilities: ArrayLike,
    *,
    gamma_neg: float = 4.0,
    gamma_pos: float = 1.0,
    margin: float = 0.05,
) -> FloatArray:
    """Return the asymmetric loss of logarithms of the probability of each label.

    Args:
        y_true: Labels, shape ``[...]``, in [0, 1].
        log_probabilities: Logarithms of the predicted probabilities, shape of ``y_true``, in [-inf, 0].
        gamma_neg: How fast the loss lets go of an absent label that is predicted right, 0 or more.
        gamma_pos: The same of a present label.
        margin: Probability below which an absent label costs nothing, in [0, 1).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label lies outside [0, 1].
        PredictionError: If a log-probability lies above 0 or is nan, or the shapes differ.
        OptionError: If a parameter lies outside its domain.

    Examples:
        >>> asymmetric_from_log_probabilities([1.0, 0.0, 0.0], [-1.0, -4.0, 0.0]).round(6)
        array([0.632121, 0.      , 2.440043])

    References:
        Ridnik et al., "Asymmetric Loss for Multi-Label Classification", 2021.
    """
    costs = (focal.log_if_present, focal.log_if_absent, _of_logs)
    return _asymmetric(y_true, log_probabilities, EXTENDED_NON_POSITIVE, costs, gamma_neg, gamma_pos, margin)


def _asymmetric(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    predictions: Interval,
    costs: tuple[focal.FocusedCost, focal.FocusedCost, _Parts],
    gamma_neg: float,
    gamma_pos: float,
    margin: float,
) -> FloatArray:
    true, pred = unit_pair("asymmetric", y_true, y_pred, predictions=predictions)
    parameter("asymmetric", "gamma_neg", gamma_neg, NON_NEGATIVE)
    parameter("asymmetric", "gamma_pos", gamma_pos, NON_NEGATIVE)
    parameter("asymmetric", "margin", margin, BELOW_ONE)
    focal_if_present, focal_if_absent, parts = costs

    def if_absent(y_pred: FloatArray) -> FloatArray:
        # Without a margin this is the focal loss, whose logarithms reach further than p itself.
        if margin == 0.0:
            return focal_if_absent(y_pred, gamma_neg)
        share, low, rest = parts(y_pred, margin)
        gap, lost = two_sum(share, np.full_like(share, -margin))
        excess = np.maximum(gap + (lost + low), 0.0)
        surprisal = np.where(excess > 0.5, -np.log(rest + margin), 0.0 - np.log1p(-excess))
        # The power would multiply what rounding took from p - margin: that comes as a factor of its own.
        lost = (gap - excess) + (lost + low)
        put_right = 1.0 + gamma_neg * np.divide(lost, excess, out=np.zeros_like(lost), where=excess > 0.0)
        return np.power(excess, gamma_neg) * put_right * surprisal

    return blend(true, 1.0 - true, pred, if_present=lambda x: focal_if_present(x, gamma_pos), if_absent=if_absent)


def _of_logits(logit: FloatArray, margin: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    share, low = sigmoid(logit), np.zeros_like(logit)
    near = (np.abs(logit) < NORMAL) & (share > 0.5 * margin)
    share[near], low[near] = sigmoid_parts(logit[near])
    return share, low, sigmoid(-logit)


def _of_shares(share: FloatArray, _: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    return share, np.zeros_like(share), 1.0 - share


def _of_logs(log_share: FloatArray, margin: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    share, low = np.exp(log_share), np.zeros_like(log_share)
    near = (log_share > -NORMAL) & (share > 0.5 * margin)
    share[near], low[near] = exp_parts(log_share[near])
    return share, low, 0.0 - np.expm1(log_share)
