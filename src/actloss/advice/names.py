"""What to write for the recommended loss in each framework: the call with its parameters, and what it is given."""

from collections.abc import Mapping

from actloss.advice.choice import Choice
from actloss.catalogue import Loss, Scale, framework_names, loss

_LONGEST = 6
"""Weights that are spelled out; more are named, and stand in the report's JSON form."""

_OF_LOGITS = "Crossentropy"
"""How the losses of Keras end that take ``from_logits``."""

_TAKES = {
    Scale.LOGIT: "takes logits: no {activation} layer before it",
    Scale.LOG_PROBABILITY: "takes log-probabilities: log_{activation} before it",
    Scale.PROBABILITY: "takes probabilities, after {activation}",
    Scale.LOG_RATE: "takes the log of the rate: no {activation} layer before it",
}


def names_of(choice: Choice) -> Mapping[str, str]:
    """Return code for each framework, with a comment where the loss is not given what the activation puts out."""
    row = loss(choice.loss)
    named = {name: value for name, value in choice.params.items() if name in row.params}
    calls = framework_names(row, **named)
    found = {}
    for framework, call in calls.items():
        told, scale = _from_logits(row, framework, call)
        found[framework] = _with_comment(scale, _weighted(told, choice), choice)
    return found


def _from_logits(row: Loss, framework: str, call: str) -> tuple[str, Scale]:
    """Return a call that takes logits where the framework can, as `actloss code` writes it, and what it is given."""
    takes = row.expects[framework]
    name, opening, arguments = call.removesuffix(")").partition("(")
    if takes is not Scale.PROBABILITY or not name.endswith(_OF_LOGITS):
        return call, takes
    told = ", ".join(filter(None, (arguments, "from_logits=True")))
    return f"{name}{opening}{told})", Scale.LOGIT


def _with_comment(scale: Scale, call: str, choice: Choice) -> str:
    takes = _TAKES.get(scale)
    mark = "; " if "#" in call else "  # "
    return f"{call}{mark}{takes.format(activation=choice.activation)}" if takes else call


def _weighted(call: str, choice: Choice) -> str:
    """Put weights where the framework takes them: PyTorch in the loss, Keras in `fit`."""
    for name, argument in (("pos_weight", "pos_weight"), ("class_weight", "weight")):
        weights = choice.params.get(name)
        if weights is None:
            continue
        if call.startswith("torch."):
            return call.replace("()", f"({argument}=torch.tensor({_spelled(name, weights)}))")
        if isinstance(weights, tuple) and name == "pos_weight":
            return f"{call}  # knows no weights by label: multiply the loss of each label yourself"
        pairs = enumerate(weights) if isinstance(weights, tuple) else ((0, 1.0), (1, weights))
        few = not isinstance(weights, tuple) or len(weights) <= _LONGEST
        spelled = "{" + ", ".join(f"{label}: {weight:g}" for label, weight in pairs) + "}" if few else name
        return f"{call}  # and model.fit(..., class_weight={spelled})"
    return call


def _spelled(name: str, weights: float | tuple[float, ...]) -> str:
    if not isinstance(weights, tuple):
        return f"{weights:g}" if "." in f"{weights:g}" else f"{weights:.1f}"
    return "[" + ", ".join(f"{weight:g}" for weight in weights) + "]" if len(weights) <= _LONGEST else name
