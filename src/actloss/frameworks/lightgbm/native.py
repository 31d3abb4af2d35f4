"""Which objective of LightGBM trains a problem, and with which parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from actloss.frameworks.boosting.constants import parameters
from actloss.frameworks.boosting.labelled import several_weights
from actloss.frameworks.boosting.native import BITS, STEPS
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.scores import CROSS_ENTROPIES, has_no_logarithm

_REGRESSOR, _CLASSIFIER = "LGBMRegressor", "LGBMClassifier"

_VALUES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "mse": ("regression", ()),
    "l2": ("regression", ()),
    "msle": ("regression", ()),
    "mae": ("regression_l1", ()),
    "huber": ("huber", ("alpha=DELTA",)),
    "quantile": ("quantile", ("alpha=QUANTILE",)),
    "mape": ("mape", ()),
    "poisson_nll": ("poisson", ()),
    "poisson_deviance": ("poisson", ()),
    "gamma_nll": ("gamma", ()),
    "gamma_deviance": ("gamma", ()),
    "tweedie_deviance": ("tweedie", ("tweedie_variance_power=POWER",)),
}
_TOLD = {"huber": ("delta",), "quantile": ("quantile",), "tweedie_deviance": ("power",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """An estimator with an objective of LightGBM's own."""

    estimator: str
    objective: str
    arguments: tuple[str, ...] = ()
    """Parameters of the objective, as ``name=CONSTANT``."""
    starts: bool = True
    """Whether LightGBM starts at the best constant prediction of this loss by itself."""
    soft: bool = False
    """Whether labels between 0 and 1, or shares of several classes, are trained on."""


def native(problem: Problem) -> Native | None:
    """Return the objective that trains a problem; None where it takes one of the user's own."""
    name, params = problem.loss.name, problem.params
    if name in BITS:
        return _bits(problem)
    if name in STEPS:
        return Native(estimator=_CLASSIFIER, objective="binary")
    if name in CROSS_ENTROPIES:
        soft = "label_smoothing" in params or problem.labels.cells is Cells.SHARES
        weights = ("class_weight=dict(enumerate(CLASS_WEIGHT))",) if "class_weight" in params else ()
        # Of two classes LightGBM would take one score.
        two = ("num_class=2",) if problem.units == 2 else ()
        return Native(estimator=_CLASSIFIER, objective="multiclass", arguments=(*two, *weights), soft=soft)
    if name not in _VALUES or has_no_logarithm(problem):
        return None
    objective, arguments = _VALUES[name]
    # Under huber it starts at the mean.
    return Native(estimator=_REGRESSOR, objective=objective, arguments=arguments, starts=name != "huber")


def constants(problem: Problem) -> Mapping[str, float | tuple[float, ...]]:
    """Return the parameters that have a constant in the program."""
    return parameters(problem, *_TOLD.get(problem.loss.name, ()))


def _bits(problem: Problem) -> Native:
    shares = problem.kind == "regression" or problem.labels.cells is Cells.SHARES
    if shares or "label_smoothing" in problem.params:
        return Native(estimator=_REGRESSOR, objective="cross_entropy", soft=True)
    # Unlike scale_pos_weight, class_weight is in the log-odds that LightGBM starts at.
    weight = "weight" if several_weights(problem) else "POS_WEIGHT"
    weights = (f"class_weight={{0: 1.0, 1: {weight}}}",) if "pos_weight" in problem.params else ()
    return Native(estimator=_CLASSIFIER, objective="binary", arguments=weights)
