"""The function ``loss_fn`` of a program."""

from actloss.catalogue.row import Scale
from actloss.frameworks.keras.activations import ACTIVATIONS
from actloss.frameworks.keras.calls import KERAS, Call, call_of
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.keras.shapes import is_exclusive, is_pair, labels_in_words, raw_in_words
from actloss.frameworks.layout import called
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

_REASONS = {
    "mape": "  # Keras gives percent",
    "brier": "  # summed over classes",
}
"""Why a loss's value is changed, by the catalogue's name."""


def objective(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return ``loss_fn(y_true, raw)``, which ``compile`` takes, with constants and code of one's own."""
    call = call_of(problem, style)
    given, brought = _given(problem)
    imports = KERAS
    if call.own:
        body = called(f"    losses = {call.name}(", ("y_true", given, *call.arguments))
        body += "\n    return ops.mean(losses)"
        imports = "from keras import ops"
    elif given == "raw" and not call.after:
        return (*call.blocks, Block(_object(problem, call), (KERAS,)))
    else:
        reason = _REASONS.get(problem.loss.name, "") if call.after else ""
        body = called(f"    loss = {call.name}(", call.arguments)
        body += f"\n    return loss(y_true, {given}){call.after}{reason}"
    text = f'''def loss_fn(y_true, raw):
    """Return the mean loss, a float32 scalar."""
    # y_true: {labels_in_words(problem)}
    # raw: {raw_in_words(problem)}
{body}'''
    return (*call.blocks, *brought, Block(text, (imports,)))


def activated(problem: Problem, raw: str = "raw") -> str:
    """Return the head's output after the activation, a tensor."""
    return raw if problem.activation == "linear" else f"{ACTIVATIONS[problem.activation].name}({raw})"


def _object(problem: Problem, call: Call) -> str:
    shapes = f"# loss_fn(y_true, raw) is the {'sum' if problem.loss.reduction == 'sum' else 'mean'}, a float32 scalar."
    labels, raw = f"# y_true: {labels_in_words(problem)}", f"# raw: {raw_in_words(problem)}"
    return "\n".join((shapes, labels, raw, called(f"loss_fn = {call.name}(", call.arguments)))


def _given(problem: Problem) -> tuple[str, tuple[Block, ...]]:
    """Return what the loss is given for a prediction, and code of one's own in it."""
    if is_pair(problem):
        return "raw", ()
    match LOSSES[problem.loss.name].takes:
        case Scale.LOG_RATE if problem.activation == "softplus":
            return "log_softplus(raw)", own("keras", "rates", "log_softplus")
        case Scale.LOG_RATE | Scale.LOGIT:
            return "raw", ()
        case Scale.PROBABILITY:
            name = "softmax" if is_exclusive(problem) else "sigmoid"
            return f"{ACTIVATIONS[name].name}(raw)", ()
    return activated(problem), ()
