"""Objectives of counts and amounts: raw is the log-rate s, exp(s) the mean."""

import numpy as np
from scipy.special import expit, gammaln, xlogy

LIMIT = 80.0  # e^80 still fits in the float32 of a booster


def poisson_nll(y_true, raw):
    """Return exp(s) - y s, gradient and hessian by s."""
    mean = np.exp(np.minimum(raw, LIMIT))
    return mean - y_true * raw, mean - y_true, np.maximum(mean, 1e-6)


def poisson_deviance(y_true, raw):
    """Return 2 (y log(y) - y s - y + exp(s)), gradient and hessian by s."""
    mean = np.exp(np.minimum(raw, LIMIT))
    loss = 2.0 * (xlogy(y_true, y_true) - y_true * raw - y_true + mean)
    return loss, 2.0 * (mean - y_true), np.maximum(2.0 * mean, 1e-6)


def gamma_nll(y_true, raw):
    """Return s + y exp(-s), gradient, a bound of the hessian."""
    ratio = y_true * np.exp(np.minimum(-raw, LIMIT))
    return raw + ratio, 1.0 - ratio, np.maximum(ratio, 1.0)


def gamma_deviance(y_true, raw):
    """Return 2 (s - log(y) + y exp(-s) - 1), gradient, bound of the hessian."""
    ratio = y_true * np.exp(np.minimum(-raw, LIMIT))
    loss = 2.0 * (raw - np.log(y_true) + ratio - 1.0)
    return loss, 2.0 * (1.0 - ratio), 2.0 * np.maximum(ratio, 1.0)


def tweedie_deviance(y_true, raw, *, power=1.5):
    """Return the deviance of a power between 1 and 2, gradient and hessian."""
    a, b = 2.0 - power, power - 1.0
    log_rate = np.clip(raw, -LIMIT, LIMIT)
    mean, ratio = np.exp(a * log_rate), y_true * np.exp(-b * log_rate)
    loss = 2.0 * (mean / a + ratio / b - y_true**a / (a * b))
    return loss, 2.0 * (mean - ratio), np.maximum(2.0 * (a * mean + b * ratio), 1e-6)


def neg_binomial_nll(y_true, raw, *, alpha=1.0):
    """Return -log-likelihood of variance p + alpha p², gradient, hessian."""
    n, z = 1.0 / alpha, raw + np.log(alpha)
    share, rest = expit(z), expit(-z)
    constant = gammaln(n) + gammaln(y_true + 1.0) - gammaln(n + y_true)
    loss = constant + n * np.logaddexp(0.0, z) + y_true * np.logaddexp(0.0, -z)
    return (
        loss,
        n * share - y_true * rest,
        np.maximum((n + y_true) * share * rest, 1e-6),
    )
