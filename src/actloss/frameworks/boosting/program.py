"""A program for a booster: what the three of them have alike around their own ``train`` and ``score``."""

from collections.abc import Mapping
from dataclasses import dataclass

from actloss.frameworks.boosting.constants import named, started
from actloss.frameworks.boosting.script import finish
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The parts that a library writes."""

    params: Mapping[str, float | tuple[float, ...]]
    """Parameters of the loss that have a constant."""
    by_itself: str = ""
    """The library, where it starts at the best constant prediction without being told."""
    blocks: tuple[Block, ...]
    """What trains and what predicts."""
    loss: Block
    """The function ``loss(y_true, raw)``, which a script prints."""


def program(problem: Problem, coding: Coding, model: Model, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program.

    Args:
        problem: What is trained.
        coding: How labels are written.
        model: What the library writes.
        style: A snippet leaves ``encode``, ``train``, ``predict`` and, for classes, ``decide``.
    """
    script = style is Style.SCRIPT
    return (
        *(reading(problem, coding) if script else encoding(problem.labels, coding)),
        *named(model.params),
        *((started(problem, model.by_itself),) if script or not model.by_itself else ()),
        *model.blocks,
        *deciding(problem, coding),
        *((model.loss, *finish(problem, coding)) if script else ()),
    )
