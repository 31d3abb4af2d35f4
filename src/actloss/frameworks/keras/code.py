"""A program in Keras, from its parts."""

from actloss.frameworks.keras import script
from actloss.frameworks.keras.head import head
from actloss.frameworks.keras.inference import inference
from actloss.frameworks.keras.objective import objective
from actloss.frameworks.keras.shapes import coding_in_keras
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program: a snippet to paste, or a script that reads a table and trains."""
    coding = coding_in_keras(problem)
    parts = (*head(problem), *objective(problem, style), inference(problem), *deciding(problem, coding))
    if style is Style.SNIPPET:
        return (*encoding(problem.labels, coding), *parts)
    return (*reading(problem, coding), *parts, *script.model(problem), script.result(problem, coding))
