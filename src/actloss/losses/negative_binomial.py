"""The likelihood of a negative binomial count, as a sum of terms that are never negative.

With ``n = 1 / alpha`` the textbook form subtracts logarithms of gamma functions that may be far larger than the result.
Loader's form measures label and prediction against each other by two deviances instead, ``n`` against
``n (n + y) / (n + mu)`` and ``y`` against ``mu (n + y) / (n + mu)``, and the gamma functions by Stirling's errors.
"""

from sys import float_info

import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.parts import NORMAL, refined
from actloss.losses.special import HALF_LOG_TWO_PI, half_deviance, log_over, stirling_error, stirling_error_of_counts
from actloss.losses.stable import log_ratio, softplus, weigh


def negative_binomial(
    true: FloatArray, mean: FloatArray, excess: FloatArray, logs: FloatArray, alpha: float
) -> FloatArray:
    """Return the negative log-likelihood of each count.

    Args:
        true: Counts ``y``, shape ``[...]``.
        mean: Predicted means ``mu``, shape of ``true``.
        excess: ``mu - y``, shape of ``true``, given apart because the caller may know it to more digits.
        logs: ``log(mu / y)``, shape of ``true``; what it is where ``y`` is 0 does not matter.
        alpha: Overdispersion, above 0.

    Examples:
        >>> y, mu = np.array([1.0]), np.array([1.0])
        >>> negative_binomial(y, mu, mu - y, np.log(mu / y), 1.0).round(6)
        array([1.386294])

    References:
        Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
    """
    n = min(1.0 / alpha, float_info.max)
    # 1 + alpha x, or for a large alpha n + x: neither overflows before its logarithm does.
    base, slope = (n, 1.0) if alpha >= 1.0 else (1.0, alpha)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        of_true, of_mean = base + slope * true, base + slope * mean
        growth = n * log_ratio(of_mean, np.full_like(mean, base), slope * mean)
        # Where alpha mu does not show beside 1 it may have underflown, but mu has not.
        none = np.where(slope * mean < 1e-17 * base, mean, growth)
        some = 0.5 * log_ratio(of_true, np.full_like(true, base), slope * true) + _deviances(
            true, excess, logs, of_true, of_mean, n, base, slope
        )
        some += HALF_LOG_TWO_PI + 0.5 * np.log(true) + stirling_error_of_counts(true)
        some += stirling_error(np.asarray(n)) - stirling_error_of_counts(true, n)
        return np.where(mean == np.inf, np.inf, np.where(true == 0.0, none, some))


def negative_binomial_of_log(true: FloatArray, log_mean: FloatArray, alpha: float) -> FloatArray:
    """Return the negative log-likelihood of each count under a log-rate, also where its rate leaves float64.

    Examples:
        >>> negative_binomial_of_log(np.array([2.0]), np.array([-1000.0]), 1.0)
        array([2000.])
    """
    # Log-rates beyond leave float64 as rates; the likelihood is continued from there.
    within = np.clip(log_mean, np.where(true > 0.0, -NORMAL, -np.inf), NORMAL)
    logs, mean = log_over(within, true), np.exp(within)
    with np.errstate(over="ignore", invalid="ignore"):
        excess = np.where(np.abs(logs) < 1.0, true * np.expm1(logs), mean - true)
    losses = negative_binomial(true, mean, excess, logs, alpha)

    def beyond(loss: FloatArray, y: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
        # In u = log(alpha mu) the likelihood is n log(1 + e^u) + y log(1 + e^-u) and a constant.
        n, start, end = min(1.0 / alpha, float_info.max), start + np.log(alpha), end + np.log(alpha)
        return loss + n * (softplus(end) - softplus(start)) + weigh(y, softplus(-end) - softplus(-start))

    return refined(losses, within != log_mean, beyond, losses, true, within, log_mean)


def _deviances(
    true: FloatArray,
    excess: FloatArray,
    logs: FloatArray,
    of_true: FloatArray,
    of_mean: FloatArray,
    n: float,
    base: float,
    slope: float,
) -> FloatArray:
    """Return the two halves of deviances; both compare numbers that differ by ``(mu - y) / (1 + alpha mu)``."""
    difference = excess * base / of_mean
    ratio = log_ratio(of_true, of_mean, -slope * excess)
    shape = half_deviance(-slope * excess / of_mean, n, -difference - n * ratio)
    return shape + half_deviance(difference / true, true, difference - weigh(true, logs + ratio))
