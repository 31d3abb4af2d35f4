"""Losses of counts and amounts: the likelihoods of Poisson, gamma and Tweedie, all consistent for the mean.

Every kernel comes twice: from the predicted mean ("rate", after an exp or softplus output) and from its logarithm
(the output before exp). Labels are finite; a rate may be 0 or infinite, a log-rate infinite, but neither nan.

All deviances are twice a mean times ``e^x - 1 - x`` of the log-ratio of label and prediction, which keeps the small
losses of good predictions. A log-rate fixes that ratio only to the last digit of ``log y``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import EXTENDED_NON_NEGATIVE, EXTENDED_REAL, NON_NEGATIVE, ONE_TO_TWO, POSITIVE
from actloss.losses.arrays import FloatArray, paired, parameter
from actloss.losses.stable import expm1_minus_x, log_ratio, scaled_exp, weigh


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
        return np.where(mean == np.inf, np.inf, mean - weigh(true, np.log(mean)))


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
        return np.where(mean == np.inf, np.inf, mean - weigh(true, log_mean))


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
    with np.errstate(over="ignore", divide="ignore"):
        ratio = true / mean
    return _gamma(ratio, log_ratio(true, mean, true - mean))


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
    return _gamma(scaled_exp(true, -log_mean), np.log(true) - log_mean)


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
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        scale = np.where(true > mean, true / mean ** (power - 1.0), mean ** (2.0 - power))
    return np.where(true == mean, 0.0, _tweedie(scale, log_ratio(true, mean, true - mean), power))


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
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        logs = np.log(true) - log_mean
        scale = np.where(logs > 0.0, scaled_exp(true, (1.0 - power) * log_mean), np.exp((2.0 - power) * log_mean))
    # A label 0 under a rate 0 is a perfect prediction, though their ratio is undefined.
    return np.where((true == 0.0) & (log_mean == -np.inf), 0.0, _tweedie(scale, logs, power))


def _gamma(ratio: FloatArray, logs: FloatArray) -> FloatArray:
    """Return the gamma deviance for ``y / mu`` and its logarithm."""
    with np.errstate(invalid="ignore"):
        # Far from 1 the quotient itself has more digits than the exponential of its logarithm.
        far = np.where(ratio == np.inf, np.inf, ratio - 1.0 - logs)
    with np.errstate(over="ignore"):
        return 2.0 * np.where(np.abs(logs) < 1.0, expm1_minus_x(logs), far)


def _tweedie(scale: FloatArray, logs: FloatArray, power: float) -> FloatArray:
    """Return the Tweedie deviance for ``log(y / mu)``.

    With ``a = 2 - power``, ``b = power - 1`` and ``L = log(y / mu)`` it is
    ``2 mu^a / (a b) * (a (e^L - 1) - (e^(a L) - 1))``, and the same with ``a`` and ``b``, ``y`` and ``mu`` exchanged.

    Args:
        scale: ``mu^a`` where ``mu >= y``, else ``y / mu^b``.
        logs: ``log(y / mu)``, shape of ``scale``.
        power: Exponent of the variance, in (1, 2).
    """
    a, b = 2.0 - power, power - 1.0
    # Of the two forms the one with the smaller exponent is the difference of clearly unequal terms.
    small, t = (a, logs) if a <= b else (b, -logs)
    t = np.minimum(t, 700.0)
    with np.errstate(over="ignore", invalid="ignore"):
        gap = np.where(
            np.abs(t) < 1.0,
            small * expm1_minus_x(t) - expm1_minus_x(small * t),
            small * np.expm1(t) - np.expm1(small * t),
        )
        return scale * (gap * np.exp(-np.maximum(t, 0.0)) * (2.0 / (a * b)))
