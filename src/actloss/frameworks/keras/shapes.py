"""What the head's output and the labels look like for a problem."""

from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.problem import Problem

_ON_ROWS = frozenset({"brier", "focal"})
"""Losses that Keras takes one-hot rows for where classes exclude one another."""
_COLUMNS = frozenset({Coding.ROWS, Coding.SETS, Coding.SIGNED_SETS})


def coding_in_keras(problem: Problem) -> Coding:
    """Return how labels are written for the loss that the code calls."""
    if problem.exclusive and problem.loss.name in _ON_ROWS:
        return Coding.ROWS
    return LOSSES[problem.loss.name].coding or coding_of(problem.loss, problem.kind, problem.units)


def label_shape(problem: Problem) -> str:
    """Return type and shape of the labels."""
    coding = coding_in_keras(problem)
    if coding is Coding.INDICES:
        return "int64 [n]"
    wide = coding in _COLUMNS or (problem.units > 1 and not problem.pair)
    return f"float64 [n{f', {problem.units}' if wide else ''}]"
