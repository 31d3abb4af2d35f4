"""What LightGBM's metrics and the own objectives of programs for it compute, beside the catalogue's own figure."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.lightgbm import FRAMEWORK
from actloss.losses.arrays import FloatArray
from needing import needed
from numpy_objectives import Objective, run
from walking import CASES, CLASS_FORMS, CLASSES, Case, Params, drawn, on_scale

lgb: ModuleType = needed("lightgbm")

DEFAULTS: Params = {}
ALONE = 1e-30
"""A rate of learning under which trees leave scores as they are."""
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


METRICS: Mapping[str, tuple[str, Converted]] = {
    "mse": ("l2", _same),
    "l2": ("l2", lambda value, labels, _: value * len(labels)),
    "msle": ("l2", _same),
    "mae": ("l1", _same),
    "huber": ("huber", _same),
    "quantile": ("quantile", _same),
    "poisson_nll": ("poisson", _same),
    "poisson_deviance": ("poisson", _poisson_deviance),
    "gamma_nll": ("gamma", _same),
    "gamma_deviance": ("gamma_deviance", lambda value, labels, _: value / len(labels)),
    "tweedie_deviance": ("tweedie", _tweedie),
    "binary_crossentropy": ("binary_logloss", _same),
    "logistic": ("binary_logloss", _same),
    "categorical_crossentropy": ("multi_logloss", _same),
    "sparse_categorical_crossentropy": ("multi_logloss", _same),
    "nll": ("multi_logloss", _same),
    "softmax_loss": ("multi_logloss", _same),
    "kl_divergence": ("multi_logloss", _same),
}
"""Loss → LightGBM's metric, and what makes the catalogue's loss of it."""

TOLD: Mapping[str, tuple[str, str, float]] = {
    "huber": ("delta", "alpha", 1.0),
    "quantile": ("quantile", "alpha", 0.5),
    "tweedie_deviance": ("power", "tweedie_variance_power", 1.5),
}
"""Loss → its parameter, LightGBM's name for it, and the catalogue's default."""


def entry_of(case: Case) -> Entry:
    """Return what LightGBM has for a case."""
    return FRAMEWORK.losses[case.row.name]


def is_own(case: Case) -> bool:
    """Return whether programs bring an objective for a case."""
    return entry_of(case).how is How.OWN


NATIVE = tuple(case for case in CASES if case.row.name in METRICS)
"""With an objective of LightGBM's; mape is another loss, and ranks are several models."""
WITH_VALUE = tuple(case for case in CASES if is_own(case) or case.row.name in METRICS)


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what LightGBM's metric or the own objective makes of a case's labels and raw scores."""
    labels, raw = labels_and_raw(case)
    if is_own(case):
        indices = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
        return float(own(case)(labels.astype(int) if indices else labels, raw, **params)[0].mean())
    name, converted = METRICS[case.row.name]
    return converted(metric(case, name, params), labels, params)


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
    return (np.round(labels) if case.row.name == "binary_crossentropy" else labels), raw


def own(case: Case) -> Objective:
    """Return the own objective of a case."""
    return run(case.row, case.row.kinds[0] if case.own else "multiclass")


def metric(case: Case, name: str, params: Params) -> float:
    """Return a metric of raw scores, which a model starts at and stays at."""
    labels, raw = labels_and_raw(case)
    data = data_of(case, labels, raw)
    seen: dict[str, dict[str, list[float]]] = {}
    told = {**settings(case, params), "metric": name, "learning_rate": ALONE}
    lgb.train(told, data, 1, valid_sets=[data], callbacks=[lgb.record_evaluation(seen)])
    return seen["training"][name][0]


def few(case: Case, rows: int) -> tuple[FloatArray, FloatArray]:
    """Return some labels, and scores on both sides of them: gradients of one sign would not be parted by a split."""
    labels, raw = (values[:rows] for values in labels_and_raw(case))
    return labels, np.log(labels + 0.5) + 0.25 * raw if entry_of(case).takes is Scale.LOG_RATE else raw


def gradients(case: Case, rows: int, params: Params) -> tuple[FloatArray, FloatArray]:
    """Return minus the gradient that each row's leaf holds, and the leaf of each row, by score.

    Under a large penalty a leaf shows the sum of its rows' gradients alone.
    """
    labels, raw = few(case, rows)
    told = {"lambda_l2": PENALTY, "learning_rate": 1.0, "min_sum_hessian_in_leaf": 0.0, "num_leaves": rows}
    x = np.arange(float(rows))[:, np.newaxis]
    model = lgb.train({**settings(case, params), **told}, data_of(case, labels, raw, x), 1)
    shape = (rows, -1)
    held = -PENALTY * np.asarray(model.predict(x, raw_score=True)).reshape(shape)
    return held, np.asarray(model.predict(x, pred_leaf=True)).reshape(shape)


def data_of(case: Case, labels: FloatArray, raw: FloatArray, x: FloatArray | None = None) -> Any:  # noqa: ANN401 - LightGBM has no types here
    """Return rows, labels as the case's objective takes them, raw scores where the model starts."""
    if case.row.name == "logistic":
        labels = (labels + 1.0) / 2.0
    if case.row.name == "msle":
        labels = np.log1p(labels)
    if labels.ndim > 1:
        labels = labels.argmax(axis=1)
    rows = np.zeros((len(labels), 1)) if x is None else x
    return lgb.Dataset(rows, labels, init_score=raw, params={"min_data_in_bin": 1, "min_data_in_leaf": 1})


def settings(case: Case, params: Params) -> dict[str, object]:
    """Return the parameters of LightGBM for a case's objective."""
    objective = entry_of(case).name.split('"')[1]
    found: dict[str, object] = {"objective": objective, "verbosity": -1, "min_data_in_leaf": 1, "min_data_in_bin": 1}
    if case.form in CLASS_FORMS:
        found["num_class"] = CLASSES
    if case.row.name in TOLD:
        name, theirs, default = TOLD[case.row.name]
        found[theirs] = params.get(name, default)
    return found
