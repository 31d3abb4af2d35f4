"""What CatBoost's metrics and the own objectives of programs for it compute, beside the catalogue's own figure."""

from collections.abc import Mapping
from types import ModuleType

import numpy as np

from actloss.catalogue import Form
from actloss.frameworks.catboost import FRAMEWORK
from actloss.frameworks.entry import Entry, How
from actloss.losses.arrays import FloatArray
from catalogued import loss_of
from metric import Metric, binary, by_steps, of_all, of_steps, poisson_deviance, squared, tweedie_deviance
from needing import needed
from numpy_objectives import Objective, run
from walking import CASES, Case, Params, drawn

catboost: ModuleType = needed("catboost")
utils: ModuleType = needed("catboost.utils")

DEFAULTS: Params = {}
PENALTY = 1e9

METRICS: Mapping[str, Metric] = {
    "mse": squared("RMSE"),
    "l2": of_all("RMSE"),
    "msle": squared("RMSE"),
    "mae": Metric("MAE"),
    "huber": Metric("Huber:delta={}"),
    "log_cosh": Metric("LogCosh"),
    "quantile": Metric("Quantile:alpha={}"),
    "expectile": Metric("Expectile:alpha={}"),
    "mape": Metric("MAPE"),
    "gaussian_nll": Metric(
        "RMSEWithUncertainty", "it less ½ ln 2π", lambda value, _, __: value - 0.5 * float(np.log(2.0 * np.pi))
    ),
    "poisson_nll": Metric("Poisson"),
    "poisson_deviance": poisson_deviance("Poisson"),
    "tweedie_deviance": tweedie_deviance("Tweedie:variance_power={}"),
    "binary_crossentropy": Metric("Logloss"),
    "logistic": Metric("Logloss"),
    "focal": Metric("Focal:focal_alpha=0.5;focal_gamma={}", "twice it", lambda value, _, __: 2.0 * value),
    "categorical_crossentropy": Metric("MultiClass"),
    "sparse_categorical_crossentropy": Metric("MultiClass"),
    "nll": Metric("MultiClass"),
    "softmax_loss": Metric("MultiClass"),
    "kl_divergence": Metric("MultiClass"),
    **of_steps("Logloss"),
}
"""Loss → CatBoost's loss function, which is its metric too."""

OTHER = ("mape",)
"""Losses of CatBoost's that are others on these labels, as their entries say."""

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


WITH_VALUE = tuple(case for case in CASES if is_own(case) or case.row.name in METRICS)
NATIVE = tuple(case for case in WITH_VALUE if not is_own(case) and case.form not in {Form.RANKS, Form.PAIRS})
"""With a loss function of CatBoost's; ranks are several models, and of pairs no start is taken."""


def value(case: Case, params: Params = DEFAULTS) -> float:
    """Return what CatBoost's metric or the own objective makes of a case's labels and raw scores."""
    labels, raw = inputs(case)
    if is_own(case):
        indices = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
        return float(own(case)(labels.astype(int) if indices else labels, raw, **params)[0].mean())
    return METRICS[case.row.name].converted(measured(case, params), labels, params)


def measured(case: Case, params: Params = DEFAULTS) -> float:
    """Return the value of CatBoost's metric for a loss as it is."""
    labels, raw = inputs(case)
    if case.form is Form.RANKS:
        return by_steps(case, labels, raw, lambda above, scores: measured(binary(above, scores), params))
    # The second score is the logarithm of the deviation, here that of the variance.
    scores = raw * [1.0, 0.5] if case.form is Form.PAIRS else raw
    return float(utils.eval_metric(given(case, labels), scores, function_of(case, params))[0])


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
    return (np.round(labels) if case.row.name in {"binary_crossentropy", "focal"} else labels), raw


def own(case: Case) -> Objective:
    """Return the own objective of a case."""
    return run(case.row, case.row.kinds[0] if case.own else "multiclass")


def gradients(case: Case, rows: int, params: Params) -> tuple[FloatArray, FloatArray]:
    """Return the gradient that each row's leaf holds, and the leaf of each row.

    Under a large penalty a leaf shows the sum of its rows' gradients alone.
    """
    labels, raw = (values[:rows] for values in inputs(case))
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
    return METRICS[case.row.name].name.format(params.get(name, default))
