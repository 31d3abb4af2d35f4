"""An objective of the user's own for a problem."""

from collections.abc import Mapping

from actloss import catalogue
from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.objectives import function, objective
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block


def function_name(problem: Problem) -> str:
    """Return the name of the function that returns loss, gradient and hessian."""
    return function(problem.loss, _kind(problem))


def source(problem: Problem) -> tuple[Block, ...]:
    """Return that function, and what it uses."""
    return objective(problem.loss, _kind(problem))


def _kind(problem: Problem) -> str:
    # Two classes with a score each are several exclusive classes.
    return "multiclass" if shape_of(problem) is Shape.CLASSES else problem.kind


def by_name(entries: Mapping[str, Entry], name: str) -> tuple[Block, ...]:
    """Return the source of an own loss, for two classes or labels where it has a form for several classes too.

    Args:
        entries: What a library has for every loss.
        name: A loss or an activation.
    """
    entry = entries.get(name)
    if entry is None or entry.how is not How.OWN:
        return ()
    row = catalogue.loss(name)
    return objective(row, row.kinds[0])
