"""Objectives of exclusive classes: raw [n, C] are scores z before a softmax.

The hessian 2 p (1 - p) lies above the whole matrix of second derivatives of the
cross-entropy, not only above its diagonal: all classes may step at once.
"""

import numpy as np
from scipy.special import log_softmax, softmax, xlogy


def categorical_crossentropy(y_true, raw, *, class_weight=None, label_smoothing=0.0):
    """Return -sum of y log(p) for rows y, gradient, hessian bound."""
    target = y_true * (1.0 - label_smoothing) + label_smoothing / raw.shape[1]
    if class_weight is not None:
        target = target * np.asarray(class_weight)
    p, total = softmax(raw, axis=1), target.sum(axis=1, keepdims=True)
    loss = -(target * log_softmax(raw, axis=1)).sum(axis=1)
    return loss, total * p - target, np.maximum(2.0 * total * p * (1.0 - p), 1e-6)


def sparse_categorical_crossentropy(
    y_true, raw, *, class_weight=None, label_smoothing=0.0
):
    """Return -log(p of class y), gradient, a bound of the hessian."""
    rows = np.eye(raw.shape[1])[y_true]
    return categorical_crossentropy(
        rows, raw, class_weight=class_weight, label_smoothing=label_smoothing
    )


def kl_divergence(y_true, raw, *, base=np.e):
    """Return sum of y log(y / p) for rows y, gradient, hessian bound."""
    p, unit = softmax(raw, axis=1), np.log(base)
    loss = (xlogy(y_true, y_true) - y_true * log_softmax(raw, axis=1)).sum(axis=1)
    hessian = np.maximum(2.0 * p * (1.0 - p), 1e-6)
    return loss / unit, (p - y_true) / unit, hessian / unit


def logit_adjusted_crossentropy(y_true, raw, *, tau=1.0, prior=None):
    """Return cross-entropy of z + tau log(prior), gradient, hessian bound."""
    if prior is not None:
        raw = raw + tau * np.log(prior)
    p, rows = softmax(raw, axis=1), np.eye(raw.shape[1])[y_true]
    loss = -log_softmax(raw, axis=1)[np.arange(len(raw)), y_true]
    return loss, p - rows, np.maximum(2.0 * p * (1.0 - p), 1e-6)


def categorical_focal(y_true, raw, *, gamma=2.0, alpha=None):
    """Return -(1 - p)^gamma log(p) of class y, gradient, positive hessian."""
    shares = y_true if y_true.ndim == 2 else np.eye(raw.shape[1])[y_true]
    if alpha is not None:
        shares = shares * np.asarray(alpha)
    logs = log_softmax(raw, axis=1)
    p, rest = np.exp(logs), -np.expm1(logs)  # 1 - p would lose what is small
    weight = shares * rest**gamma
    ratio = np.divide(logs, rest, out=-np.ones_like(rest), where=rest > 0.0)
    slope = weight * (1.0 - gamma * p * ratio)
    total = slope.sum(axis=1, keepdims=True)
    hessian = np.maximum(2.0 * (1.0 + gamma) * total * p * rest, 1e-6)
    return -(weight * logs).sum(axis=1), total * p - slope, hessian


def categorical_brier(y_true, raw):
    """Return sum of (p - y)² over classes, gradient, a bound of the hessian."""
    shares = y_true if y_true.ndim == 2 else np.eye(raw.shape[1])[y_true]
    p = softmax(raw, axis=1)
    gap = p - shares
    gradient = 2.0 * p * (gap - (gap * p).sum(axis=1, keepdims=True))
    return (gap**2).sum(axis=1), gradient, np.maximum(4.0 * p * (1.0 - p), 1e-6)


def generalized_crossentropy(y_true, raw, *, q=0.7):
    """Return (1 - p^q) / q, p of class y, gradient, a bound of the hessian."""
    shares = y_true if y_true.ndim == 2 else np.eye(raw.shape[1])[y_true]
    p, logs = softmax(raw, axis=1), log_softmax(raw, axis=1)
    slope = shares * np.exp(q * logs)
    total = slope.sum(axis=1, keepdims=True)
    hessian = np.maximum(2.0 * total * p * (1.0 - p), 1e-6)
    return -(shares * np.expm1(q * logs)).sum(axis=1) / q, total * p - slope, hessian


def crammer_singer(y_true, raw):
    """Return max(0, 1 + best other s - s of y), gradient, 1 for a hessian."""
    row, others = np.arange(len(raw)), np.array(raw, dtype=float)
    others[row, y_true] = -np.inf
    rival = others.argmax(axis=1)
    loss = np.maximum(0.0, 1.0 + (raw[row, rival] - raw[row, y_true]))
    gradient = np.zeros_like(others)
    gradient[row, rival] = loss > 0.0
    gradient[row, y_true] = -gradient[row, rival]
    return loss, gradient, np.ones_like(others)


def weston_watkins(y_true, raw):
    """Return sum of max(0, 1 + s - s of y), gradient, its size or 1."""
    row = np.arange(len(raw))
    short = np.maximum(0.0, 1.0 + (raw - raw[row, y_true][:, np.newaxis]))
    short[row, y_true] = 0.0
    gradient = (short > 0.0).astype(float)
    gradient[row, y_true] = -gradient.sum(axis=1)
    return short.sum(axis=1), gradient, np.maximum(np.abs(gradient), 1.0)


def rps(y_true, raw):
    """Return sum of (P(p <= k) - P(y <= k))², gradient, a bound of the hessian."""
    shares = y_true if y_true.ndim == 2 else np.eye(raw.shape[1])[y_true]
    p, steps = softmax(raw, axis=1), raw.shape[1] - 1
    gaps = np.cumsum(p - shares, axis=1)
    gaps[:, -1] = 0.0  # all classes: 1 - 1
    by_p = 2.0 * np.cumsum(gaps[:, ::-1], axis=1)[:, ::-1]
    gradient = p * (by_p - (p * by_p).sum(axis=1, keepdims=True))
    hessian = np.maximum(2.0 * steps * p * (1.0 - p), 1e-6)
    return (gaps**2).sum(axis=1), gradient, hessian
