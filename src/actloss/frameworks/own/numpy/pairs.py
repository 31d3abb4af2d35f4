"""Objectives of two raw scores a row [n, 2]: where and how wide a label is."""

import numpy as np
from scipy.special import expit, gammaln

from actloss.frameworks.own.numpy.exponentials import exp_then_line


def gaussian_nll(y_true, raw):
    """Return ½ (log(v) + (y - m)² / v), gradient, bounds of hessian by m, log(v)."""
    mean, log_variance = raw[:, 0], raw[:, 1]
    error = mean - y_true
    inverse, slope = exp_then_line(-log_variance)
    square = error**2 * slope
    gradient = np.column_stack([error * inverse, 0.5 * (1.0 - square)])
    hessian = np.column_stack([inverse, 0.5 * np.maximum(square, 1.0)])
    loss = 0.5 * (log_variance + error**2 * inverse)
    return loss, gradient, np.maximum(hessian, 1e-36)


def laplace_nll(y_true, raw):
    """Return log(2 b) + |y - m| / b, gradient, expected hessian by m, log(b)."""
    location, log_scale = raw[:, 0], raw[:, 1]
    error = location - y_true
    inverse, slope = exp_then_line(-log_scale)
    size = np.abs(error) * slope
    gradient = np.column_stack([np.sign(error) * inverse, 1.0 - size])
    hessian = np.column_stack([slope**2, np.maximum(size, 1.0)])
    loss = np.log(2.0) + log_scale + np.abs(error) * inverse
    return loss, gradient, np.maximum(hessian, 1e-36)


def zip_nll(y_true, raw):
    """Return -log-likelihood, gradient and bound of hessian by logit(q), log-rate."""
    logit, log_rate = raw[:, 0], raw[:, 1]
    zero, share = y_true == 0.0, expit(logit)
    mean, slope = exp_then_line(log_rate)
    counted = np.where(
        zero, expit(-logit - mean), 1.0
    )  # chance that it is a Poisson count
    some = mean - y_true * log_rate + gammaln(y_true + 1.0)
    loss = np.logaddexp(0.0, logit) + np.where(zero, -np.logaddexp(logit, -mean), some)
    by_logit = share - np.where(zero, expit(logit + mean), 0.0)
    gradient = np.column_stack([by_logit, counted * slope - y_true])
    hessian = np.column_stack([share * expit(-logit), counted * slope])
    return loss, gradient, np.maximum(hessian, 1e-6)
