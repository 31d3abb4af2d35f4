"""An objective of the user's own for a problem."""

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
    return "multiclass" if problem.exclusive else problem.kind
