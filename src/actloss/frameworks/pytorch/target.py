"""The function ``as_target`` of a program: from what ``encode`` returns to the tensor that the loss takes."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.head import TORCH
from actloss.frameworks.pytorch.shapes import coding, label_shape, outputs
from actloss.frameworks.words import label_words

_COLUMN = frozenset({Coding.VALUES, Coding.BITS, Coding.SIGNS})


def as_target(problem: Problem) -> Block:
    """Return the function; of one output it makes a column, which the head's output is too."""
    dtype = "torch.int64" if coding(problem) is Coding.INDICES else "torch.float32"
    column = ".unsqueeze(1)" if outputs(problem) == 1 and coding(problem) in _COLUMN else ""
    labels = f"{label_words(problem, coding(problem))}, {label_shape(problem)}"
    return Block(
        "def as_target(y):\n"
        f'    """Return encoded labels as a tensor: {labels}."""\n'
        f"    return torch.as_tensor(y, dtype={dtype}){column}",
        (TORCH,),
    )
