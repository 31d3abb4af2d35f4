"""A program for a problem, in its parts."""

from actloss.frameworks.jax.head import NNX, head, made
from actloss.frameworks.jax.inference import inference
from actloss.frameworks.jax.objective import objective
from actloss.frameworks.jax.script import network, outcome, training
from actloss.frameworks.jax.shapes import coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program: label preparation, head, loss and inference, and in a script what trains them."""
    labels = encoding(problem.labels, coding(problem))
    if style is Style.SNIPPET:
        layer = Block(f"{made(problem, 'head', 'nnx.Rngs(0)')}  # [n, HIDDEN] → [n, {problem.units}]", (NNX,))
        return (*labels, *head(problem), layer, *objective(problem), *inference(problem))
    return (
        *reading(problem, coding(problem)),
        *head(problem),
        network(problem),
        *objective(problem),
        *inference(problem),
        *training(problem),
        *outcome(problem),
    )
