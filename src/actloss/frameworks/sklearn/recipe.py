"""How an estimator is made and asked: the parts of a program that depend on it."""

from dataclasses import dataclass

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.sklearn.call import NUMPY, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """An estimator, and what becomes of its output."""

    model: Call
    """What ``model`` is."""
    comment: tuple[str, ...] = ()
    """Lines above it, without ``#``."""
    before: tuple[Block, ...] = ()
    """Constants and functions that it is given."""
    coding: Coding
    """The labels that it is fitted to."""
    asked: tuple[str, ...]
    """Lines of ``predict(model, x)``, the last of which returns the prediction."""
    imports: tuple[str, ...] = ()
    """Of these lines."""
    shape: str
    """Of that prediction, with its type and meaning."""
    weights: str = ""
    """Weights of the rows in the fit, an expression in ``{y}``."""
    own: bool = False
    """Whether it is the user's own, whose ``score`` is minus the loss."""


_NON_NEGATIVE = frozenset({"softplus", "exp", "relu"})


def held(prediction: str, activation: str) -> tuple[str, tuple[str, ...]]:
    """Return a prediction held where the advised output activation would have held it, and the imports for that.

    Args:
        prediction: An expression.
        activation: By the catalogue's name.
    """
    if activation in _NON_NEGATIVE:
        return f"np.maximum({prediction}, 0)", NUMPY
    if activation in {"sigmoid", "tanh"}:
        return f"np.clip({prediction}, {0 if activation == 'sigmoid' else -1}, 1)", NUMPY
    return prediction, ()


def shaped(meaning: str, units: int) -> str:
    """Return what a prediction is, with its type and shape."""
    return f"{meaning}, float64 [n{f', {units}' if units > 1 else ''}]"


def class_weights(problem: Problem) -> tuple[float, ...]:
    """Return the weights of the classes, where they have any."""
    weights = problem.params.get("class_weight", ())
    return weights if isinstance(weights, tuple) else (weights,) * problem.units
