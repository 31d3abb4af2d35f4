"""What LightGBM's metrics and the own objectives of programs for it compute, beside the catalogue's own figure."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import numpy as np

from actloss.catalogue import Form, Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.lightgbm import FRAMEWORK
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from metric import Metric, binary, by_steps, of_steps, poisson_deviance, tweedie_deviance
from needing import needed
from numpy_objectives import Objective, run
from walking import CASES, CLASS_FORMS, CLASSES, Case, Params, drawn

lgb: ModuleType = needed("lightgbm")

DEFAULTS: Params = {}
ALONE = 1e-30
"""A rate of learning under which trees leave scores as they are."""
PENALTY = 1e9

METRICS: Mapping[str, Metric] = {
    "mse": Metric("l2"),
    "l2": Metric("l2", "it times the number of rows", lambda value, labels, _: value * len(labels)),
    "msle": Metric("l2"),
    "mae": Metric("l1"),
    "huber": Metric("huber"),
    "quantile": Metric("quantile"),
    "mape": Metric("mape"),
    "poisson_nll": Metric("poisson"),
    "poisson_deviance": poisson_deviance("poisson"),
    "gamma_nll": Metric("gamma"),
    "gamma_deviance": Metric(
        "gamma_deviance", "it divided by the number of rows", lambda value, labels, _: value / len(labels)
    ),
    "tweedie_deviance": tweedie_deviance("tweedie"),
    "binary_crossentropy": Metric("binary_logloss"),
    "logistic": Metric("binary_logloss"),
    "categorical_crossentropy": Metric("multi_logloss"),
    "sparse_categorical_crossentropy": Metric("multi_logloss"),
    "nll": Metric("multi_logloss"),
    "softmax_loss": Metric("multi_logloss"),
    "kl_divergence": Metric("multi_logloss"),
    **of_steps("binary_logloss"),
}
"""Loss → LightGBM's metric."""

OTHER = ("mape",)
"""Losses of LightGBM's that are others on these labels, as their entries say."""

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


WITH_VALUE = tuple(case for case in CASES if is_own(case) or case.row.name in METRICS)
NATIVE = tuple(case for case in WITH_VALUE if not is_own(case) and case.form is not Form.RANKS)
"""With an objective of LightGBM's; ranks are several models."""


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what LightGBM's metric or the own objective makes of a case's labels and raw scores."""
    labels, raw = inputs(case)
    if is_own(case):
        indices = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
        return float(own(case)(labels.astype(int) if indices else labels, raw, **params)[0].mean())
    return METRICS[case.row.name].converted(measured(case, params), labels, params)


def measured(case: Case, params: Params = DEFAULTS) -> float:
    """Return the value of LightGBM's metric for a loss as it is."""
    name = METRICS[case.row.name].name
    if case.form is Form.RANKS:
        labels, raw = inputs(case)
        return by_steps(case, labels, raw, lambda above, scores: metric(binary(above, scores), name, params))
    return metric(case, name, params)


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's loss of the same labels and scores."""
    return loss_of(case, entry_of(case).takes, *inputs(case), params)


def inputs(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw scores; labels are certain where the library's objective takes classes."""
    labels, raw = drawn(case)
    if is_own(case) or case.given is not None:
        return labels, raw
    if case.form is Form.ROWS:
        return np.eye(labels.shape[1])[np.arange(len(labels)) % labels.shape[1]], raw
    return (np.round(labels) if case.row.name == "binary_crossentropy" else labels), raw


def own(case: Case) -> Objective:
    """Return the own objective of a case."""
    return run(case.row, case.row.kinds[0] if case.own else "multiclass")


def metric(case: Case, name: str, params: Params) -> float:
    """Return a metric of raw scores, which a model starts at and stays at."""
    labels, raw = inputs(case)
    data = data_of(case, labels, raw)
    seen: dict[str, dict[str, list[float]]] = {}
    told = {**settings(case, params), "metric": name, "learning_rate": ALONE}
    lgb.train(told, data, 1, valid_sets=[data], callbacks=[lgb.record_evaluation(seen)])
    return seen["training"][name][0]


def few(case: Case, rows: int) -> tuple[FloatArray, FloatArray]:
    """Return some labels, and scores on both sides of them: gradients of one sign would not be parted by a split."""
    labels, raw = (values[:rows] for values in inputs(case))
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
