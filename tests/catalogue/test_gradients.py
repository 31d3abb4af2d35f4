"""The gradient that a row states, typed in by hand, beside central differences of its function."""

import inspect
from collections.abc import Callable

import numpy as np
import pytest
from scipy.special import expit, softmax

from actloss.catalogue import LOSSES, Form, Scale
from actloss.losses.arrays import FloatArray
from walking import CASES, CLASSES, Case, Params, drawn, on_scale, parameters_of

Gradient = Callable[..., FloatArray]
"""``(y, x, *, params)``: labels (one-hot rows of classes, ``[y > k]`` of steps), outputs, the parameters it names."""


def _clip_pull(y: FloatArray, p: FloatArray, delta: float) -> FloatArray:
    return np.clip(p - y, -delta, delta)


def _quantile(y: FloatArray, p: FloatArray, quantile: float) -> FloatArray:
    return np.where(p < y, -quantile, 1.0 - quantile)


def _expectile(y: FloatArray, p: FloatArray, quantile: float) -> FloatArray:
    return np.where(p < y, 2.0 * quantile * (p - y), 2.0 * (1.0 - quantile) * (p - y))


def _beyond(y: FloatArray, p: FloatArray, epsilon: float) -> FloatArray:
    return np.where(np.abs(p - y) > epsilon, np.sign(p - y), 0.0)


def _biweight(y: FloatArray, p: FloatArray, c: float) -> FloatArray:
    d = p - y
    return np.where(np.abs(d) <= c, d * (1.0 - (d / c) ** 2) ** 2, 0.0)


def _smape(y: FloatArray, p: FloatArray) -> FloatArray:
    slope = 4.0 * np.abs(y) * np.sign(p - y) / (np.abs(y) + np.abs(p)) ** 2
    return np.where(np.sign(y) == np.sign(p), slope, 0.0)


def _gaussian(y: FloatArray, x: FloatArray) -> FloatArray:
    m, v = x[..., 0], x[..., 1]
    return np.stack([(m - y) / v, 0.5 * (1.0 / v - (y - m) ** 2 / v**2)], axis=-1)


def _laplace(y: FloatArray, x: FloatArray) -> FloatArray:
    m, b = x[..., 0], x[..., 1]
    return np.stack([np.sign(m - y) / b, 1.0 / b - np.abs(y - m) / b**2], axis=-1)


def _zip(y: FloatArray, x: FloatArray) -> FloatArray:
    q, p = expit(x[..., 0]), np.exp(x[..., 1])
    nature = np.where(y == 0.0, q / (q + (1.0 - q) * np.exp(-p)), 0.0)
    return np.stack([q - nature, np.where(y == 0.0, p * (1.0 - nature), p - y)], axis=-1)


def _focal_hard(y: FloatArray, z: FloatArray, gamma: float) -> FloatArray:
    # Label 0 mirrored: the score of the label's own side, and its sign.
    side = 2.0 * y - 1.0
    p = expit(side * z)
    return np.asarray(side * (1.0 - p) ** gamma * (gamma * p * np.log(p) + p - 1.0))


def _focal(y: FloatArray, z: FloatArray, gamma: float) -> FloatArray:
    one, zero = np.ones_like(y), np.zeros_like(y)
    return y * _focal_hard(one, z, gamma) + (1.0 - y) * _focal_hard(zero, z, gamma)


def _asymmetric(y: FloatArray, z: FloatArray, gamma_neg: float, gamma_pos: float, margin: float) -> FloatArray:
    p = expit(z)
    q = np.where(p > margin, p - margin, 0.5)
    absent = _focal_hard(np.zeros_like(y), np.log(q / (1.0 - q)), gamma_neg) * p * (1.0 - p) / (q * (1.0 - q))
    return y * _focal_hard(np.ones_like(y), z, gamma_pos) + (1.0 - y) * np.where(p > margin, absent, 0.0)


def _modified_huber(y: FloatArray, s: FloatArray) -> FloatArray:
    return np.where(y * s >= -1.0, -2.0 * y * np.maximum(0.0, 1.0 - y * s), -4.0 * y)


def _softmax_less(y: FloatArray, z: FloatArray) -> FloatArray:
    return np.asarray(softmax(z, axis=1) - y)


