"""Programs for a problem: labels, head, loss and inference, and a training around them."""

from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.head import head
from actloss.frameworks.pytorch.inference import inference
from actloss.frameworks.pytorch.objective import objective
from actloss.frameworks.pytorch.shapes import coding
from actloss.frameworks.pytorch.target import as_target
from actloss.frameworks.pytorch.training import training
from actloss.frameworks.reading import reading

_STEP = """# In a training step:
#     loss = loss_fn(head(hidden), as_target(encode(cells)))"""


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a snippet or of a script."""
    if style is Style.SNIPPET:
        return (
            *encoding(problem.labels, coding(problem)),
            *_parts(problem, style),
            Block(_STEP),
        )
    return (*reading(problem, coding(problem)), *_parts(problem, style), *training(problem))


def _parts(problem: Problem, style: Style) -> tuple[Block, ...]:
    return (as_target(problem), *head(problem, style), *objective(problem, style), *inference(problem))
