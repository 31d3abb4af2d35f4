"""Raw scores of models without layers: where they start, and what predictions are made of them.

Trees and linear models have no output layer to put an activation on. Of a value the raw score is the prediction itself,
held within the activation's range; of a count or an amount it is the logarithm; of a probability the log-odds.
"""

import math
from dataclasses import dataclass

from actloss import catalogue
from actloss.catalogue.row import Scale
from actloss.frameworks.literal import number
from actloss.frameworks.problem import Problem

CROSS_ENTROPIES = frozenset(
    {"categorical_crossentropy", "sparse_categorical_crossentropy", "nll", "softmax_loss", "kl_divergence"}
)
"""Losses of several exclusive classes that one objective of a library's own covers."""
_ONLY_SIGN = (Scale.MARGIN,)
_LEAST = 1e-12
"""The smallest mean whose logarithm a model starts at."""
_JOINT = frozenset({"softmax", "log_softmax"})
_UNKNOWN = "0, as no table says what the best constant is"
_NUMPY = ("import numpy as np",)
_EXPIT = ("from scipy.special import expit",)


@dataclass(frozen=True, slots=True)
class Start:
    """The raw score of the best constant prediction."""

    values: tuple[float, ...]
    """One number a score."""
    words: str
    """What they are."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A prediction as code."""

    text: str
    imports: tuple[str, ...] = ()


def is_value(problem: Problem) -> bool:
    """Return whether raw scores are predictions in the label's unit, to which no activation is applied."""
    return problem.loss.scales[0] is Scale.VALUE and not problem.pair


def is_rate(problem: Problem) -> bool:
    """Return whether raw scores are logarithms of means."""
    return problem.loss.scales[0] is Scale.RATE and not problem.pair


def has_no_logarithm(problem: Problem) -> bool:
    """Return whether an output is nothing but zeros: libraries refuse to fit the logarithm of its mean."""
    return is_rate(problem) and 0.0 in problem.constant


def start(problem: Problem) -> Start:
    """Return where a model starts: where the head would, but for values and means that an activation comes before."""
    constant = problem.constant
    what = "the mean" if problem.elicits == "mean" else "the best constant prediction"
    if constant and problem.loss.name == "msle":
        return Start(tuple(map(math.log1p, constant)), f"log of 1 + {what}")
    if constant and problem.activation != "linear":
        if is_value(problem) or problem.loss.scales == _ONLY_SIGN:
            return Start(constant, what)
        if is_rate(problem):
            # A mean of 0 has no logarithm.
            return Start(tuple(math.log(max(value, _LEAST)) for value in constant), f"log of {what}")
    return Start(problem.bias, problem.bias_rule or _UNKNOWN)


def prediction(problem: Problem, raw: str = "raw") -> Expression:
    """Return predictions on the catalogue's scale, of labels that are scaled on their scale.

    Args:
        problem: What is trained.
        raw: Raw scores as an expression; of a pair it is read twice.
    """
    if problem.pair:
        first, imports = (f"expit({raw}[:, 0])", _EXPIT) if problem.loss.second == "rate" else (f"{raw}[:, 0]", ())
        return Expression(f"np.column_stack([{first}, np.exp({raw}[:, 1])])", (*_NUMPY, *imports))
    if is_rate(problem):
        return Expression(f"np.exp({raw})", _NUMPY)
    if is_value(problem):
        return held(f"np.expm1({raw})" if problem.loss.name == "msle" else raw, problem.activation)
    if problem.activation in _JOINT:
        return Expression(f"{problem.activation}({raw}, axis=1)", (f"from scipy.special import {problem.activation}",))
    if problem.loss.name == "corn":
        # Its units answer "y > k?" of those with y >= k only; their products answer it of all.
        return Expression(f"np.cumprod(expit({raw}), axis=1)", (*_NUMPY, *_EXPIT))
    if problem.activation == "sigmoid":
        return Expression(f"expit({raw})", _EXPIT)
    return held(raw, problem.activation)


def held(raw: str, activation: str) -> Expression:
    """Return scores held within the range of the advised activation, which no such model applies.

    Examples:
        >>> held("raw", "tanh").text, held("raw", "relu").text, held("raw", "linear").text
        ('np.clip(raw, -1.0, 1.0)', 'np.maximum(raw, 0.0)', 'raw')
    """
    bounds = catalogue.activation(activation).range
    numpy = _NUMPY if "np." in raw else ()
    if math.isinf(bounds.low):
        return Expression(raw, numpy)
    if math.isinf(bounds.high):
        return Expression(f"np.maximum({raw}, {number(bounds.low)})", _NUMPY)
    return Expression(f"np.clip({raw}, {number(bounds.low)}, {number(bounds.high)})", _NUMPY)


def output(problem: Problem) -> str:
    """Return the activation as such a model has it: what is made of its raw scores."""
    if is_rate(problem):
        return "exp"
    advised = problem.activation
    if advised == "linear" or not (is_value(problem) or problem.loss.scales == _ONLY_SIGN):
        return advised
    return f"held within the range of {advised}"
