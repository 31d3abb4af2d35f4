"""Objectives that let go of outliers: raw [n] or [n, outputs] is the prediction itself.

The hessian is the gradient over the error: the curvature of the tightest parabola that
touches the loss and lies above it, so that a step never makes the loss worse.
"""

import numpy as np


def huber(y_true, raw, *, delta=1.0):
    """Return ½ d² or delta (|d| - ½ delta) of errors d, gradient g, and g / d."""
    error = raw - y_true
    size = np.abs(error)
    inside = np.minimum(size, delta)
    loss = inside * (size - 0.5 * inside)
    hessian = delta / np.maximum(size, delta)
    return loss, np.clip(error, -delta, delta), np.maximum(hessian, 1e-6)


def smooth_l1(y_true, raw, *, beta=1.0):
    """Return Huber's loss, gradient and hessian, each divided by beta."""
    loss, gradient, hessian = huber(y_true, raw, delta=beta)
    return loss / beta, gradient / beta, hessian / beta


def pseudo_huber(y_true, raw, *, delta=1.0):
    """Return delta² (sqrt(1 + (d / delta)²) - 1) of errors d, gradient g, and g / d."""
    error = raw - y_true
    root = np.hypot(1.0, error / delta)
    hessian = 1.0 / root
    return error**2 / (1.0 + root), error * hessian, np.maximum(hessian, 1e-6)


def log_cosh(y_true, raw):
    """Return log(cosh(d)) of errors d, gradient g, and g / d."""
    error = raw - y_true
    size = np.maximum(np.abs(error), 1e-6)
    loss = np.logaddexp(error, -error) - np.log(2.0)
    hessian = np.maximum(np.tanh(size) / size, 1e-6)
    return loss, np.tanh(error), hessian


def cauchy(y_true, raw, *, c=2.3849):
    """Return ½ c² log(1 + (d / c)²) of errors d, gradient g, and g / d."""
    error = raw - y_true
    weight = 1.0 / (1.0 + (error / c) ** 2)
    loss = 0.5 * c**2 * np.log1p((error / c) ** 2)
    return loss, weight * error, np.maximum(weight, 1e-6)


def welsch(y_true, raw, *, c=2.9846):
    """Return ½ c² (1 - exp(-(d / c)²)) of errors d, gradient g, and g / d."""
    error = raw - y_true
    weight = np.exp(-((error / c) ** 2))
    loss = -0.5 * c**2 * np.expm1(-((error / c) ** 2))
    return loss, weight * error, np.maximum(weight, 1e-6)


def tukey_biweight(y_true, raw, *, c=4.685):
    """Return c² / 6 (1 - (1 - (d / c)²)³) of errors d, gradient g, and g / d."""
    error = raw - y_true
    # 0 beyond c, where the loss is flat.
    inside = 1.0 - np.minimum((error / c) ** 2, 1.0)
    loss = c**2 / 6.0 * (1.0 - inside**3)
    weight = inside**2
    return loss, weight * error, np.maximum(weight, 1e-6)
