"""Each loss written down plainly a second time: labels and predictions to the loss of each row.

Predictions are values, log-odds, or scores before a softmax; labels of classes are rows.
"""

from collections.abc import Callable, Mapping

import numpy as np
from scipy import special, stats

from actloss.losses.arrays import FloatArray

Formula = Callable[[FloatArray, FloatArray], FloatArray]


def sigmoid(z: FloatArray) -> FloatArray:
    """Return the probability of log-odds."""
    return np.asarray(special.expit(z))


def softmax(z: FloatArray) -> FloatArray:
    """Return the distribution of each row of scores."""
    return np.asarray(special.softmax(z, axis=1))


def softplus(z: FloatArray) -> FloatArray:
    """Return ``log(1 + e^z)``."""
    return np.logaddexp(0.0, z)


def one_hot(classes: FloatArray, width: int) -> FloatArray:
    """Return class indices as one row each."""
    return np.asarray(np.eye(width)[classes.astype(int)])


def _cut(d: FloatArray, edge: float, inside: FloatArray, outside: FloatArray) -> FloatArray:
    return np.where(np.abs(d) <= edge, inside, outside)


QUANTITY: Mapping[str, Formula] = {
    "mse": lambda y, p: (y - p) ** 2,
    "l2": lambda y, p: (y - p) ** 2,
    "msle": lambda y, p: (np.log1p(y) - np.log1p(p)) ** 2,
    "mae": lambda y, p: np.abs(y - p),
    "smooth_l1": lambda y, p: np.asarray(special.huber(1.0, p - y)),
    "huber": lambda y, p: np.asarray(special.huber(1.0, p - y)),
    "pseudo_huber": lambda y, p: np.asarray(special.pseudo_huber(1.0, p - y)),
    "log_cosh": lambda y, p: np.log(np.cosh(p - y)),
    "quantile": lambda y, p: 0.5 * np.abs(y - p),
    "expectile": lambda y, p: 0.5 * (y - p) ** 2,
    "epsilon_insensitive": lambda y, p: np.maximum(0.0, np.abs(y - p) - 0.1),
    "squared_epsilon_insensitive": lambda y, p: np.maximum(0.0, np.abs(y - p) - 0.1) ** 2,
    "cauchy": lambda y, p: 0.5 * 2.3849**2 * np.log(1.0 + ((p - y) / 2.3849) ** 2),
    "welsch": lambda y, p: 0.5 * 2.9846**2 * (1.0 - np.exp(-(((p - y) / 2.9846) ** 2))),
    "tukey_biweight": lambda y, p: _cut(
        p - y, 4.685, 4.685**2 / 6 * (1 - (1 - ((p - y) / 4.685) ** 2) ** 3), np.full_like(y, 4.685**2 / 6)
    ),
    "mape": lambda y, p: np.abs((y - p) / y),
    "smape": lambda y, p: 2 * np.abs(y - p) / (np.abs(y) + np.abs(p)),
    "poisson_nll": lambda y, p: p - y * np.log(p),
    "poisson_deviance": lambda y, p: 2 * (special.xlogy(y, y / p) - y + p),
    "gamma_nll": lambda y, p: np.log(p) + y / p,
    "gamma_deviance": lambda y, p: 2 * (np.log(p / y) + y / p - 1),
    # Power 1.5.
    "tweedie_deviance": lambda y, p: 4 * (np.sqrt(y) - np.sqrt(p)) ** 2 / np.sqrt(p),
}
COUNTED: Mapping[str, Formula] = {
    "neg_binomial_nll": lambda y, p: -stats.nbinom.logpmf(y, 1, 1 / (1 + p)),
    **{name: QUANTITY[name] for name in ("mse", "poisson_nll", "poisson_deviance", "tweedie_deviance")},
}
SPREAD: Mapping[str, Formula] = {
    "gaussian_nll": lambda y, p: -stats.norm.logpdf(y, p[:, 0], np.sqrt(p[:, 1])) - 0.5 * np.log(2 * np.pi),
    "laplace_nll": lambda y, p: -stats.laplace.logpdf(y, p[:, 0], np.sqrt(0.5 * p[:, 1])),
}
ZEROS: Mapping[str, Formula] = {
    "zip_nll": lambda y, p: -np.log(p[:, 0] * (y == 0) + (1 - p[:, 0]) * stats.poisson.pmf(y, p[:, 1]))
}
SHARES: Mapping[str, Formula] = {
    "binary_crossentropy": lambda y, z: y * softplus(-z) + (1 - y) * softplus(z),
    "focal": lambda y, z: y * sigmoid(-z) ** 2 * softplus(-z) + (1 - y) * sigmoid(z) ** 2 * softplus(z),
    "brier": lambda y, z: (y - sigmoid(z)) ** 2,
}
MARGINS: Mapping[str, Formula] = {
    "hinge": lambda y, s: np.maximum(0, 1 - (2 * y - 1) * s),
    "squared_hinge": lambda y, s: np.maximum(0, 1 - (2 * y - 1) * s) ** 2,
    "exponential": lambda y, s: np.exp((1 - 2 * y) * s),
    "logistic": lambda y, s: softplus((1 - 2 * y) * s),
    "modified_huber": lambda y, s: np.where(
        (2 * y - 1) * s >= -1, np.maximum(0, 1 - (2 * y - 1) * s) ** 2, (4 - 8 * y) * s
    ),
    "perceptron": lambda y, s: np.maximum(0, (1 - 2 * y) * s),
}