def _generalized(y: FloatArray, z: FloatArray, q: float) -> FloatArray:
    p = softmax(z, axis=1)
    return np.asarray((p * y).sum(axis=1, keepdims=True) ** q * (p - y))


def _adjusted(y: FloatArray, z: FloatArray, tau: float, prior: FloatArray | None) -> FloatArray:
    return _softmax_less(y, z if prior is None else z + tau * np.log(prior))


def _crammer_singer(y: FloatArray, s: FloatArray) -> FloatArray:
    own = (s * y).sum(axis=1)
    others = np.where(y == 1.0, -np.inf, s)
    best = np.eye(CLASSES)[others.argmax(axis=1)]
    above = 1.0 + others.max(axis=1) - own > 0.0
    return np.where(above[:, np.newaxis], best - y, 0.0)


def _weston_watkins(y: FloatArray, s: FloatArray) -> FloatArray:
    own = (s * y).sum(axis=1, keepdims=True)
    near = ((s > own - 1.0) & (y == 0.0)).astype(np.float64)
    return np.asarray(near - y * near.sum(axis=1, keepdims=True))


def _rps(y: FloatArray, z: FloatArray) -> FloatArray:
    p = softmax(z, axis=1)
    gaps = np.cumsum(p - y, axis=1)[:, :-1]
    by_p = np.zeros_like(p)
    by_p[:, :-1] = 2.0 * np.cumsum(gaps[:, ::-1], axis=1)[:, ::-1]
    # The row states it by p: through the softmax it is p (g - sum of p g).
    return np.asarray(p * (by_p - (p * by_p).sum(axis=1, keepdims=True)))


def _corn(y: FloatArray, z: FloatArray) -> FloatArray:
    asked = np.column_stack([np.ones(len(y)), y[:, :-1]])
    return np.asarray(asked * (expit(z) - y) / asked.sum(axis=1, keepdims=True))


def _dice(y: FloatArray, z: FloatArray) -> FloatArray:
    p = expit(z)
    total = (y + p).sum(axis=1, keepdims=True)
    loss = (y * (1.0 - p) + (1.0 - y) * p).sum(axis=1, keepdims=True) / total
    return np.asarray(p * (1.0 - p) * (1.0 - 2.0 * y - loss) / total)


def _tversky(y: FloatArray, z: FloatArray, alpha: float, beta: float) -> FloatArray:
    p = expit(z)
    tp, fp, fn = ((each).sum(axis=1, keepdims=True) for each in (y * p, (1.0 - y) * p, y * (1.0 - p)))
    total = tp + alpha * fp + beta * fn
    loss = (alpha * fp + beta * fn) / total
    c = alpha * (1.0 - y) - beta * y
    return np.asarray(p * (1.0 - p) * (c - loss * (y + c)) / total)


