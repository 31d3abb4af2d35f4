"""The objectives of ``own/numpy`` as functions, and labels and raw scores to try them on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from actloss.catalogue import LOSSES, Loss, Scale
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.program import Program
from actloss.losses.arrays import FloatArray

Objective = Callable[..., tuple[FloatArray, FloatArray, FloatArray]]

FLAT = frozenset({"hamming", "per_label_accuracy"})
"""Losses without a gradient."""

CASES: tuple[tuple[str, str], ...] = tuple(
    (row.name, kind) for row in LOSSES if row.name not in FLAT for kind in row.kinds
)
"""Every loss with an objective, for every kind of task."""

PARAMS: Mapping[str, Mapping[str, object]] = {
    "smooth_l1": {"beta": 0.5},
    "huber": {"delta": 0.7},
    "pseudo_huber": {"delta": 0.7},
    "quantile": {"quantile": 0.8},
    "expectile": {"quantile": 0.8},
    "epsilon_insensitive": {"epsilon": 0.3},
    "squared_epsilon_insensitive": {"epsilon": 0.3},
    "cauchy": {"c": 1.5},
    "welsch": {"c": 1.5},
    "tukey_biweight": {"c": 2.5},
    "tweedie_deviance": {"power": 1.3},
    "neg_binomial_nll": {"alpha": 0.4},
    "binary_crossentropy": {"pos_weight": 3.0, "label_smoothing": 0.1},
    "focal": {"gamma": 1.5, "alpha": 0.25},
    "categorical_crossentropy": {"class_weight": (1.0, 2.0, 0.5), "label_smoothing": 0.1},
    "sparse_categorical_crossentropy": {"class_weight": (1.0, 2.0, 0.5), "label_smoothing": 0.1},
    "kl_divergence": {"base": 2.0},
    "generalized_crossentropy": {"q": 0.4},
    "logit_adjusted_crossentropy": {"tau": 0.5, "prior": (0.5, 0.3, 0.2)},
    "asymmetric": {"gamma_neg": 2.0, "gamma_pos": 0.5, "margin": 0.1},
    "tversky": {"alpha": 0.3, "beta": 0.6},
}
"""Parameters that are not the defaults."""


@cache
def run(row: Loss, kind: str) -> Objective:
    """Return the function that generated code brings for a loss."""
    names: dict[str, object] = {}
    exec(str(Program((), objective(row, kind))), names)  # noqa: S102 - the source is the package's own
    found = names[function(row, kind)]
    assert callable(found)
    return found


@dataclass(frozen=True, slots=True)
class Sample:
    """Labels and raw scores."""

    y_true: FloatArray
    raw: FloatArray


def sample(row: Loss, kind: str, *, rows: int = 12, seed: int = 5) -> Sample:
    """Return labels that a loss takes and raw scores of a head for it."""
    rng = np.random.default_rng([seed, len(row.name)])
    form = row.variant(kind).form
    width = {"multilabel": 4, "multiclass": 2 if form == "ranks" else 3}.get(kind, 2 if form == "pairs" else 0)
    raw = rng.normal(0.0, 2.0, (rows, width) if width else rows)
    if row.name == "msle":
        raw = np.abs(raw)  # values above -1
    return Sample(_labels(row, kind, rng, rows), raw)


def _labels(row: Loss, kind: str, rng: np.random.Generator, rows: int) -> FloatArray:
    if kind == "multiclass":
        indices = rng.permutation(np.arange(rows) % 3)
        if row.form != "rows":
            return np.asarray(indices)
        return np.asarray(rng.dirichlet(np.ones(3), rows), dtype=np.float64)
    if kind == "multilabel":
        return rng.integers(0, 2, (rows, 4)).astype(np.float64)
    if kind == "binary":
        bits = rng.integers(0, 2, rows).astype(np.float64)
        return 2.0 * bits - 1.0 if Scale.MARGIN in row.scales else bits
    if row.name == "binary_crossentropy":
        return rng.uniform(size=rows)
    if Scale.LOG_RATE in row.scales or row.name in {"zip_nll", "msle"}:
        return np.asarray(rng.poisson(2.0, rows) + float(row.name.startswith("gamma")), dtype=np.float64)
    return rng.normal(0.0, 2.0, rows)


def ours(row: Loss, kind: str, y_true: FloatArray, raw: FloatArray, params: Mapping[str, object]) -> FloatArray:
    """Return the catalogue's loss of each element or row of raw scores."""
    kernels = row.variant(kind).kernels
    for scale, kernel in product((Scale.LOG_RATE, Scale.LOGIT, Scale.MARGIN, Scale.VALUE), [kernels]):
        if scale in kernel:
            return np.asarray(kernel[scale](y_true, _predicted(row, raw), **params), dtype=np.float64)
    logs = raw - np.logaddexp.reduce(raw, axis=1, keepdims=True)
    return np.asarray(kernels[Scale.LOG_PROBABILITY](y_true, logs, **params), dtype=np.float64)


def _predicted(row: Loss, raw: FloatArray) -> FloatArray:
    if row.name in {"gaussian_nll", "laplace_nll"}:
        return np.column_stack([raw[:, 0], np.exp(raw[:, 1])])
    return raw


def masses(row: Loss, y_true: FloatArray, raw: FloatArray, params: Mapping[str, object]) -> FloatArray:
    """Return how much each row counts."""
    assert row.mass is not None
    pred = raw if row.name == "corn" else 1.0 / (1.0 + np.exp(-raw))
    return np.asarray(row.mass(y_true, pred, **params), dtype=np.float64)
