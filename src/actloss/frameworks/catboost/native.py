"""Which loss function of CatBoost trains a problem, and with which parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from actloss.frameworks.boosting.constants import parameters
from actloss.frameworks.boosting.labelled import several_weights
from actloss.frameworks.boosting.native import BITS, STEPS
from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.scores import CROSS_ENTROPIES

_REGRESSOR, _CLASSIFIER = "CatBoostRegressor", "CatBoostClassifier"

_VALUES: Mapping[str, tuple[str, bool]] = {
    "mse": ('"RMSE"', True),
    "l2": ('"RMSE"', True),
    "msle": ('"RMSE"', True),
    "mae": ('"MAE"', True),
    "huber": ('f"Huber:delta={DELTA}"', False),
    "log_cosh": ('"LogCosh"', False),
    "quantile": ('f"Quantile:alpha={QUANTILE}"', True),
    "expectile": ('f"Expectile:alpha={QUANTILE}"', False),
    "mape": ('"MAPE"', True),
    "gaussian_nll": ('"RMSEWithUncertainty"', True),
    "poisson_nll": ('"Poisson"', False),
    "poisson_deviance": ('"Poisson"', False),
    "tweedie_deviance": ('f"Tweedie:variance_power={POWER}"', False),
}
"""Loss → loss function, and whether CatBoost starts at its best constant prediction by itself."""
_TOLD = {
    "huber": ("delta",),
    "quantile": ("quantile",),
    "expectile": ("quantile",),
    "tweedie_deviance": ("power",),
    "focal": ("gamma",),
}
_SEVERAL_OUTPUTS = ("mse", "l2", "msle")
_START = ("boost_from_average=True",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """An estimator with a loss function of CatBoost's own."""

    estimator: str
    function: str
    """As source, quoted."""
    arguments: tuple[str, ...] = ()
    starts: bool = True
    """Whether CatBoost starts at the best constant prediction of this loss by itself."""
    soft: bool = False
    """Whether labels between 0 and 1, or shares of several classes, are trained on."""
    joint: bool = False
    """Whether one model has several columns of labels."""


def native(problem: Problem) -> Native | None:
    """Return the loss function that trains a problem; None where it takes one of the user's own."""
    name, shape = problem.loss.name, shape_of(problem)
    if name in BITS:
        return _bits(problem)
    if name in STEPS:
        return Native(estimator=_CLASSIFIER, function='"Logloss"', arguments=_START)
    if name in CROSS_ENTROPIES:
        return _classes(problem)
    if name == "focal" and shape is not Shape.CLASSES:
        return _focal(problem)
    if name in _SEVERAL_OUTPUTS and shape is Shape.COLUMNS and not problem.labels.gaps:
        return Native(estimator=_REGRESSOR, function='"MultiRMSE"', joint=True)
    if name not in _VALUES:
        return None
    function, starts = _VALUES[name]
    return Native(estimator=_REGRESSOR, function=function, starts=starts)


def constants(problem: Problem) -> Mapping[str, float | tuple[float, ...]]:
    """Return the parameters that have a constant in the program."""
    return parameters(problem, *_TOLD.get(problem.loss.name, ()))


def _bits(problem: Problem) -> Native:
    shares = problem.kind == "regression" or problem.labels.cells is Cells.SHARES
    if shares or "label_smoothing" in problem.params:
        return Native(estimator=_CLASSIFIER, function='"CrossEntropy"', arguments=_START, soft=True)
    weight = "weight" if several_weights(problem) else "POS_WEIGHT"
    weights = (f"scale_pos_weight={weight}",) if "pos_weight" in problem.params else ()
    return Native(estimator=_CLASSIFIER, function='"Logloss"', arguments=(*weights, *_START))


def _classes(problem: Problem) -> Native:
    soft = "label_smoothing" in problem.params or problem.labels.cells is Cells.SHARES
    weights = ("class_weights=list(CLASS_WEIGHT)",) if "class_weight" in problem.params else ()
    return Native(estimator=_CLASSIFIER, function='"MultiClass"', arguments=weights, starts=False, soft=soft)


def _focal(problem: Problem) -> Native | None:
    alpha = problem.params.get("alpha")
    # One number for all labels, and an exponent above 0, are all that it takes.
    if isinstance(alpha, tuple) or problem.params.get("gamma") == 0.0:
        return None
    # Without alpha both classes weigh the same: half of it each, with the same minimum.
    told = "0.5" if alpha is None else "{ALPHA}"
    function = f'f"Focal:focal_alpha={told};focal_gamma={{GAMMA}}"'
    return Native(estimator=_CLASSIFIER, function=function, starts=False)
