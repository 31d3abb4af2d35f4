"""The loss of counts with more zeros than a Poisson count has: some rows are zero by nature, the others Poisson."""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.interval import EXTENDED_NON_NEGATIVE, EXTENDED_REAL, NON_NEGATIVE, UNIT
from actloss.losses.arrays import FloatArray, paired
from actloss.losses.count import poisson_gap, require_counts
from actloss.losses.parts import refined
from actloss.losses.special import HALF_LOG_TWO_PI, log_over, stirling_error_of_counts
from actloss.losses.stable import log_ratio, softplus


def zip_nll_from_rate(y_true: ArrayLike, predictions: ArrayLike) -> FloatArray:
    """Return the negative log-likelihood of zero-inflated Poisson counts, all constants included.

    A label is 0 with probability ``pi`` whatever the rate ``mu``, else a Poisson count: a 0 costs
    ``-log(pi + (1 - pi) e^-mu)``, a count above 0 ``-log(1 - pi) + mu - y log(mu) + log(y!)``.

    Args:
        y_true: Counts, shape ``[...]``, whole numbers from 0.
        predictions: Shape ``[..., 2]``: the probability ``pi`` of a zero by nature, and the rate ``mu`` of the others,
            0 or more (a count above 0 costs infinity where ``pi`` is 1 or ``mu`` is 0).

    Returns:
        Losses, shape of ``y_true``, in nats, never negative.

    Raises:
        LabelError: If a label is no whole number from 0.
        PredictionError: If a probability lies outside [0, 1], a rate is negative, or there are not two predictions for
            each label.

    Examples:
        >>> zip_nll_from_rate([0, 1], [[0.5, 800.0], [0.5, 1.0]]).round(6)
        array([0.693147, 1.693147])

    References:
        Lambert, "Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing", 1992.
    """
    first, second = _two("zip_nll", y_true, predictions)
    true, share = paired("zip_nll", y_true, first, labels=NON_NEGATIVE, predictions=UNIT)
    _, mean = paired("zip_nll", y_true, second, labels=NON_NEGATIVE, predictions=EXTENDED_NON_NEGATIVE)
    require_counts("zip_nll", true)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        log_share, log_rest = np.log(share), np.log1p(-share)
        relative, logs = (mean - true) / true, log_ratio(mean, true, mean - true)
    return _zip(true, mean, relative, logs, 1.0 - share, log_share, log_rest)


def zip_nll_from_log_rate(y_true: ArrayLike, predictions: ArrayLike) -> FloatArray:
    """Return `zip_nll_from_rate` of predictions before a sigmoid and an exponential.

    Args:
        y_true: Counts, shape ``[...]``, whole numbers from 0.
        predictions: Shape ``[..., 2]``: the logit of the probability of a zero by nature, and the log-rate of the
            others.

    Returns:
        Losses, shape of ``y_true``, in nats, never negative.

    Raises:
        LabelError: If a label is no whole number from 0.
        PredictionError: If a prediction is nan, or there are not two of them for each label.

    Examples:
        >>> zip_nll_from_log_rate([0, 1], [[0.0, 6.0], [0.0, 0.0]]).round(6)
        array([0.693147, 1.693147])

    References:
        Lambert, "Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing", 1992.
    """
    first, second = _two("zip_nll", y_true, predictions)
    true, logit = paired("zip_nll", y_true, first, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    _, log_mean = paired("zip_nll", y_true, second, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    require_counts("zip_nll", true)
    decay, logs = np.exp(-np.abs(logit)), log_over(log_mean, true)
    rest = np.where(logit > 0.0, decay, 1.0) / (1.0 + decay)
    with np.errstate(over="ignore"):
        mean, relative = np.exp(log_mean), np.expm1(logs)
    return _zip(true, mean, relative, logs, rest, -softplus(-logit), -softplus(logit))


def _two(loss: str, y_true: ArrayLike, predictions: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return the first and the second prediction of each label."""
    shape, pred = np.shape(y_true), np.asarray(predictions, dtype=np.float64)
    if pred.shape != (*shape, 2):
        raise PredictionError(
            f"{loss} needs two predictions for each label, found labels of shape {shape} "
            f"and predictions of shape {pred.shape}"
        )
    return pred[..., 0], pred[..., 1]


def _zip(
    true: FloatArray,
    mean: FloatArray,
    relative: FloatArray,
    logs: FloatArray,
    rest: FloatArray,
    log_share: FloatArray,
    log_rest: FloatArray,
) -> FloatArray:
    """Return the loss for ``(mu - y) / y``, ``log(mu / y)``, ``1 - pi``, ``log(pi)`` and ``log(1 - pi)``."""
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = HALF_LOG_TWO_PI + 0.5 * np.log(true) + stirling_error_of_counts(true)
        some = poisson_gap(true, mean, relative, logs) + spread - log_rest
        not_zero = rest * -np.expm1(-mean)
        none = -np.logaddexp(log_share, log_rest - mean)
    # A likely zero costs little, and all its digits are in the probability of another count.
    none = refined(none, not_zero < 0.5, lambda other: -np.log1p(-other), not_zero)
    return np.where(true == 0.0, none, some)
