"""What every ``encode`` has in common: its docstring with the shape, and the list of classes."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.literal import assigned, exact, spread
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

NUMPY = "import numpy as np"

_SHAPES = {
    Coding.VALUES: "float64 [n]",
    Coding.BITS: "0 or 1, float64 [n]",
    Coding.SIGNS: "-1 or +1, float64 [n]",
    Coding.INDICES: "class indices, int64 [n]",
    Coding.ROWS: "shares of the classes, float64 [n, {}]",
    Coding.SETS: "0 or 1 for each label, float64 [n, {}]",
    Coding.SIGNED_SETS: "-1 or +1 for each label, float64 [n, {}]",
}


def encode(shape: str, *body: str) -> Block:
    """Return the function ``encode``.

    Args:
        shape: What it returns, with type and shape.
        body: Its lines, without their common indent.
    """
    lines = "".join(f"\n    {line}" for line in body)
    return Block(f'def encode(cells):\n    """Return y_true: {shape}."""{lines}', (NUMPY,))


def shape(labels: Labels, coding: Coding) -> str:
    """Return what ``encode`` returns in words."""
    shown = _SHAPES[coding].format(len(labels.classes))
    return shown.replace(" for each label", ", nan if unknown") if labels.gaps else shown


def class_list(labels: Labels) -> str:
    """Return the assignment of ``CLASSES``: as written, or as numbers where all of them are numbers."""
    numbers = [str(int(value)) if value.is_integer() else exact(value) for value in labels.numbers]
    return spread("CLASSES = ", "[", numbers, "]") if numbers else assigned("CLASSES", [*labels.classes])
