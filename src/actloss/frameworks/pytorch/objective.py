"""The function ``loss_fn`` of a program: from the head's output and labels to the mean loss."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, literal
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import activated
from actloss.frameworks.pytorch.head import NN, TORCH
from actloss.frameworks.pytorch.losses import entry_for
from actloss.frameworks.pytorch.owned import OWNED, brought, function_of
from actloss.frameworks.pytorch.shapes import coding, label_shape
from actloss.frameworks.softplus import in_units
from actloss.frameworks.sources import own
from actloss.frameworks.words import given_words, loss_words

FUNCTIONAL = "import torch.nn.functional as F"
NUMPY = "import numpy as np"

_SPELLED = {"class_weight": "weight"}
_AROUND = frozenset({"base"})
"""Parameters that are no arguments: what they do is done around the loss."""
_FIXED = {
    "l2": ('reduction="sum"',),
    "kl_divergence": ('reduction="batchmean"',),
    # Smaller variances than 1e-6 are none too small for labels in a small unit.
    "gaussian_nll": ("eps=1e-12",),
}
_UNKNOWN = ("# Unknown labels are nan: the mean is over the known ones.", "known = ~y_true.isnan()")
_HALVES = "mean, log_variance = raw.chunk(2, dim=1)"
_CAP = "# float32 ends at e^88."
_BY_ROWS = "# The mean over rows: PyTorch's own divides by the sum of the weights that occur."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """How ``loss_fn`` uses a loss: by itself it hands on what it is given."""

    above: tuple[str, ...] = ()
    """Lines before it."""
    given: tuple[str, ...] = ("raw", "y_true")
    after: str = ""
    """What is done to its value, so that it is the mean in the catalogue's unit."""
    blocks: tuple[Block, ...] = ()
    """Functions of one's own that the lines call."""


