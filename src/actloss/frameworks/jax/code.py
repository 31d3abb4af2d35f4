"""A program for a problem, in its parts."""

from actloss.frameworks.jax.head import head
from actloss.frameworks.jax.inference import inference
from actloss.frameworks.jax.objective import objective
from actloss.frameworks.jax.script import outcome, training
from actloss.frameworks.jax.shapes import coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program: label preparation, head, loss and inference, and in a script what trains them."""
    parts = (*head(problem), *objective(problem), *inference(problem))
    if style is Style.SNIPPET:
        return (*encoding(problem.labels, coding(problem)), *parts)
    return (*reading(problem, coding(problem)), *parts, *training(problem), outcome(problem))
