"""Losses of counts: Poisson and negative binomial, both consistent for the mean.

Every kernel comes twice: from the predicted mean ("rate", after an exp or softplus output) and from its logarithm
(the output before exp). Labels are finite; a rate may be 0 or infinite, a log-rate infinite, but neither nan.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import LabelError
from actloss.interval import EXTENDED_NON_NEGATIVE, EXTENDED_REAL, NON_NEGATIVE, POSITIVE
from actloss.losses.arrays import FloatArray, paired, parameter, require
from actloss.losses.negative_binomial import negative_binomial, negative_binomial_of_log
from actloss.losses.parts import exp_parts, log_parts, refined, two_product
from actloss.losses.special import half_deviance, half_deviance_of_log, half_deviance_or, log_over
from actloss.losses.stable import log_ratio, weigh


def poisson_nll_from_rate(y_true: ArrayLike, rate: ArrayLike) -> FloatArray:
    """Return the Poisson loss ``mu - y log(mu)``, without the constant ``log(y!)``, so that it may be negative.

    Args:
        y_true: Counts or amounts, shape ``[...]``, 0 or more.
        rate: Predicted means ``mu``, shape and unit of ``y_true``, 0 or more (at 0 the loss of a label above 0 is
            infinite).

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label is negative or not finite.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> poisson_nll_from_rate([0.0, 1.0], [2.0, 1.0])
        array([2., 1.])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, mean = paired("poisson_nll", y_true, rate, labels=NON_NEGATIVE, predictions=EXTENDED_NON_NEGATIVE)
    with np.errstate(divide="ignore", invalid="ignore"):
        losses = np.where(mean == np.inf, np.inf, mean - weigh(true, np.log(mean)))
    return refined(losses, np.abs(losses) < 0.5 * mean, _poisson_nll_of_rate, true, mean)


def poisson_nll_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike) -> FloatArray:
    """Return the Poisson loss ``e^s - y s`` of the log-rate ``s``, without the constant ``log(y!)``.

    Args:
        y_true: Counts or amounts, shape ``[...]``, 0 or more.
        log_rate: Logarithms of the predicted means, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in nats.

    Raises:
        LabelError: If a label is negative or not finite.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> poisson_nll_from_log_rate([3.0, 3.0], [0.0, -1000.0])
        array([1.e+00, 3.e+03])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, log_mean = paired("poisson_nll", y_true, log_rate, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    with np.errstate(over="ignore", invalid="ignore"):
        mean = np.exp(log_mean)
        losses = np.where(mean == np.inf, np.inf, mean - weigh(true, log_mean))
    return refined(losses, np.abs(losses) < 0.5 * mean, _poisson_nll_of_log_rate, true, log_mean)


def poisson_deviance_from_rate(y_true: ArrayLike, rate: ArrayLike) -> FloatArray:
    """Return the Poisson deviance ``2 (y log(y / mu) - y + mu)``: twice what `poisson_nll` is above its least value.

    Args:
        y_true: Counts or amounts, shape ``[...]``, 0 or more.
        rate: Predicted means ``mu``, shape and unit of ``y_true``, 0 or more (at 0 the loss of a label above 0 is
            infinite).

    Returns:
        Losses, shape of ``y_true``, in nats, 0 where ``mu = y``.

    Raises:
        LabelError: If a label is negative or not finite.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> poisson_deviance_from_rate([0.0, 1.0, 1.0], [2.0, 1.0, 1.0 + 2**-30])
        array([4.00000000e+00, 0.00000000e+00, 8.67361737e-19])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, mean = paired("poisson_deviance", y_true, rate, labels=NON_NEGATIVE, predictions=EXTENDED_NON_NEGATIVE)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        relative = (mean - true) / true
        return 2.0 * half_deviance_or(relative, true, _far_poisson_gap_of_rate, true, mean)


