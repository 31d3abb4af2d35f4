"""The output layer of a program: it starts at the best constant prediction."""

import textwrap
from collections.abc import Sequence

from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, literal, number
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import WIDTH, Block
from actloss.frameworks.pytorch.shapes import outputs, raw_shape
from actloss.frameworks.softplus import in_units, starts, unit
from actloss.frameworks.sources import own
from actloss.frameworks.words import HIDDEN, RANKS, SPREAD, ZEROS, raw_words, start_words

TORCH = "import torch"
NN = "from torch import nn"
_FEW = 4
"""Biases that are written where they are used."""


def head(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the head with its start, and the module that it is made of where PyTorch has none."""
    hidden = HIDDEN
    if style is Style.SCRIPT:
        # Its layers are drawn at random, the head is not.
        hidden = f"torch.manual_seed(0)\n{HIDDEN}"
    if problem.loss.name == "coral":
        return (*own("pytorch", "RankHead"), Block(f"{hidden}\n# {RANKS}\n{_made(problem, 'RankHead')}"))
    if problem.spread != 1.0 and not in_units(problem):
        return (*own("pytorch", "ScaledHead"), Block(f"{hidden}\n# {SPREAD}\n{_made(problem, 'ScaledHead')}"))
    return (Block(f"{hidden}\n{_linear(problem)}", (NN, TORCH)),)


def _linear(problem: Problem) -> str:
    made = f"head = nn.Linear(HIDDEN, {problem.units})  # raw: {raw_shape(problem)}, {raw_words(problem)}"
    made = f"{unit(problem)}\n{made}".lstrip()
    weights, values = f"# {ZEROS}\nnn.init.zeros_(head.weight)", starts(problem)
    if problem.units == 1 or not any(values):
        started = f"constant_(head.bias, {number(float(values[0]))})" if any(values) else "zeros_(head.bias)"
        return f"{made}\n{weights}\n{_comment(start_words(problem))}nn.init.{started}"
    above = _comment(start_words(problem)) + assigned("BIAS", _values(values))
    return f"{above}\n{made}\n{weights}\nwith torch.no_grad():\n    head.bias.copy_(torch.tensor(BIAS))"


def _comment(words: str) -> str:
    """Return words as lines of a comment, each with its end."""
    return "".join(f"# {line}\n" for line in textwrap.wrap(words, WIDTH - len("# ")))


def _made(problem: Problem, module: str) -> str:
    """Return the head as one of the modules that code brings."""
    above, bias = _comment(start_words(problem)), literal(_values(problem.bias))
    if len(problem.bias) > _FEW:
        above, bias = f"{above}{assigned('BIAS', _values(problem.bias))}\n", "BIAS"
    arguments = ["HIDDEN", f"start={bias}"]
    if module == "ScaledHead":
        arguments.append(f"spread={literal(_spread(problem))}")
    return f"{above}{called(f'head = {module}(', arguments)}\n# raw: {raw_shape(problem)}, {raw_words(problem)}"


def _spread(problem: Problem) -> float | list[float]:
    if problem.pair:
        # The second of a pair is a logarithm, and has no unit.
        return [problem.spread] * outputs(problem) + [1.0] * outputs(problem)
    return problem.spread


def _values(bias: Sequence[float]) -> list[float]:
    return [float(value) for value in bias]
