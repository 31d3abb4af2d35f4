"""Softplus of labels in a unit of their own: networks put out multiples of a typical label.

Of labels around 10,000 a softplus is a ReLU in all but name: where a step throws the raw output below 0, the prediction
is 0 and has no gradient. ``UNIT * softplus(raw)`` bends at the size of the labels.
"""

import math

from actloss.frameworks.literal import assigned
from actloss.frameworks.problem import Problem

WORDS = "Softplus bends at this size: at 1 such labels would see a ReLU, dead below 0."


def in_units(problem: Problem) -> bool:
    """Return whether the prediction is ``UNIT * softplus(raw)``."""
    return problem.activation == "softplus" and problem.spread != 1.0 and not problem.pair


def starts(problem: Problem) -> tuple[float, ...]:
    """Return where the head's units start: at the same prediction, whatever the softplus is multiplied by.

    The start of a pair is a log-rate, for which softplus is one way to a rate as good as another.
    """
    if problem.activation == "softplus" and problem.pair:
        first, log_rate = problem.bias
        return first, _before(math.exp(log_rate))
    if not in_units(problem):
        return problem.bias
    return tuple(_before(_softplus(value) / problem.spread) for value in problem.bias)


def unit(problem: Problem) -> str:
    """Return the constant and what it is for, two lines; nothing where softplus is plain."""
    return assigned("UNIT", problem.spread, comment=WORDS) if in_units(problem) else ""


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _before(y: float) -> float:
    """Return what softplus makes ``y`` of."""
    return y + math.log(-math.expm1(-y))
