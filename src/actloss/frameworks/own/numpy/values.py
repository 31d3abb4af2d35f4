"""Objectives of values: raw [n] or [n, outputs] is the prediction itself."""

import numpy as np


def mse(y_true, raw):
    """Return (y - p)², gradient and hessian by p."""
    error = raw - y_true
    return error**2, 2.0 * error, np.full_like(error, 2.0)


def msle(y_true, raw):
    """Return (log(1 + y) - log(1 + p))², gradient, a bound of the hessian."""
    above = 1.0 + np.maximum(raw, 1e-6 - 1.0)  # p must stay above -1
    error = np.log(above) - np.log1p(y_true)
    hessian = 2.0 * (1.0 + np.maximum(-error, 0.0)) / above**2
    return error**2, 2.0 * error / above, hessian


def mae(y_true, raw):
    """Return |y - p|, its gradient, and a hessian."""
    error = raw - y_true
    # A line has no curvature: this one makes a step as long as the mean error.
    scale = np.maximum(np.abs(error).mean(axis=0), 1e-12)
    return np.abs(error), np.sign(error), np.full_like(error, 1.0 / scale)


def quantile(y_true, raw, *, quantile=0.5):
    """Return q (y - p) or (1 - q) (p - y), gradient, and a hessian."""
    error = raw - y_true
    # A line has no curvature: this one makes a step as long as the mean error.
    scale = np.maximum(np.abs(error).mean(axis=0), 1e-12)
    slope = np.where(error > 0.0, 1.0 - quantile, -quantile)
    return slope * error, slope, np.full_like(error, 1.0 / scale)


def expectile(y_true, raw, *, quantile=0.5):
    """Return q (y - p)² or (1 - q) (p - y)², its gradient and its hessian."""
    error = raw - y_true
    weight = np.where(error > 0.0, 1.0 - quantile, quantile)
    return weight * error**2, 2.0 * weight * error, 2.0 * weight


def epsilon_insensitive(y_true, raw, *, epsilon=0.1):
    """Return max(0, |y - p| - epsilon), gradient, and a hessian."""
    error = raw - y_true
    excess = np.maximum(np.abs(error) - epsilon, 0.0)
    # A line has no curvature: this one makes a step as long as the mean error.
    scale = np.maximum(np.abs(error).mean(axis=0), 1e-12)
    return excess, np.sign(error) * (excess > 0.0), np.full_like(error, 1.0 / scale)


def squared_epsilon_insensitive(y_true, raw, *, epsilon=0.1):
    """Return max(0, |y - p| - epsilon)², gradient, a bound of the hessian."""
    error = raw - y_true
    excess = np.maximum(np.abs(error) - epsilon, 0.0)
    return excess**2, 2.0 * np.sign(error) * excess, np.full_like(error, 2.0)


def mape(y_true, raw):
    """Return |y - p| / |y|, gradient, and a hessian."""
    error = raw - y_true
    weight = 1.0 / np.abs(y_true)
    # A line has no curvature: this one makes a step as long as the mean error.
    scale = np.maximum(np.abs(error).mean(axis=0), 1e-12)
    return weight * np.abs(error), weight * np.sign(error), weight / scale


def smape(y_true, raw):
    """Return 2 |y - p| / (|y| + |p|), gradient, and a hessian."""
    error = raw - y_true
    size = np.maximum(np.abs(y_true) + np.abs(raw), 1e-12)
    # A line has no curvature: this one makes a step as long as the mean error.
    scale = np.maximum(np.abs(error).mean(axis=0), 1e-12)
    agree = y_true * raw > 0.0  # otherwise the loss is 2, whatever p is
    gradient = agree * 4.0 * np.abs(y_true) * np.sign(error) / size**2
    return 2.0 * np.abs(error) / size, gradient, 2.0 / (size * scale)