def objective(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return what PyTorch lacks of the loss, and ``loss_fn(raw, y_true)``.

    A loss of one's own comes as a function and as a module, in a script, which needs one of them, as a function.
    """
    entry = entry_for(problem)
    if entry.how is How.OWN and style is Style.SCRIPT:
        return (*function_of(entry.name), *_of_function(problem, entry))
    source = brought(entry.name) if entry.how is How.OWN else ()
    return (*source, *_of_module(problem, entry))


def _of_module(problem: Problem, entry: Entry) -> tuple[Block, ...]:
    name = f"nn.{entry.name.removeprefix('torch.nn.')}" if entry.how is How.NAMED else OWNED[entry.name]
    constants, arguments = _arguments(problem)
    use = _of_known(problem, _use(problem, entry))
    if use == _Use():
        call = called(f"loss_fn = {name}(", arguments)
        return (Block(f"{constants}{_shapes(problem)}\n{call}", imports_of(call)),)
    call = called(f"objective = {name}(", arguments)
    returned = f"return objective({', '.join(use.given)}){use.after}"
    function = _function(problem, (*use.above, returned))
    return Block(constants + call, imports_of(call)), *use.blocks, Block(function, imports_of(function))


def _of_function(problem: Problem, entry: Entry) -> tuple[Block, ...]:
    constants, arguments = _arguments(problem)
    use = _of_known(problem, _use(problem, entry))
    if use == _Use() and not arguments:
        return (Block(f"{_shapes(problem)}\nloss_fn = {entry.name}"),)
    call = called(f"    return {entry.name}(", (*use.given, *arguments))
    function = Block(_function(problem, (*use.above, call.strip())), imports_of(" ".join((*use.above, call))))
    return (*((Block(constants.rstrip("\n")),) if constants else ()), *use.blocks, function)


def _arguments(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Return constants, and the parameters of the loss as arguments."""
    constants, arguments = "", [*_FIXED.get(problem.loss.name, ())]
    for parameter, value in problem.params.items():
        if parameter in _AROUND or (parameter == "label_smoothing" and _smooths_itself(problem)):
            continue
        shown = literal(value)
        if isinstance(value, tuple):
            constants += assigned(parameter.upper(), [float(item) for item in value]) + "\n"
            shown = parameter.upper()
        of_tensor = isinstance(value, tuple) or parameter == "pos_weight"
        arguments.append(f"{_SPELLED.get(parameter, parameter)}={f'torch.tensor({shown})' if of_tensor else shown}")
    if _is_weighted(problem) or _is_masked(problem):
        arguments.append('reduction="none"')
    return constants, tuple(arguments)


def _is_weighted(problem: Problem) -> bool:
    return problem.loss.name == "sparse_categorical_crossentropy" and "class_weight" in problem.params


def _is_masked(problem: Problem) -> bool:
    """Return whether unknown labels are left out of losses that are computed: each label has a weight of its own."""
    return problem.labels.gaps and any(isinstance(value, tuple) for value in problem.params.values())


def _smooths_itself(problem: Problem) -> bool:
    """Return whether labels are smoothed by hand: of two classes PyTorch has no argument for it."""
    return problem.loss.name == "binary_crossentropy"


def _use(problem: Problem, entry: Entry) -> _Use:
    """Return how the loss is used within ``loss_fn``."""
    if problem.loss.name == "gaussian_nll":
        above = (_HALVES, _CAP, "variance = log_variance.clamp(max=80).exp()")
        return _Use(above=above, given=("mean", "y_true", "variance"))
    if _is_weighted(problem):
        return _Use(above=(_BY_ROWS,), after=".mean()")
    use = _on_scale(problem, entry)
    smoothing = problem.params.get("label_smoothing")
    if smoothing and _smooths_itself(problem):
        line = f"y_true = y_true * (1 - {literal(smoothing)}) + {literal(smoothing)} / 2"
        return replace(use, above=(line,))
    if "base" in problem.params:
        return replace(use, after=f" / math.log({literal(problem.params['base'])})")
    return use


def _of_known(problem: Problem, use: _Use) -> _Use:
    """Return the use of a loss on those labels that are known."""
    if _is_masked(problem):
        given, after = (use.given[0], "y_true.nan_to_num()"), f"[known].mean(){use.after}"
        return replace(use, above=(*_UNKNOWN, *use.above), given=given, after=after)
    if problem.labels.gaps:
        return replace(use, above=(*_UNKNOWN, "raw, y_true = raw[known], y_true[known]", *use.above))
    return use


def _on_scale(problem: Problem, entry: Entry) -> _Use:
    """Return the use of a loss with the head's output on the scale that it takes."""
    match entry.takes:
        case Scale.LOG_RATE if problem.activation == "softplus":
            return _logarithm(problem)
        case Scale.VALUE if problem.activation == "exp":
            return _given("exp_then_line(raw)", own("pytorch", "exp_then_line"))
        case Scale.VALUE | Scale.MARGIN if not problem.pair:
            return _given(activated(problem))
        case Scale.PROBABILITY:
            return _given("torch.sigmoid(raw)")
        case Scale.LOG_PROBABILITY:
            return _given("F.log_softmax(raw, dim=1)")
        case _:
            return _Use()


def _logarithm(problem: Problem) -> _Use:
    blocks = own("pytorch", "log_softplus")
    if problem.pair:
        above = ("logit, rate = raw.chunk(2, dim=1)",)
        return replace(_given("torch.cat([logit, log_softplus(rate)], dim=1)", blocks), above=above)
    return _given(f"log_softplus(raw){' + math.log(UNIT)' if in_units(problem) else ''}", blocks)


def _given(raw: str, blocks: tuple[Block, ...] = ()) -> _Use:
    return _Use(given=(raw, "y_true"), blocks=blocks)


def _shapes(problem: Problem) -> str:
    return given_words(problem, label_shape(problem), coding(problem))


def _function(problem: Problem, lines: Sequence[str]) -> str:
    body = "".join(f"\n    {line}" for line in (_shapes(problem), *lines))
    return f'def loss_fn(raw, y_true):\n    """{loss_words(problem)}"""{body}'


def imports_of(text: str) -> tuple[str, ...]:
    """Return the imports that code of tensors needs.

    Examples:
        >>> imports_of("return F.softplus(raw)")
        ('import torch.nn.functional as F',)
    """
    needed = {"nn.": NN, "torch.": TORCH, "F.": FUNCTIONAL, "math.": "import math", "np.": NUMPY}
    return tuple(line for mark, line in needed.items() if mark in text)
