"""Boosted trees, scikit-learn's best estimators for tables, as they suit the number of rows."""

from actloss.frameworks.literal import Value
from actloss.frameworks.problem import Problem
from actloss.frameworks.sklearn.call import Call, Source, call

FEW_ROWS = 2_000
"""Up to so many, trees as they come by default learn the rows by heart."""
_GENTLE: dict[str, Value] = {"learning_rate": 0.05, "max_depth": 2}


def regressor(problem: Problem, loss: str, **params: Value) -> Call:
    """Return the trees for a loss of numbers."""
    shape = _shape(problem)
    return call("sklearn.ensemble.HistGradientBoostingRegressor", loss=loss, **params, **shape, random_state=0)


def classifier(problem: Problem, class_weight: Source | str | None) -> Call:
    """Return the trees for classes, which are trained with cross-entropy."""
    weights = {} if class_weight is None else {"class_weight": class_weight}
    return call("sklearn.ensemble.HistGradientBoostingClassifier", **weights, **_shape(problem), random_state=0)


def on_trees(problem: Problem, model: Call) -> tuple[str, ...]:
    """Return what to know of a model that holds such trees."""
    held = any("HistGradientBoosting" in line for line in model.imports)
    return ("Few rows: small trees and small steps.",) if held and _is_small(problem) else ()


def _shape(problem: Problem) -> dict[str, Value]:
    return _GENTLE if _is_small(problem) else {}


def _is_small(problem: Problem) -> bool:
    return 0 < problem.rows <= FEW_ROWS