def _step_costs(y: FloatArray, z: FloatArray) -> FloatArray:
    above = y[:, np.newaxis] > np.arange(z.shape[1])
    return np.where(above, softplus(-z), softplus(z))


def asked(y: FloatArray, z: FloatArray) -> FloatArray:
    """Return which steps a row is asked about, 1 or 0."""
    return (y[:, np.newaxis] >= np.arange(z.shape[1])).astype(float)


STEPS: Mapping[str, Formula] = {
    "coral": lambda y, z: _step_costs(y, z).sum(axis=1),
    "corn": lambda y, z: (asked(y, z) * _step_costs(y, z)).sum(axis=1) / asked(y, z).sum(axis=1),
}


def _rivals(rows: FloatArray, z: FloatArray) -> FloatArray:
    """Return ``1 + z of each other class - z of the true one``, 0 for the true one."""
    return np.where(rows > 0, 0.0, 1 + z - (rows * z).sum(axis=1, keepdims=True))


def _adjusted(rows: FloatArray, z: FloatArray) -> FloatArray:
    shifted = z + np.log(rows.mean(axis=0))
    return np.asarray(special.logsumexp(shifted, axis=1) - (rows * shifted).sum(axis=1))


def _cross_entropy(rows: FloatArray, z: FloatArray) -> FloatArray:
    return np.asarray(-(rows * np.log(softmax(z))).sum(axis=1))


SOFT: Mapping[str, Formula] = {
    "categorical_crossentropy": _cross_entropy,
    "kl_divergence": lambda rows, z: special.rel_entr(rows, softmax(z)).sum(axis=1),
    "focal": lambda rows, z: -(rows * (1 - softmax(z)) ** 2 * np.log(softmax(z))).sum(axis=1),
    "brier": lambda rows, z: ((rows - softmax(z)) ** 2).sum(axis=1),
    "generalized_crossentropy": lambda rows, z: (rows * (1 - softmax(z) ** 0.7) / 0.7).sum(axis=1),
}
CLASSES: Mapping[str, Formula] = {
    **SOFT,
    "sparse_categorical_crossentropy": _cross_entropy,
    "rps": lambda rows, z: (np.cumsum(softmax(z) - rows, axis=1) ** 2).sum(axis=1),
}
SCORES: Mapping[str, Formula] = {
    "softmax_loss": lambda rows, z: special.logsumexp(z, axis=1) - (rows * z).sum(axis=1),
    "crammer_singer": lambda rows, z: np.maximum(0, _rivals(rows, z)).max(axis=1),
    "weston_watkins": lambda rows, z: np.maximum(0, _rivals(rows, z)).sum(axis=1),
    "logit_adjusted_crossentropy": _adjusted,
}


def _decided(y: FloatArray, z: FloatArray) -> FloatArray:
    return np.asarray(np.mean((z > 0) == (y > 0), axis=1))


def _wrong(y: FloatArray, z: FloatArray) -> FloatArray:
    return np.asarray((y * sigmoid(-z) + (1 - y) * sigmoid(z)).sum(axis=1))


def _asymmetric(y: FloatArray, z: FloatArray) -> FloatArray:
    p = sigmoid(z)
    q = np.maximum(0, p - 0.05)
    return np.asarray(-(y * (1 - p) * np.log(p) + (1 - y) * q**4 * np.log(1 - q)).mean(axis=1))


def _sizes(y: FloatArray, z: FloatArray) -> FloatArray:
    return np.asarray((y + sigmoid(z)).sum(axis=1))


def _overlap(y: FloatArray, z: FloatArray) -> FloatArray:
    return _wrong(y, z) / _sizes(y, z)


def of_labels(formula: Formula) -> Formula:
    """Return the mean over the labels or outputs of each row."""
    return lambda y, z: formula(y, z).mean(axis=1)


DECISIONS: Mapping[str, Formula] = {"hamming": lambda y, z: 1 - _decided(y, z), "per_label_accuracy": _decided}
LABELS: Mapping[str, Formula] = {
    **{name: of_labels(formula) for name, formula in SHARES.items()},
    **DECISIONS,
    "asymmetric": _asymmetric,
    "dice": _overlap,
    "tversky": _overlap,
}
OVERLAP_MASSES = {"dice": _sizes, "tversky": _sizes}
