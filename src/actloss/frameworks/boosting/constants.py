"""Numbers of a loss as constants of the generated program."""

import textwrap
from collections.abc import Mapping, Sequence

from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.literal import assigned, laid_out, literal, width
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import WIDTH, Block
from actloss.frameworks.scores import start

_NUMPY = ("import numpy as np",)


def parameters(problem: Problem, *always: str) -> Mapping[str, float | tuple[float, ...]]:
    """Return the loss's parameters that differ from its defaults, and those that a native objective needs told."""
    defaults = {
        name: parameter.default
        for name, parameter in problem.loss.params.items()
        if name in always and parameter.default is not None
    }
    return defaults | dict(problem.params)


def named(params: Mapping[str, float | tuple[float, ...]]) -> tuple[Block, ...]:
    """Return the assignments of parameters, ``DELTA = 1.5`` and the like, as one block; nothing of none."""
    lines = [_constant(name.upper(), value) for name, value in params.items()]
    arrays = any(isinstance(value, Sequence) for value in params.values())
    return (Block("\n".join(lines), _NUMPY if arrays else ()),) if lines else ()


def started(problem: Problem, by_itself: str = "") -> Block:
    """Return the assignment of ``START``: a number of one score, else an array.

    Args:
        problem: What is trained.
        by_itself: The library, where it starts there without being told.
    """
    begins = start(problem)
    itself = f"; {by_itself} begins there by itself" if by_itself else ""
    lines = textwrap.wrap(f"The start: {begins.words}{itself}.", WIDTH - len("# "))
    above = "".join(f"# {line}\n" for line in lines)
    if shape_of(problem) is Shape.ONE:
        return Block(f"{above}{assigned('START', begins.values[0])}")
    return Block(f"{above}{_constant('START', begins.values)}", _NUMPY)


def passed(params: Mapping[str, float | tuple[float, ...]]) -> tuple[str, ...]:
    """Return parameters as further arguments of a call, each by its constant."""
    return tuple(f"{name}={name.upper()}" for name in params)


def _constant(name: str, value: float | tuple[float, ...]) -> str:
    if isinstance(value, Sequence):
        line = f"{name} = np.array({literal(list(value))})"
        inner = laid_out("    ", list(value))
        return line if width(line) <= WIDTH else f"{name} = np.array(\n{inner}\n)"
    return assigned(name, value)
