"""Losses of amounts whose spread grows with their mean: gamma and Tweedie, all consistent for the mean.

Every kernel comes twice: from the predicted mean ("rate", after an exp or softplus output) and from its logarithm
(the output before exp). Labels are finite; a rate may be 0 or infinite, a log-rate infinite, but neither nan.
"""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import EXTENDED_NON_NEGATIVE, EXTENDED_REAL, NON_NEGATIVE, ONE_TO_TWO, POSITIVE
from actloss.losses.arrays import FloatArray, paired, parameter
from actloss.losses.parts import NORMAL, exp_parts, log_parts, refined, two_product
from actloss.losses.special import half_deviance, half_deviance_of_log, half_deviance_or, log_over, times_exp
from actloss.losses.stable import log_ratio
from actloss.losses.tweedie import HALFWAY, log_of_ratio, tweedie, tweedie_halfway


def gamma_nll_from_rate(y_true: ArrayLike, rate: ArrayLike) -> FloatArray:
    """Return the gamma loss ``log(mu) + y / mu``: the likelihood up to the shape and terms in ``y`` alone.

    Args:
        y_true: Amounts, shape ``[...]``, above 0.
        rate: Predicted means ``mu``, shape and unit of ``y_true``, 0 or more (at 0 the loss is infinite).

    Returns:
        Losses, shape of ``y_true``, in nats for shape 1; negative where amounts are small.

    Raises:
        LabelError: If a label is 0 or less, or not finite.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> gamma_nll_from_rate([1.0, 3.0], [1.0, 1.0])
        array([1., 3.])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, mean = paired("gamma_nll", y_true, rate, labels=POSITIVE, predictions=EXTENDED_NON_NEGATIVE)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = true / mean
        losses = np.where(ratio == np.inf, np.inf, np.log(mean) + ratio)
    return refined(losses, np.abs(losses) < 0.5 * ratio, _gamma_nll_of_rate, true, mean)


def gamma_nll_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike) -> FloatArray:
    """Return the gamma loss ``s + y e^-s`` of the log-rate ``s``.

    Args:
        y_true: Amounts, shape ``[...]``, above 0.
        log_rate: Logarithms of the predicted means, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in nats for shape 1; negative where amounts are small.

    Raises:
        LabelError: If a label is 0 or less, or not finite.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> gamma_nll_from_log_rate([1.0, 1.0], [0.0, 1000.0])
        array([   1., 1000.])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, log_mean = paired("gamma_nll", y_true, log_rate, labels=POSITIVE, predictions=EXTENDED_REAL)
    ratio = times_exp(true, -log_mean)
    with np.errstate(invalid="ignore"):
        losses = np.where(ratio == np.inf, np.inf, log_mean + ratio)
    cancelled = (np.abs(losses) < 0.5 * ratio) & (log_mean > -NORMAL)
    return refined(losses, cancelled, _gamma_nll_of_log_rate, true, log_mean)


def gamma_deviance_from_rate(y_true: ArrayLike, rate: ArrayLike) -> FloatArray:
    """Return the gamma deviance ``2 (log(mu / y) + y / mu - 1)``: it sees relative errors only.

    Args:
        y_true: Amounts, shape ``[...]``, above 0.
        rate: Predicted means ``mu``, shape and unit of ``y_true``, 0 or more (at 0 the loss is infinite).

    Returns:
        Losses, shape of ``y_true``, without unit, 0 where ``mu = y``.

    Raises:
        LabelError: If a label is 0 or less, or not finite.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> gamma_deviance_from_rate([1.0, 10.0], [2.0, 20.0]).round(6)
        array([0.386294, 0.386294])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, mean = paired("gamma_deviance", y_true, rate, labels=POSITIVE, predictions=EXTENDED_NON_NEGATIVE)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        return 2.0 * half_deviance_or((true - mean) / mean, 1.0, _far_gamma_of_rate, true, mean)


def gamma_deviance_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike) -> FloatArray:
    """Return the gamma deviance ``2 (s - log(y) + y e^-s - 1)`` of the log-rate ``s``.

    Args:
        y_true: Amounts, shape ``[...]``, above 0.
        log_rate: Logarithms of the predicted means, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, without unit, 0 where ``s = log(y)``.

    Raises:
        LabelError: If a label is 0 or less, or not finite.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> gamma_deviance_from_log_rate([1.0, 1.0], [0.0, 1000.0])
        array([   0., 1998.])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, log_mean = paired("gamma_deviance", y_true, log_rate, labels=POSITIVE, predictions=EXTENDED_REAL)
    logs = -log_over(log_mean, true)
    with np.errstate(over="ignore"):
        far = _gamma(times_exp(true, -log_mean), np.expm1(logs), logs)
        return half_deviance_of_log(logs, 2.0, far)


