"""Objectives of counts and amounts: raw is the log-rate s, exp(s) the mean."""

import numpy as np
from scipy.special import expit, gammaln, xlogy

from actloss.frameworks.own.numpy.exponentials import exp_then_line


def poisson_nll(y_true, raw):
    """Return exp(s) - y s, gradient and hessian by s."""
    mean, slope = exp_then_line(raw)
    return mean - y_true * raw, slope - y_true, np.maximum(slope, 1e-6)


def poisson_deviance(y_true, raw):
    """Return 2 (y log(y) - y s - y + exp(s)), gradient and hessian by s."""
    mean, slope = exp_then_line(raw)
    loss = 2.0 * (xlogy(y_true, y_true) - y_true * raw - y_true + mean)
    return loss, 2.0 * (slope - y_true), np.maximum(2.0 * slope, 1e-6)


def gamma_nll(y_true, raw):
    """Return s + y exp(-s), gradient, a bound of the hessian."""
    inverse, slope = exp_then_line(-raw)
    return raw + y_true * inverse, 1.0 - y_true * slope, np.maximum(y_true * slope, 1.0)


def gamma_deviance(y_true, raw):
    """Return 2 (s - log(y) + y exp(-s) - 1), gradient, bound of the hessian."""
    loss, gradient, hessian = gamma_nll(y_true, raw)
    return 2.0 * (loss - np.log(y_true) - 1.0), 2.0 * gradient, 2.0 * hessian


def tweedie_deviance(y_true, raw, *, power=1.5):
    """Return the deviance of a power between 1 and 2, gradient and hessian."""
    a, b = 2.0 - power, power - 1.0
    (up, up_slope), (down, down_slope) = exp_then_line(a * raw), exp_then_line(-b * raw)
    loss = 2.0 * (up / a + y_true * down / b - y_true**a / (a * b))
    hessian = 2.0 * (a * up_slope + b * y_true * down_slope)
    return loss, 2.0 * (up_slope - y_true * down_slope), np.maximum(hessian, 1e-6)


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
