"""Objectives of labels 0 and 1, or shares: raw [n] or [n, L] are log-odds z of 1."""

import numpy as np
from scipy.special import expit


def binary_crossentropy(y_true, raw, *, pos_weight=1.0, label_smoothing=0.0):
    """Return -(w y log(p) + (1 - y) log(1 - p)), gradient and hessian by z."""
    y_true = y_true * (1.0 - label_smoothing) + 0.5 * label_smoothing
    present, absent = np.asarray(pos_weight) * y_true, 1.0 - y_true
    p, rest = expit(raw), expit(-raw)
    loss = present * np.logaddexp(0.0, -raw) + absent * np.logaddexp(0.0, raw)
    hessian = np.maximum((present + absent) * p * rest, 1e-6)
    return loss, absent * p - present * rest, hessian


def focal(y_true, raw, *, gamma=2.0, alpha=None):
    """Return -(1 - p)^gamma log(p) of the label, gradient, hessian bound."""
    present, absent = y_true, 1.0 - y_true
    if alpha is not None:
        present, absent = (
            np.asarray(alpha) * present,
            (1.0 - np.asarray(alpha)) * absent,
        )
    loss, gradient, hessian = 0.0, 0.0, 0.0
    for weight, z, sign in ((present, raw, 1.0), (absent, -raw, -1.0)):
        p, rest, nats = expit(z), expit(-z), np.logaddexp(0.0, -z)
        focus = weight * rest**gamma
        loss = loss + focus * nats
        gradient = gradient - sign * focus * (gamma * p * nats + rest)
        curvature = gamma**2 * p * nats + (2.0 * gamma + 1.0) * rest
        hessian = hessian + focus * p * curvature
    return loss, gradient, np.maximum(hessian, 1e-6)


def brier(y_true, raw):
    """Return (p - y)², p = sigmoid(z), gradient, a bound of the hessian."""
    p, slope = expit(raw), expit(raw) * expit(-raw)
    return (p - y_true) ** 2, 2.0 * (p - y_true) * slope, np.maximum(2.0 * slope, 1e-6)


def asymmetric(y_true, raw, *, gamma_neg=4.0, gamma_pos=1.0, margin=0.05):
    """Return the focal loss, of absent labels at max(0, p - margin), and its gradient.

    The hessian is positive and of the same order.
    """
    z = np.clip(raw, -500.0, 500.0)
    p, rest, nats = expit(z), expit(-z), np.logaddexp(0.0, -z)
    present = y_true * rest**gamma_pos
    present_slope = present * (gamma_pos * p * nats + rest)
    q, left = np.maximum(p - margin, 0.0), np.minimum(rest + margin, 1.0)  # left: 1 - q
    ratio = np.divide(-np.log(left), q, out=np.ones_like(q), where=q > 0.0)
    absent = (1.0 - y_true) * (p > margin) * q**gamma_neg
    absent_slope = absent * p * rest * (gamma_neg * ratio + 1.0 / left)
    hessian = (1.0 + 2.0 * gamma_pos) * present_slope * p
    hessian = hessian + (1.0 + gamma_neg) * absent_slope
    loss = present * nats - absent * np.log(left)
    return loss, absent_slope - present_slope, np.maximum(hessian, 1e-6)
