"""What to write for the recommended loss in each framework: the call with its parameters, and what it is given."""

from collections.abc import Mapping

from actloss.advice.choice import Choice
from actloss.catalogue import Loss, Scale, framework_names, loss

_LONGEST = 6
"""Weights that are spelled out; more are named, and stand in the report's JSON form."""

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
    return {
        framework: _with_comment(row, framework, _weighted(call, choice), choice) for framework, call in calls.items()
    }


def _with_comment(row: Loss, framework: str, call: str, choice: Choice) -> str:
    takes = _TAKES.get(row.expects[framework])
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
