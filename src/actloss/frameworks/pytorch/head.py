"""The output layer of a program: it starts at the best constant prediction."""

import textwrap
from collections.abc import Sequence

from actloss.catalogue.row import Scale
from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, literal, number, width
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import WIDTH, Block
from actloss.frameworks.pytorch.losses import LOSSES
from actloss.frameworks.pytorch.shapes import is_pair, outputs, raw_shape
from actloss.frameworks.sources import own

TORCH = "import torch"
NN = "from torch import nn"
WIDTH_BEFORE = 64
"""Units of the layer before the head."""

_FEW = 4
"""Biases that are written where they are used."""
_BEFORE = {
    Scale.LOGIT: "logits",
    Scale.LOG_RATE: "log-rates",
    Scale.MARGIN: "scores",
    Scale.LOG_PROBABILITY: "scores before log-softmax",
    Scale.PROBABILITY: "logits",
}
_PAIRS = {
    "gaussian_nll": "mean and log-variance",
    "laplace_nll": "location and log-scale",
    "zip_nll": "logit of an extra zero, and log-rate",
}
_SPREAD = "# Weights learn at order 1 and labels keep their unit: raw = start + spread * linear."


def head(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the head with its start, and the module that it is made of where PyTorch has none."""
    hidden = f"HIDDEN = {WIDTH_BEFORE}  # units of the layer before"
    if style is Style.SCRIPT:
        # Its layers are drawn at random, the head is not.
        hidden = f"torch.manual_seed(0)\n{hidden}"
    if problem.loss.name == "coral":
        return (*own("pytorch", "heads", "RankHead"), Block(f"{hidden}\n{_made(problem, 'RankHead')}"))
    if problem.spread != 1.0:
        return (*own("pytorch", "heads", "ScaledHead"), Block(f"{hidden}\n{_SPREAD}\n{_made(problem, 'ScaledHead')}"))
    return (Block(f"{hidden}\n{_linear(problem)}", (NN, TORCH)),)


def output_words(problem: Problem) -> str:
    """Return what the head's output is, with its type and shape."""
    if is_pair(problem):
        words = _PAIRS[problem.loss.name]
    elif problem.loss.name in {"coral", "corn"}:
        words = "logits of the steps"
    else:
        softplus = "before softplus" if problem.activation == "softplus" else ""
        takes = LOSSES[problem.loss.name].takes
        words = softplus or (_BEFORE.get(takes, "") if takes else "") or _of_value(problem)
    return f"{raw_shape(problem)}, {words}"


def _of_value(problem: Problem) -> str:
    return "values" if problem.activation == "linear" else f"before {problem.activation}"


def _linear(problem: Problem) -> str:
    made = f"head = nn.Linear(HIDDEN, {problem.units})  # raw: {output_words(problem)}"
    zeros = "nn.init.zeros_(head.weight)  # the first prediction is the bias alone"
    if problem.units == 1 or not any(problem.bias):
        bias = number(float(problem.bias[0]))
        started = f"constant_(head.bias, {bias})" if any(problem.bias) else "zeros_(head.bias)"
        return f"{made}\n{zeros}\n{_commented(f'nn.init.{started}', problem.bias_rule)}"
    above = _comment(problem.bias_rule) + assigned("BIAS", _values(problem.bias))
    return f"{above}\n{made}\n{zeros}\nwith torch.no_grad():\n    head.bias.copy_(torch.tensor(BIAS))"


def _commented(line: str, comment: str) -> str:
    """Return a line with a comment behind it, or above it where there is no room."""
    together = f"{line}  # {comment}" if comment else line
    return together if width(together) <= WIDTH else f"{_comment(comment)}{line}"


def _comment(words: str) -> str:
    """Return words as lines of a comment, each with its end."""
    return "".join(f"# {line}\n" for line in textwrap.wrap(words, WIDTH - len("# ")))


def _made(problem: Problem, module: str) -> str:
    """Return the head as one of the modules that code brings."""
    above, bias = _comment(problem.bias_rule), literal(_values(problem.bias))
    if len(problem.bias) > _FEW:
        above, bias = f"{above}{assigned('BIAS', _values(problem.bias))}\n", "BIAS"
    arguments = ["HIDDEN", f"start={bias}"]
    if module == "ScaledHead":
        arguments.append(f"spread={literal(_spread(problem))}")
    return f"{above}{called(f'head = {module}(', arguments)}\n# raw: {output_words(problem)}"


def _spread(problem: Problem) -> float | list[float]:
    if is_pair(problem):
        # The second of a pair is a logarithm, and has no unit.
        return [problem.spread] * outputs(problem) + [1.0] * outputs(problem)
    return problem.spread


def _values(bias: Sequence[float]) -> list[float]:
    return [float(value) for value in bias]
