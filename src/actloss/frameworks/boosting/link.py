"""From a constant prediction to the raw score that a booster starts at, and from raw scores back to predictions."""

import math

from actloss import catalogue
from actloss.catalogue.row import Scale
from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.problem import Problem
from actloss.interval import Interval

_ONLY_SIGN = (Scale.MARGIN,)
_LEAST = 1e-12
"""The smallest mean whose logarithm a model starts at."""
_PAIRS = {
    "gaussian_nll": ("raw[:, 0]", "np.exp(raw[:, 1])", "mean and variance"),
    "laplace_nll": ("raw[:, 0]", "np.exp(raw[:, 1])", "location and scale"),
    "zip_nll": ("expit(raw[:, 0])", "np.exp(raw[:, 1])", "share of extra zeros and rate"),
}
_JOINT = {"softmax": "softmax", "log_softmax": "log_softmax"}


def is_value(problem: Problem) -> bool:
    """Return whether raw scores are predictions in the label's unit, to which no activation is applied."""
    return problem.loss.scales[0] is Scale.VALUE and shape_of(problem) is not Shape.PAIR


def is_rate(problem: Problem) -> bool:
    """Return whether raw scores are logarithms of means."""
    return problem.loss.scales[0] is Scale.RATE and shape_of(problem) is not Shape.PAIR


def start(problem: Problem) -> tuple[float, ...]:
    """Return the raw score of the best constant prediction, one number a score; 0 where no table says it."""
    if problem.loss.name == "msle":
        return tuple(math.log1p(value) for value in problem.constant) or (0.0,) * problem.units
    if is_value(problem) or problem.loss.scales == _ONLY_SIGN:
        return problem.constant or (problem.bias if problem.activation == "linear" else (0.0,) * problem.units)
    if is_rate(problem) and problem.activation != "exp":
        return tuple(math.log(max(value, _LEAST)) for value in problem.constant) or (0.0,) * problem.units
    return problem.bias


def prediction(problem: Problem) -> tuple[str, str, tuple[str, ...]]:
    """Return predictions on the catalogue's scale as an expression in ``raw``, what they are, and its imports."""
    name = problem.activation
    if shape_of(problem) is Shape.PAIR:
        first, second, meaning = _PAIRS[problem.loss.name]
        imports = ("from scipy.special import expit",) if "expit" in first else ()
        return f"np.column_stack([{first}, {second}])", meaning, imports
    if is_rate(problem):
        return "np.exp(raw)", "means in the label's unit", ()
    if is_value(problem):
        within = _within("np.expm1(raw)" if problem.loss.name == "msle" else "raw", problem)
        return (f"unscale({within})" if problem.labels.scale else within), "predictions in the label's unit", ()
    if name in _JOINT:
        words = "probabilities of the classes" if name == "softmax" else "log-probabilities of the classes"
        return f"{name}(raw, axis=1)", words, (f"from scipy.special import {name}",)
    if problem.loss.name == "corn":
        passed = "np.cumprod(expit(raw), axis=1)"
        return passed, "probabilities of a class above each step", ("from scipy.special import expit",)
    if name == "sigmoid":
        return "expit(raw)", "probabilities", ("from scipy.special import expit",)
    return _within("raw", problem), "scores, whose sign decides" if problem.units == 1 else "scores", ()


def _within(raw: str, problem: Problem) -> str:
    """Return scores held within the range of the activation, which no tree applies."""
    bounds: Interval = catalogue.activation(problem.activation).range
    low, high = bounds.low, bounds.high
    if math.isfinite(low) and math.isfinite(high):
        return f"np.clip({raw}, {low}, {high})"
    return f"np.maximum({raw}, {low})" if math.isfinite(low) else raw
