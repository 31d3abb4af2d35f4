"""How an estimator is made and asked: the parts of a program that depend on it."""

from dataclasses import dataclass

from actloss.frameworks.entry import Coding
from actloss.frameworks.program import Block
from actloss.frameworks.sklearn.call import Call


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


def shaped(meaning: str, units: int) -> str:
    """Return what a prediction is, with its type and shape."""
    return f"{meaning}, float64 [n{f', {units}' if units > 1 else ''}]"
