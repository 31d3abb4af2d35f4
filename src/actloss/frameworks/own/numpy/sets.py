"""Objectives of sets of labels, 0 and 1 [n, L]: raw [n, L] are log-odds z.

The mean of the losses is the loss of the soft counts of all rows together.
"""

import numpy as np
from scipy.special import expit


def dice(y_true, raw):
    """Return sum of (y (1 - p) + (1 - y) p) / sum of (y + p), gradient, hessian.

    The hessian is the gradient's size: no score moves by more than 1 a step.
    """
    p, rest = expit(raw), expit(-raw)
    mass = max((y_true + p).sum() / len(raw), 1e-12)
    loss = (y_true * rest + (1.0 - y_true) * p).sum(axis=1) / mass
    gradient = p * rest * (1.0 - 2.0 * y_true - loss.mean()) / mass
    return loss, gradient, np.maximum(np.abs(gradient), 1e-6)


def tversky(y_true, raw, *, alpha=0.5, beta=0.5):
    """Return (alpha FP + beta FN) / (TP + alpha FP + beta FN), gradient, hessian.

    The hessian is the gradient's size: no score moves by more than 1 a step.
    """
    p, rest = expit(raw), expit(-raw)
    wrong = (alpha * (1.0 - y_true) * p + beta * y_true * rest).sum(axis=1)
    mass = max(((y_true * p).sum() + wrong.sum()) / len(raw), 1e-12)
    loss, by_p = wrong / mass, alpha * (1.0 - y_true) - beta * y_true
    gradient = p * rest * (by_p - loss.mean() * (y_true + by_p)) / mass
    return loss, gradient, np.maximum(np.abs(gradient), 1e-6)
