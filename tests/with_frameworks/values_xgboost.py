"""What XGBoost's metrics and the own objectives of programs for it compute, beside the catalogue's own figure."""

import json
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import numpy as np
from scipy.special import gammaln

from actloss.catalogue import Form
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.xgboost import FRAMEWORK
from actloss.losses.arrays import FloatArray
from catalogued import loss_of, slopes_of
from metric import Metric, of_all, poisson_deviance, squared, tweedie_deviance
from needing import needed
from numpy_objectives import Objective, run
from walking import CASES, CLASS_FORMS, CLASSES, Case, Params, drawn

xgb: ModuleType = needed("xgboost")

DEFAULTS: Params = {}
FEW = 8
"""Rows whose gradients are looked at."""
SIGNED = ("hinge", "logistic")
"""Losses of -1 and +1 whose objectives take 0 and 1."""


def _nll_of_poisson(value: float, labels: FloatArray, _: Params) -> float:
    return float(value - gammaln(labels + 1.0).mean())


def _deviance_of_poisson(value: float, labels: FloatArray, params: Params) -> float:
    nll = _nll_of_poisson(value, labels, params)
    return poisson_deviance("poisson-nloglik").converted(nll, labels, params)


METRICS: Mapping[str, Metric] = {
    "mse": squared("rmse"),
    "l2": of_all("rmse"),
    "msle": squared("rmse"),
    "mae": Metric("mae"),
    "pseudo_huber": Metric("mphe"),
    "quantile": Metric("quantile"),
    "poisson_nll": Metric("poisson-nloglik", "it less ln y!", _nll_of_poisson),
    "poisson_deviance": Metric("poisson-nloglik", "twice (it - ln y! + y ln y - y)", _deviance_of_poisson),
    "gamma_nll": Metric("gamma-nloglik"),
    "gamma_deviance": Metric("gamma-deviance"),
    "tweedie_deviance": tweedie_deviance("tweedie-nloglik@{power}"),
    "binary_crossentropy": Metric("logloss"),
    "categorical_crossentropy": Metric("mlogloss"),
    "sparse_categorical_crossentropy": Metric("mlogloss"),
    "nll": Metric("mlogloss"),
    "softmax_loss": Metric("mlogloss"),
}
"""Loss → XGBoost's metric."""

TOLD: Mapping[str, tuple[str, str, float]] = {
    "quantile": ("quantile", "quantile_alpha", 0.5),
    "tweedie_deviance": ("power", "tweedie_variance_power", 1.5),
    "pseudo_huber": ("delta", "huber_slope", 1.0),
}
"""Loss → its parameter, XGBoost's name for it, and the catalogue's default."""


def entry_of(case: Case) -> Entry:
    """Return what XGBoost has for a case."""
    return FRAMEWORK.losses[case.row.name]


def is_own(case: Case) -> bool:
    """Return whether programs bring an objective for a case."""
    return entry_of(case).how is How.OWN


WITH_VALUE = tuple(case for case in CASES if is_own(case) or case.row.name in METRICS)
NATIVE = tuple(case for case in CASES if entry_of(case).how is How.NAMED)


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what XGBoost's metric or the own objective makes of a case's labels and raw scores."""
    labels, raw = inputs(case)
    if is_own(case):
        indices = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
        return float(own(case)(labels.astype(int) if indices else labels, raw, **params)[0].mean())
    return METRICS[case.row.name].converted(measured(case, params), labels, params)


def measured(case: Case, params: Params = DEFAULTS) -> float:
    """Return the value of XGBoost's metric for a loss as it is."""
    return metric(case, METRICS[case.row.name].name.format(power=params.get("power", 1.5)), params)


def ours(case: Case, params: Params = DEFAULTS) -> float:
    """Return the catalogue's loss of the same labels and scores."""
    return loss_of(case, entry_of(case).takes, *inputs(case), params)


def inputs(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw scores; labels are certain where XGBoost's objective takes indices of classes."""
    labels, raw = drawn(case)
    if not is_own(case) and case.form is Form.ROWS and case.given is None:
        return np.eye(labels.shape[1])[labels.argmax(axis=1)], raw
    return labels, raw


def own(case: Case) -> Objective:
    """Return the own objective of a case."""
    return run(case.row, case.row.kinds[0] if case.own else "multiclass")


def metric(case: Case, name: str, params: Params) -> float:
    """Return a metric of raw scores, which are the margins that a model without trees starts at."""
    labels, raw = inputs(case)
    data = data_of(case, labels, raw)
    model = xgb.Booster({**settings(case, params), "eval_metric": name}, [data])
    return float(model.eval(data).rsplit(":", 1)[1])


def gradients_of(case: Case) -> tuple[FloatArray, FloatArray]:
    """Return the gradients of a few rows as XGBoost's objective has them, and the catalogue's times the factor."""
    theirs = [gradient(case, at) for at in range(FEW)]
    return np.array(theirs), entry_of(case).factor * np.array([differences(case, at) for at in range(FEW)])


def differences(case: Case, at: int, params: Params = DEFAULTS) -> FloatArray:
    """Return the derivative of the catalogue's loss by each raw score of a row."""
    labels, raw = (values[at : at + 1] for values in inputs(case))
    slopes: FloatArray = slopes_of(case, entry_of(case).takes, labels, raw, params)[0]
    return slopes


def gradient(case: Case, at: int, params: Params = DEFAULTS) -> FloatArray:
    """Return the gradient by the raw scores of one row, as XGBoost's own objective has it.

    A tree without a split holds minus the gradient over hessian and penalty, so that under a large penalty it shows the
    gradient alone.
    """
    labels, raw = inputs(case)
    data = data_of(case, labels[at : at + 1], raw[at : at + 1])
    grown = xgb.train(
        {**settings(case, params), "lambda": _PENALTY, "eta": 1.0, "min_child_weight": 0.0, "max_delta_step": 0.0},
        data,
        num_boost_round=1,
    )
    leaves = [json.loads(tree)["leaf"] for tree in grown.get_dump(dump_format="json")]
    return -_PENALTY * np.array(leaves)


_PENALTY = 1e8


def data_of(case: Case, labels: FloatArray, raw: FloatArray) -> Any:  # noqa: ANN401 - XGBoost has no types here
    """Return rows without features, labels as the case's objective takes them, raw scores as their margins."""
    if case.row.name in SIGNED:
        labels = (labels + 1.0) / 2.0
    if case.row.name == "msle":
        labels = np.log1p(labels)
    if labels.ndim > 1:
        labels = labels.argmax(axis=1)
    return xgb.DMatrix(np.zeros((len(labels), 1)), labels, base_margin=raw)


def settings(case: Case, params: Params) -> dict[str, object]:
    """Return the parameters of XGBoost for a case's objective."""
    found: dict[str, object] = {"objective": entry_of(case).name.split("'")[1], "base_score": 0.5}
    if case.form in CLASS_FORMS:
        found["num_class"] = CLASSES
    if case.row.name in TOLD:
        name, theirs, default = TOLD[case.row.name]
        found[theirs] = params.get(name, default)
    return found
