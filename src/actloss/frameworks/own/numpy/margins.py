"""Objectives of two classes, -1 and +1: raw [n] is a score, its sign the decision."""

import numpy as np
from scipy.special import expit

from actloss.frameworks.own.numpy.exponentials import exp_then_line


def hinge(y_true, raw):
    """Return max(0, 1 - y s), gradient, 1 for want of a hessian."""
    short = 1.0 - y_true * raw
    return np.maximum(short, 0.0), -y_true * (short > 0.0), np.ones_like(short)


def squared_hinge(y_true, raw):
    """Return max(0, 1 - y s)², gradient, a bound of the hessian."""
    short = np.maximum(1.0 - y_true * raw, 0.0)
    return short**2, -2.0 * y_true * short, np.full_like(short, 2.0)


def exponential(y_true, raw):
    """Return exp(-y s), gradient and hessian by s."""
    loss, slope = exp_then_line(-y_true * raw)
    return loss, -y_true * slope, np.maximum(slope, 1e-6)


def logistic(y_true, raw):
    """Return log(1 + exp(-y s)), gradient and hessian by s."""
    wrong = expit(-y_true * raw)
    hessian = np.maximum(wrong * expit(y_true * raw), 1e-6)
    return np.logaddexp(0.0, -y_true * raw), -y_true * wrong, hessian


def modified_huber(y_true, raw):
    """Return max(0, 1 - y s)² or -4 y s, gradient, a bound of the hessian."""
    margin = y_true * raw
    short = np.maximum(1.0 - margin, 0.0)
    loss = np.where(margin < -1.0, -4.0 * margin, short**2)
    return loss, -2.0 * y_true * np.minimum(short, 2.0), np.full_like(short, 2.0)


def perceptron(y_true, raw):
    """Return max(0, -y s), gradient, 1 for want of a hessian."""
    wrong = -y_true * raw
    # At 0 no sign is right yet: a model that starts there must learn.
    return np.maximum(wrong, 0.0), -y_true * (wrong >= 0.0), np.ones_like(wrong)
