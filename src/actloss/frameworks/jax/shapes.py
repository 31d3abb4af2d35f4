"""What the head's output and the labels look like for a problem."""

from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.jax.losses import LOSSES
from actloss.frameworks.problem import Problem

_NUMBERS = frozenset({Coding.VALUES, Coding.BITS, Coding.SIGNS})


def coding(problem: Problem) -> Coding:
    """Return how labels are written for a problem's loss."""
    return LOSSES[problem.loss.name].coding or coding_of(problem.loss, problem.kind, problem.units)


def is_column(problem: Problem) -> bool:
    """Return whether the head's output ``[n, 1]`` answers labels ``[n]``, which it would broadcast against."""
    return problem.units == 1 and coding(problem) in _NUMBERS


def predicted_shape(problem: Problem) -> str:
    """Return the shape of what the model predicts."""
    return "[n]" if is_column(problem) else f"[n, {problem.units}]"


def label_shape(problem: Problem) -> str:
    """Return type and shape of the labels."""
    match coding(problem):
        case Coding.INDICES:
            return "int32 [n]"
        case Coding.ROWS | Coding.SETS | Coding.SIGNED_SETS:
            return f"float32 [n, {problem.units}]"
    return "float32 [n]" if is_column(problem) or problem.pair else f"float32 [n, {problem.units}]"
