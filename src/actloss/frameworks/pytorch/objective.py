"""The function ``loss_fn`` of a program: from the head's output and labels to the mean loss."""

from collections.abc import Sequence

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.layout import called
from actloss.frameworks.literal import assigned, literal
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import applied
from actloss.frameworks.pytorch.head import NN, TORCH
from actloss.frameworks.pytorch.losses import entry_for
from actloss.frameworks.pytorch.owned import OWNED, brought, function_of
from actloss.frameworks.pytorch.shapes import label_shape, raw_shape

_PLAIN = "raw, y_true"
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
_HALVES = "mean, log_variance = raw.chunk(2, dim=1)"
_CAP = "# float32 ends at e^88."
_BY_ROWS = "# The mean over rows: PyTorch's own divides by the sum of the weights that occur."
_FLOOR = "# Softplus rounds to 0 far down, of which there is no logarithm."


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
    name = f"nn.{entry.name.removeprefix('torch.nn.')}" if entry.how is How.NAMED else OWNED[entry.name][1]
    constants, arguments = _arguments(problem)
    above, returned = _returned(problem, entry)
    if not above and returned == f"criterion({_PLAIN})":
        call = called(f"loss_fn = {name}(", arguments)
        return (Block(f"{constants}{_shapes(problem)}\n{call}", imports_of(call)),)
    call = called(f"criterion = {name}(", arguments)
    function = _function(problem, (*above, f"return {returned}"))
    return Block(constants + call, imports_of(call)), Block(function, imports_of(function))


def _of_function(problem: Problem, entry: Entry) -> tuple[Block, ...]:
    constants, arguments = _arguments(problem)
    above, returned = _returned(problem, entry)
    raw = returned.removeprefix("criterion(").removesuffix(", y_true)")
    if not above and not arguments and raw == "raw":
        return (Block(f"{_shapes(problem)}\nloss_fn = {entry.name}"),)
    call = called(f"    return {entry.name}(", (raw, "y_true", *arguments))
    function = Block(_function(problem, (*above, call.strip())), imports_of(" ".join((*above, call))))
    return (Block(constants.rstrip("\n")), function) if constants else (function,)


def _arguments(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Return constants, and the parameters of the loss as arguments."""
    constants, arguments = "", [*_FIXED.get(problem.loss.name, ())]
    for parameter, value in problem.params.items():
        if parameter in _AROUND or (parameter == "label_smoothing" and _smooths_itself(problem)):
            continue
        given = _one_a_class(value, problem.units) if parameter == "class_weight" else value
        shown = literal(given)
        if isinstance(given, tuple):
            constants += assigned(parameter.upper(), [float(item) for item in given]) + "\n"
            shown = parameter.upper()
        of_tensor = isinstance(given, tuple) or parameter == "pos_weight"
        arguments.append(f"{_SPELLED.get(parameter, parameter)}={f'torch.tensor({shown})' if of_tensor else shown}")
    if _is_weighted(problem):
        arguments.append('reduction="none"')
    return constants, tuple(arguments)


def _one_a_class(value: float | tuple[float, ...], classes: int) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,) * classes


def _is_weighted(problem: Problem) -> bool:
    return problem.loss.name == "sparse_categorical_crossentropy" and "class_weight" in problem.params


def _smooths_itself(problem: Problem) -> bool:
    """Return whether labels are smoothed by hand: of two classes PyTorch has no argument for it."""
    return problem.loss.name == "binary_crossentropy"


def _returned(problem: Problem, entry: Entry) -> tuple[tuple[str, ...], str]:
    """Return lines, and the expression of the mean loss after them in ``raw``, ``y_true`` and ``criterion``."""
    if problem.loss.name == "gaussian_nll":
        return (_HALVES, _CAP, "variance = log_variance.clamp(max=80).exp()"), "criterion(mean, y_true, variance)"
    if _is_weighted(problem):
        return (_BY_ROWS,), f"criterion({_PLAIN}).mean()"
    above, raw = _on_scale(problem, entry)
    smoothing = problem.params.get("label_smoothing")
    if smoothing and _smooths_itself(problem):
        above = (f"y_true = y_true * (1 - {literal(smoothing)}) + {literal(smoothing)} / 2",)
    base = f" / math.log({literal(problem.params['base'])})" if "base" in problem.params else ""
    return above, f"criterion({raw}, y_true){base}"


def _on_scale(problem: Problem, entry: Entry) -> tuple[tuple[str, ...], str]:
    """Return lines, and the expression that brings the head's output to the scale that the loss takes."""
    match entry.takes:
        case Scale.VALUE if problem.loss.name != "laplace_nll":
            return (), applied(problem.activation, "raw")
        case Scale.LOG_RATE if problem.activation == "softplus":
            return _logarithm(problem)
        case Scale.MARGIN:
            return (), applied(problem.activation, "raw")
        case Scale.PROBABILITY:
            return (), "torch.sigmoid(raw)"
        case Scale.LOG_PROBABILITY:
            return (), "F.log_softmax(raw, dim=1)"
        case _:
            return (), "raw"


def _logarithm(problem: Problem) -> tuple[tuple[str, ...], str]:
    if problem.loss.name == "zip_nll":
        lines = ("logit, rate = raw.chunk(2, dim=1)", _FLOOR, "log_rate = F.softplus(rate).clamp(min=1e-30).log()")
        return lines, "torch.cat([logit, log_rate], dim=1)"
    return (_FLOOR, "log_rate = F.softplus(raw).clamp(min=1e-30).log()"), "log_rate"


def _shapes(problem: Problem) -> str:
    return f"# raw {raw_shape(problem)}, y_true {label_shape(problem)} -> the mean loss, float32 []"


def _function(problem: Problem, lines: Sequence[str]) -> str:
    what = "sum of the losses" if problem.loss.reduction == "sum" else "mean loss"
    shapes = f"raw {raw_shape(problem)}, y_true {label_shape(problem)}"
    body = "".join(f"\n    {line}" for line in lines)
    return f'def loss_fn(raw, y_true):\n    """Return the {what}; {shapes}."""{body}'


def imports_of(text: str) -> tuple[str, ...]:
    """Return the imports that code of tensors needs.

    Examples:
        >>> imports_of("return F.softplus(raw)")
        ('import torch.nn.functional as F',)
    """
    needed = {"nn.": NN, "torch.": TORCH, "F.": FUNCTIONAL, "math.": "import math", "np.": NUMPY}
    return tuple(line for mark, line in needed.items() if mark in text)