def tweedie_deviance_from_rate(y_true: ArrayLike, rate: ArrayLike, *, power: float = 1.5) -> FloatArray:
    """Return the Tweedie deviance between Poisson and gamma: exact zeros beside positive amounts.

    It is ``2 (y^(2-p) / ((1-p)(2-p)) - y mu^(1-p) / (1-p) + mu^(2-p) / (2-p))``, factor 2 included; the boosters'
    negative log-likelihood leaves out the factor and the term in ``y`` alone.

    Args:
        y_true: Amounts, shape ``[...]``, 0 or more.
        rate: Predicted means ``mu``, shape and unit of ``y_true``, 0 or more (at 0 the loss of a label above 0 is
            infinite).
        power: Exponent ``p`` of the variance ``mu^p``, in (1, 2).

    Returns:
        Losses, shape of ``y_true``, 0 where ``mu = y``.

    Raises:
        OptionError: If ``power`` is not between 1 and 2.
        LabelError: If a label is negative or not finite.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> tweedie_deviance_from_rate([0.0, 4.0], [1.0, 1.0])
        array([4., 4.])

    References:
        Dunn and Smyth, "Series Evaluation of Tweedie Exponential Dispersion Model Densities", 2005.
    """
    power = parameter("tweedie_deviance", "power", power, ONE_TO_TWO)
    true, mean = paired("tweedie_deviance", y_true, rate, labels=NON_NEGATIVE, predictions=EXTENDED_NON_NEGATIVE)
    if power == HALFWAY:
        halfway, known = tweedie_halfway(true, mean)
        return refined(halfway, ~known, partial(_tweedie_of_rate, power=power), true, mean)
    return _tweedie_of_rate(true, mean, power)


def tweedie_deviance_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike, *, power: float = 1.5) -> FloatArray:
    """Return the Tweedie deviance of the log-rate ``s``, as `tweedie_deviance_from_rate` of ``e^s``.

    Args:
        y_true: Amounts, shape ``[...]``, 0 or more.
        log_rate: Logarithms of the predicted means, shape of ``y_true``.
        power: Exponent ``p`` of the variance ``mu^p``, in (1, 2).

    Returns:
        Losses, shape of ``y_true``, 0 where ``s = log(y)``.

    Raises:
        OptionError: If ``power`` is not between 1 and 2.
        LabelError: If a label is negative or not finite.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> tweedie_deviance_from_log_rate([0.0, 4.0], [0.0, 0.0])
        array([4., 4.])

    References:
        Dunn and Smyth, "Series Evaluation of Tweedie Exponential Dispersion Model Densities", 2005.
    """
    power = parameter("tweedie_deviance", "power", power, ONE_TO_TWO)
    true, log_mean = paired("tweedie_deviance", y_true, log_rate, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    logs = -log_over(log_mean, true)
    lower = _times_power(np.ones_like(true), log_mean, 2.0 - power)
    upper = _times_power(true, log_mean, 1.0 - power)
    # A label 0 under a rate 0 is a perfect prediction, though their ratio is undefined.
    return np.where((true == 0.0) & (log_mean == -np.inf), 0.0, tweedie(true, logs, lower, upper, power))


def _tweedie_of_rate(true: FloatArray, mean: FloatArray, power: float) -> FloatArray:
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        lower, upper, logs = mean ** (2.0 - power), true / mean ** (power - 1.0), log_of_ratio(true, mean)
    return np.where(true == mean, 0.0, tweedie(true, logs, lower, upper, power))


def _times_power(factor: FloatArray, log_mean: FloatArray, power: float) -> FloatArray:
    """Return ``factor mu^power`` of a log-rate."""
    exponent, lost = two_product(log_mean, np.full_like(log_mean, power))
    # What rounding took from an exponent in the hundreds shows in the exponential; beyond a thousand nothing is left.
    return times_exp(factor, exponent) * np.where(np.abs(exponent) < 1e3, 1.0 + lost, 1.0)


def _gamma(ratio: FloatArray, relative: FloatArray, logs: FloatArray) -> FloatArray:
    """Return the gamma deviance for ``y / mu``, for what it is above 1 and for its logarithm."""
    return 2.0 * half_deviance(relative, 1.0, _far_gamma(ratio, logs))


def _far_gamma(ratio: FloatArray, logs: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore", over="ignore"):
        return np.where(ratio == np.inf, np.inf, ratio - 1.0 - logs)


def _far_gamma_of_rate(true: FloatArray, mean: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", over="ignore"):
        return _far_gamma(true / mean, log_ratio(true, mean, true - mean))


def _gamma_nll_of_rate(true: FloatArray, mean: FloatArray) -> FloatArray:
    """Return ``log(mu) + y / mu`` where the two nearly cancel, each taken in two parts."""
    high, low = log_parts(mean)
    ratio = true / mean
    product, error = two_product(ratio, mean)
    return (high + ratio) + (low + ((true - product) - error) / mean)


def _gamma_nll_of_log_rate(true: FloatArray, log_mean: FloatArray) -> FloatArray:
    high, low = exp_parts(-log_mean)
    product, error = two_product(true, high)
    return (log_mean + product) + (error + true * low)
