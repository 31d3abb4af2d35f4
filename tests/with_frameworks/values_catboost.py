"""What CatBoost's metrics and the own objectives of programs for it compute, beside the catalogue's own figure."""

from collections.abc import Callable, Mapping
from types import ModuleType

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.catboost import FRAMEWORK
from actloss.frameworks.entry import Entry, How
from actloss.losses.arrays import FloatArray
from needing import needed
from numpy_objectives import Objective, run
from walking import CASES, Case, Params, drawn, on_scale

catboost: ModuleType = needed("catboost")
utils: ModuleType = needed("catboost.utils")

DEFAULTS: Params = {}
PENALTY = 1e9

Converted = Callable[[float, FloatArray, Params], float]
"""A metric's value, labels and parameters to the catalogue's loss."""


def _same(value: float, _: FloatArray, __: Params) -> float:
    return value


def _poisson_deviance(value: float, labels: FloatArray, _: Params) -> float:
    logs = np.log(np.where(labels > 0.0, labels, 1.0))
    return 2.0 * float(value + (labels * logs - labels).mean())


def _tweedie(value: float, labels: FloatArray, params: Params) -> float:
    power = params.get("power", 1.5)
    a, b = 2.0 - power, power - 1.0
    return 2.0 * float(value - (labels**a / (a * b)).mean())


def _squared(value: float, _: FloatArray, __: Params) -> float:
    return value**2


METRICS: Mapping[str, tuple[str, Converted]] = {
    "mse": ("RMSE", _squared),
    "l2": ("RMSE", lambda value, labels, _: value**2 * len(labels)),
    "msle": ("RMSE", _squared),
    "mae": ("MAE", _same),
    "huber": ("Huber:delta={}", _same),
    "log_cosh": ("LogCosh", _same),
    "quantile": ("Quantile:alpha={}", _same),
    "expectile": ("Expectile:alpha={}", _same),
    "poisson_nll": ("Poisson", _same),
    "poisson_deviance": ("Poisson", _poisson_deviance),
    "tweedie_deviance": ("Tweedie:variance_power={}", _tweedie),
    "binary_crossentropy": ("Logloss", _same),
    "logistic": ("Logloss", _same),
    "focal": ("Focal:focal_alpha=0.5;focal_gamma={}", lambda value, _, __: 2.0 * value),
    "categorical_crossentropy": ("MultiClass", _same),
    "sparse_categorical_crossentropy": ("MultiClass", _same),
    "nll": ("MultiClass", _same),
    "softmax_loss": ("MultiClass", _same),
    "kl_divergence": ("MultiClass", _same),
}
"""Loss → CatBoost's loss function, which is its metric too, and what makes the catalogue's loss of it."""

TOLD: Mapping[str, tuple[str, float]] = {
    "huber": ("delta", 1.0),
    "quantile": ("quantile", 0.5),
    "expectile": ("quantile", 0.5),
    "tweedie_deviance": ("power", 1.5),
    "focal": ("gamma", 2.0),
}
"""Loss → the parameter that the loss function is told, and the catalogue's default."""


def entry_of(case: Case) -> Entry:
    """Return what CatBoost has for a case."""
    return FRAMEWORK.losses[case.row.name]


def is_own(case: Case) -> bool:
    """Return whether programs bring an objective for a case."""
    # Of several exclusive classes CatBoost has no focal loss.
    return entry_of(case).how is How.OWN or (case.row.name == "focal" and not case.own)


NATIVE = tuple(case for case in CASES if case.row.name in METRICS and not is_own(case))
"""With a loss function of CatBoost's; mape is another loss, ranks are several models, pairs take no start."""
WITH_VALUE = tuple(case for case in CASES if is_own(case) or case.row.name in METRICS)


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what CatBoost's metric or the own objective makes of a case's labels and raw scores."""
    labels, raw = labels_and_raw(case)
    if is_own(case):
        indices = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
        return float(own(case)(labels.astype(int) if indices else labels, raw, **params)[0].mean())
    converted = METRICS[case.row.name][1]
    return converted(utils.eval_metric(given(case, labels), raw, function_of(case, params))[0], labels, params)


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's loss of the same labels and scores."""
    labels, raw = labels_and_raw(case)
    losses = losses_of(case, labels, raw, params)
    if case.row.mass is not None:
        shares = on_scale(case, Scale.PROBABILITY, raw) if case.form is Form.SETS else raw
        masses = case.row.mass(labels, shares, **params)
        return float((masses * losses).sum() / masses.sum())
    return float(losses.sum() if case.row.reduction == "sum" else losses.mean())


def losses_of(case: Case, labels: FloatArray, raw: FloatArray, params: Params) -> FloatArray:
    """Return the catalogue's losses of raw scores."""
    takes = entry_of(case).takes
    scale = takes if takes in case.variant.kernels else case.scale
    assert scale is not None
    return case.variant.kernels[scale](labels, on_scale(case, scale, raw), **params)


def labels_and_raw(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw scores; labels are certain where the library's objective takes classes."""
    labels, raw = drawn(case)
    if is_own(case):
        return labels, raw
    if case.form is Form.ROWS:
        return np.eye(labels.shape[1])[np.arange(len(labels)) % labels.shape[1]], raw
    return (np.round(labels) if case.row.name in {"binary_crossentropy", "focal"} else labels), raw


def own(case: Case) -> Objective:
    """Return the own objective of a case."""
    return run(case.row, case.row.kinds[0] if case.own else "multiclass")


def gradients(case: Case, rows: int, params: Params) -> tuple[FloatArray, FloatArray]:
    """Return the gradient that each row's leaf holds, and the leaf of each row.

    Under a large penalty a leaf shows the sum of its rows' gradients alone.
    """
    labels, raw = (values[:rows] for values in labels_and_raw(case))
    x = (np.arange(rows)[:, np.newaxis] >> np.arange(3)) % 2.0
    model = catboost.CatBoost(
        {
            "loss_function": function_of(case, params),
            "leaf_estimation_method": "Gradient",
            "leaf_estimation_iterations": 1,
            "l2_leaf_reg": PENALTY,
            "learning_rate": 1.0,
            "iterations": 1,
            "depth": 3,
            "random_strength": 0.0,
            "bootstrap_type": "No",
            "boost_from_average": False,
            "allow_writing_files": False,
            "verbose": False,
        }
    )
    model.fit(catboost.Pool(x, given(case, labels), baseline=raw))
    held = -PENALTY * np.asarray(model.predict(x)).reshape(rows, -1)
    return held, np.asarray(model.calc_leaf_indexes(x))


def given(case: Case, labels: FloatArray) -> FloatArray:
    """Return labels as the case's loss function takes them."""
    if case.row.name == "logistic":
        return (labels + 1.0) / 2.0
    if case.row.name == "msle":
        return np.log1p(labels)
    return np.asarray(labels.argmax(axis=1)) if labels.ndim > 1 else labels


def function_of(case: Case, params: Params) -> str:
    """Return the loss function of a case with its parameter."""
    name, default = TOLD.get(case.row.name, ("", 0.0))
    return METRICS[case.row.name][0].format(params.get(name, default))
