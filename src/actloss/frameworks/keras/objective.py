"""The function ``loss_fn`` of a program."""

from actloss.catalogue.row import Scale
from actloss.frameworks.keras.activations import ACTIVATIONS
from actloss.frameworks.keras.calls import KERAS, Call, call_of
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.keras.shapes import coding_in_keras, label_shape
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.softplus import in_units
from actloss.frameworks.sources import own
from actloss.frameworks.words import given_words, loss_words

_REASONS = {
    "mape": "  # Keras gives percent",
    "brier": "  # summed over classes",
}
"""Why a loss's value is changed, by the catalogue's name."""
_UNKNOWN = (
    "    # Unknown labels are nan: the mean is over the known ones.",
    "    unknown = ops.isnan(y_true)",
    "    # An axis of one label: Keras averages over the last.",
    "    y_true = ops.expand_dims(ops.where(unknown, 1.0, y_true), -1)",
    "    raw = ops.expand_dims(raw, -1)",
)
_KNOWN = (
    "    known = ops.cast(ops.logical_not(unknown), losses.dtype)",
    "    return ops.sum(known * losses) / ops.sum(known)",
)


def objective(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return ``loss_fn(y_true, raw)``, which ``compile`` takes, with constants and code of one's own."""
    call = call_of(problem, style)
    given, brought = _given(problem)
    imports = (KERAS,)
    if problem.labels.gaps:
        body = _of_known(call, given)
    elif call.own:
        body = called(f"    losses = {call.name}(", ("y_true", given, *call.arguments))
        body += "\n    return ops.mean(losses)"
        imports = ("from keras import ops",)
    elif given == "raw" and not call.after:
        return (*call.blocks, Block(_object(problem, call), (KERAS,)))
    else:
        reason = _REASONS.get(problem.loss.name, "") if call.after else ""
        body = called(f"    loss = {call.name}(", call.arguments)
        body += "\n" + called("    return loss(", ("y_true", given), f"){call.after}{reason}")
    text = f'''def loss_fn(y_true, raw):
    """{loss_words(problem)}"""
    {_shapes(problem)}
{body}'''
    needed = {"math.": "import math", "(ops.": "from keras import ops", " ops.": "from keras import ops"}
    more = tuple(line for mark, line in needed.items() if mark in text)
    return (*call.blocks, *brought, Block(text, (*imports, *more)))


def _of_known(call: Call, given: str) -> str:
    """Return the lines of the mean over the labels that are known."""
    alone = tuple(part.replace("=POS_WEIGHT", "=[[weight] for weight in POS_WEIGHT]") for part in call.arguments)
    if call.own:
        losses = [called(f"    losses = {call.name}(", ("y_true", given, *alone))]
    else:
        losses = [called(f"    loss = {call.name}(", (*alone, "reduction=None"))]
        losses.append(f"    losses = loss(y_true, {given}){call.after}")
    return "\n".join((*_UNKNOWN, *losses, *_KNOWN))


def activated(problem: Problem, raw: str = "raw") -> str:
    """Return the head's output after the activation, a tensor."""
    if problem.activation == "linear":
        return raw
    return f"{'UNIT * ' if in_units(problem) else ''}{ACTIVATIONS[problem.activation].name}({raw})"


def _object(problem: Problem, call: Call) -> str:
    return f"{_shapes(problem)}\n{called(f'loss_fn = {call.name}(', call.arguments)}"


def _shapes(problem: Problem) -> str:
    return given_words(problem, label_shape(problem), coding_in_keras(problem))


def _given(problem: Problem) -> tuple[str, tuple[Block, ...]]:
    """Return what the loss is given for a prediction, and code of one's own in it."""
    if problem.pair:
        return _of_pair(problem)
    match LOSSES[problem.loss.name].takes:
        case Scale.LOG_RATE if problem.activation == "softplus":
            times = " + math.log(UNIT)" if in_units(problem) else ""
            return f"log_softplus(raw){times}", own("keras", "log_softplus")
        case Scale.VALUE | Scale.RATE if problem.activation == "exp":
            # By itself it would leave float32, and the loss be nan.
            return "exp_then_line(raw)", own("keras", "exp_then_line")
        case Scale.LOG_RATE | Scale.LOGIT:
            return "raw", ()
        case Scale.PROBABILITY:
            name = "softmax" if problem.exclusive else "sigmoid"
            return f"{ACTIVATIONS[name].name}(raw)", ()
    return activated(problem), ()


def _of_pair(problem: Problem) -> tuple[str, tuple[Block, ...]]:
    """Return what the loss of a pair is given: of a softplus the logarithm takes the second number's place."""
    if problem.activation != "softplus":
        return "raw", ()
    return "ops.concatenate([raw[:, :1], log_softplus(raw[:, 1:])], axis=-1)", own("keras", "log_softplus")