def poisson_deviance_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike) -> FloatArray:
    """Return the Poisson deviance ``2 (y log(y) - y s - y + e^s)`` of the log-rate ``s``.

    Args:
        y_true: Counts or amounts, shape ``[...]``, 0 or more.
        log_rate: Logarithms of the predicted means, shape of ``y_true``.

    Returns:
        Losses, shape of ``y_true``, in nats, 0 where ``s = log(y)``.

    Raises:
        LabelError: If a label is negative or not finite.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> poisson_deviance_from_log_rate([0.0, 1.0, 1.0], [0.0, 0.0, -1000.0])
        array([   2.,    0., 1998.])

    References:
        McCullagh and Nelder, "Generalized Linear Models", 1989.
    """
    true, log_mean = paired("poisson_deviance", y_true, log_rate, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    logs = log_over(log_mean, true)
    with np.errstate(over="ignore"):
        far = poisson_gap(true, np.exp(log_mean), np.expm1(logs), logs)
        return 2.0 * half_deviance_of_log(logs, true, far)


def neg_binomial_nll_from_rate(y_true: ArrayLike, rate: ArrayLike, *, alpha: float = 1.0) -> FloatArray:
    """Return the negative log-likelihood of counts with variance ``mu + alpha mu²`` (the form called NB2).

    It is that of a Poisson count whose rate itself scatters as a gamma variable; all constants are included.

    Args:
        y_true: Counts, shape ``[...]``, whole numbers from 0.
        rate: Predicted means ``mu``, shape of ``y_true``, 0 or more (at 0 the loss of a label above 0 is infinite).
        alpha: Overdispersion, above 0; Poisson is the limit 0.

    Returns:
        Losses, shape of ``y_true``, in nats, never negative.

    Raises:
        OptionError: If ``alpha`` is not a positive number.
        LabelError: If a label is no whole number from 0.
        PredictionError: If a rate is negative, or the shapes differ.

    Examples:
        >>> neg_binomial_nll_from_rate([0, 1], [1.0, 1.0]).round(6)
        array([0.693147, 1.386294])

    References:
        Cameron and Trivedi, "Regression Analysis of Count Data", 1998.
    """
    alpha = parameter("neg_binomial_nll", "alpha", alpha, POSITIVE)
    true, mean = paired("neg_binomial_nll", y_true, rate, labels=NON_NEGATIVE, predictions=EXTENDED_NON_NEGATIVE)
    require_counts("neg_binomial_nll", true)
    with np.errstate(invalid="ignore"):
        return negative_binomial(true, mean, mean - true, log_ratio(mean, true, mean - true), alpha)


def neg_binomial_nll_from_log_rate(y_true: ArrayLike, log_rate: ArrayLike, *, alpha: float = 1.0) -> FloatArray:
    """Return `neg_binomial_nll_from_rate` of the rate ``e^s``.

    Args:
        y_true: Counts, shape ``[...]``, whole numbers from 0.
        log_rate: Logarithms ``s`` of the predicted means, shape of ``y_true``.
        alpha: Overdispersion, above 0; Poisson is the limit 0.

    Returns:
        Losses, shape of ``y_true``, in nats, never negative.

    Raises:
        OptionError: If ``alpha`` is not a positive number.
        LabelError: If a label is no whole number from 0.
        PredictionError: If a log-rate is nan, or the shapes differ.

    Examples:
        >>> neg_binomial_nll_from_log_rate([0, 1, 1], [0.0, 0.0, 1000.0]).round(6)
        array([6.931470e-01, 1.386294e+00, 1.000000e+03])

    References:
        Cameron and Trivedi, "Regression Analysis of Count Data", 1998.
    """
    alpha = parameter("neg_binomial_nll", "alpha", alpha, POSITIVE)
    true, log_mean = paired("neg_binomial_nll", y_true, log_rate, labels=NON_NEGATIVE, predictions=EXTENDED_REAL)
    require_counts("neg_binomial_nll", true)
    return negative_binomial_of_log(true, log_mean, alpha)


def poisson_gap(true: FloatArray, mean: FloatArray, relative: FloatArray, logs: FloatArray) -> FloatArray:
    """Return half the Poisson deviance, ``mu - y - y log(mu / y)``.

    Args:
        true: Labels ``y``, shape ``[...]``, 0 or more.
        mean: Predicted means ``mu``, shape of ``true``.
        relative: ``(mu - y) / y``, shape of ``true``; what it is where ``y`` is 0 does not matter.
        logs: ``log(mu / y)``, shape of ``true``; likewise.

    Examples:
        >>> poisson_gap(np.array([1.0]), np.array([2.0]), np.array([1.0]), np.log([2.0])).round(6)
        array([0.306853])
    """
    return half_deviance(relative, true, _far_poisson_gap(true, mean, logs))


def require_counts(loss: str, true: FloatArray) -> None:
    """Refuse labels that are no whole numbers.

    Raises:
        LabelError: If one is not; it names the first.
    """
    require(true == np.floor(true), true, f"{loss} needs labels that are counts, whole numbers from 0", LabelError)


def _far_poisson_gap(true: FloatArray, mean: FloatArray, logs: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore", over="ignore"):
        return np.where(mean == np.inf, np.inf, mean - true - weigh(true, logs))


def _far_poisson_gap_of_rate(true: FloatArray, mean: FloatArray) -> FloatArray:
    return _far_poisson_gap(true, mean, log_ratio(mean, true, mean - true))


def _poisson_nll_of_rate(true: FloatArray, mean: FloatArray) -> FloatArray:
    """Return ``mu - y log(mu)`` where the two nearly cancel, the second taken in two parts."""
    high, low = log_parts(mean)
    product, error = two_product(true, high)
    return (mean - product) - (error + true * low)


def _poisson_nll_of_log_rate(true: FloatArray, log_mean: FloatArray) -> FloatArray:
    high, low = exp_parts(log_mean)
    product, error = two_product(true, log_mean)
    return (high - product) + (low - error)