GRADIENTS: dict[str, Gradient] = {
    "mse": lambda y, p: 2.0 * (p - y),
    "l2": lambda y, p: 2.0 * (p - y),
    "msle": lambda y, p: 2.0 * (np.log1p(p) - np.log1p(y)) / (1.0 + p),
    "mae": lambda y, p: np.sign(p - y),
    "smooth_l1": lambda y, p, beta: np.clip((p - y) / beta, -1.0, 1.0),
    "huber": _clip_pull,
    "pseudo_huber": lambda y, p, delta: (p - y) / np.sqrt(1.0 + ((p - y) / delta) ** 2),
    "log_cosh": lambda y, p: np.tanh(p - y),
    "quantile": _quantile,
    "expectile": _expectile,
    "epsilon_insensitive": _beyond,
    "squared_epsilon_insensitive": lambda y, p, epsilon: (
        2.0 * np.sign(p - y) * np.maximum(0.0, np.abs(p - y) - epsilon)
    ),
    "cauchy": lambda y, p, c: (p - y) / (1.0 + ((p - y) / c) ** 2),
    "welsch": lambda y, p, c: (p - y) * np.exp(-(((p - y) / c) ** 2)),
    "tukey_biweight": _biweight,
    "mape": lambda y, p: np.sign(p - y) / np.abs(y),
    "smape": _smape,
    "gaussian_nll": _gaussian,
    "laplace_nll": _laplace,
    "poisson_nll": lambda y, s: np.exp(s) - y,
    "poisson_deviance": lambda y, s: 2.0 * (np.exp(s) - y),
    "gamma_nll": lambda y, s: 1.0 - y * np.exp(-s),
    "gamma_deviance": lambda y, s: 2.0 * (1.0 - y * np.exp(-s)),
    "tweedie_deviance": lambda y, s, power: 2.0 * np.exp((1.0 - power) * s) * (np.exp(s) - y),
    "neg_binomial_nll": lambda y, s, alpha: (np.exp(s) - y) / (1.0 + alpha * np.exp(s)),
    "zip_nll": _zip,
    "binary_crossentropy": lambda y, z, pos_weight: (pos_weight * y + 1.0 - y) * expit(z) - pos_weight * y,
    "hinge": lambda y, s: np.where(y * s < 1.0, -y, 0.0),
    "squared_hinge": lambda y, s: -2.0 * y * np.maximum(0.0, 1.0 - y * s),
    "exponential": lambda y, s: -y * np.exp(-y * s),
    "logistic": lambda y, s: -y * expit(-y * s),
    "modified_huber": _modified_huber,
    "perceptron": lambda y, s: np.where(y * s < 0.0, -y, 0.0),
    "focal": _focal,
    "brier": lambda y, z: 2.0 * (expit(z) - y) * expit(z) * expit(-z),
    "categorical_crossentropy": _softmax_less,
    "sparse_categorical_crossentropy": _softmax_less,
    "nll": lambda y, _: -y,
    "softmax_loss": _softmax_less,
    "kl_divergence": _softmax_less,
    "generalized_crossentropy": _generalized,
    "crammer_singer": _crammer_singer,
    "weston_watkins": _weston_watkins,
    "logit_adjusted_crossentropy": _adjusted,
    "rps": _rps,
    "coral": lambda y, z: expit(z) - y,
    "corn": _corn,
    "asymmetric": _asymmetric,
    "dice": _dice,
    "tversky": _tversky,
    "hamming": lambda _, z: np.zeros_like(z),
    "per_label_accuracy": lambda _, z: np.zeros_like(z),
}


def test_every_row_has_a_gradient_in_this_table() -> None:
    assert set(GRADIENTS) == {row.name for row in LOSSES}


def _scale_of(case: Case) -> Scale:
    """Return the scale of the raw output: logits, log-rates, or the only one there is."""
    raw = [scale for scale in (Scale.LOGIT, Scale.LOG_RATE) if scale in case.variant.kernels]
    return raw[0] if raw else case.scale


def _for_formula(case: Case, labels: FloatArray) -> FloatArray:
    if case.form is Form.RANKS:
        return (labels[:, np.newaxis] > np.arange(CLASSES - 1.0)).astype(np.float64)
    return np.eye(CLASSES)[labels.astype(int)] if case.form in (Form.INDICES, Form.CLASSES) else labels


def _differences(case: Case, labels: FloatArray, outputs: FloatArray, params: Params) -> FloatArray:
    """Return the change of each row's loss with each of its outputs, by central differences."""
    kernel = case.variant.kernels[_scale_of(case)]
    if outputs.ndim == 1:
        step = 1e-6
        return (kernel(labels, outputs + step, **params) - kernel(labels, outputs - step, **params)) / (2.0 * step)
    columns = []
    for step in 1e-6 * np.eye(outputs.shape[1]):
        rise = kernel(labels, outputs + step, **params) - kernel(labels, outputs - step, **params)
        columns.append(rise / 2e-6)
    return np.stack(columns, axis=1)


@pytest.mark.parametrize("case", [case for case in CASES if case.own], ids=lambda case: case.name)
def test_the_gradient_of_a_row_is_that_of_its_function(case: Case) -> None:
    formula = GRADIENTS[case.row.name]
    named = set(list(inspect.signature(formula).parameters)[2:])
    defaults = {name: parameter.default for name, parameter in case.row.params.items() if name in named}
    labels, raw = drawn(case)
    outputs = on_scale(case, _scale_of(case), raw)
    for params in parameters_of(case):
        # The formula is that of the defaults in all parameters that it does not name.
        if set(params) <= named:
            expected = formula(_for_formula(case, labels), outputs, **defaults | dict(params))
            found = _differences(case, labels, outputs, params)

            np.testing.assert_allclose(found, expected, rtol=2e-5, atol=1e-6)
