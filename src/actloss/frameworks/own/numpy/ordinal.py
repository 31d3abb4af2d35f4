"""Objectives of ordered classes from 0: raw [n, C - 1] are log-odds of "y > k?"."""

import numpy as np
from scipy.special import expit


def coral(y_true, raw):
    """Return the sum of the cross-entropies of "y > k?", its gradient and hessian."""
    above = y_true[:, np.newaxis] > np.arange(raw.shape[1])
    p, rest = expit(raw), expit(-raw)
    loss = np.logaddexp(0.0, np.where(above, -raw, raw)).sum(axis=1)
    return loss, p - above, np.maximum(p * rest, 1e-6)


def corn(y_true, raw):
    """Return cross-entropies of "y > k?", asked where y >= k, gradient and hessian.

    Every question counts the same: their sum is divided by the mean number a row.
    """
    step, label = np.arange(raw.shape[1]), y_true[:, np.newaxis]
    asked = (label >= step) / np.minimum(label + 1, raw.shape[1]).mean()
    p, rest = expit(raw), expit(-raw)
    loss = asked * np.logaddexp(0.0, np.where(label > step, -raw, raw))
    gradient = asked * (p - (label > step))
    return loss.sum(axis=1), gradient, np.maximum(asked * p * rest, 1e-6)
