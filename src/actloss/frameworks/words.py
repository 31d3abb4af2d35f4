"""What generated code says of heads and predictions: the same words in every framework."""

from actloss.catalogue.row import Form, Scale
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem

HIDDEN = "HIDDEN = 64  # units of the layer before"
ZEROS = "Weights of 0: each row is predicted the bias at first."
SPREAD = "raw = bias + spread * linear: weights learn at order 1, and labels keep their unit."
RANKS = "One score for all steps between classes: their probabilities keep the order."

_PAIRS = {
    "gaussian_nll": ("mean and log-variance", "mean and variance"),
    "laplace_nll": ("location and log-scale", "location and scale"),
    "zip_nll": ("logit of an extra zero and log-rate", "share of extra zeros and rate"),
}
"""Loss → its two numbers as the head puts them out, and as they are predicted."""
_OVERLAPS = frozenset({"dice", "tversky"})
_RANKED = frozenset({"coral", "corn"})
_RAW = {"sigmoid": "logits", "softmax": "logits", "log_softmax": "logits", "exp": "log-rates"}
_PREDICTED = {"sigmoid": "probabilities", "softmax": "probabilities", "log_softmax": "log-probabilities"}


def start_words(problem: Problem) -> str:
    """Return what the bias is, and what comes of weights of 0; empty where the bias is 0 for want of a table."""
    return f"The start: {problem.bias_rule}." if problem.bias_rule else ""


def elsewhere(problem: Problem) -> tuple[str, ...]:
    """Return the comment that says why a network does not start at the baseline; none where it does."""
    if problem.loss.scales[0] is Scale.MARGIN and problem.activation == "tanh":
        return ("# The best constant is -1 or 1, where tanh has no slope: training starts at the bias.",)
    if problem.loss.name in _OVERLAPS:
        return ("# The best constant is 0 or 1, where sigmoid has no slope: training starts at the bias.",)
    return ()


def raw_words(problem: Problem) -> str:
    """Return what the head puts out."""
    if problem.loss.form is Form.PAIRS:
        softplus = problem.activation == "softplus"
        return "logit of an extra zero and raw rate" if softplus else _PAIRS[problem.loss.name][0]
    if problem.loss.name in _RANKED:
        return "logits of the steps"
    if problem.activation == "linear":
        return "predictions" if problem.kind == "regression" else "scores"
    return _RAW.get(problem.activation, f"before {problem.activation}")


def label_words(problem: Problem, coding: Coding) -> str:
    """Return what the labels' numbers are, as the loss takes them."""
    match coding:
        case Coding.INDICES:
            return "class indices"
        case Coding.BITS | Coding.SETS:
            return "0 or 1"
        case Coding.SIGNS | Coding.SIGNED_SETS:
            return "-1 or +1"
        case Coding.ROWS:
            return "shares of the classes"
    return "scaled numbers" if problem.labels.scale else "numbers"


def loss_words(problem: Problem) -> str:
    """Return what ``loss_fn`` returns."""
    return f"Return the {'sum of the losses' if problem.loss.reduction == 'sum' else 'mean loss'}, float32 []."


def given_words(problem: Problem, labels: str, coding: Coding) -> str:
    """Return what ``loss_fn`` is given.

    Args:
        problem: Whose head puts out ``raw``.
        labels: Type and shape of the labels.
        coding: How they are written.
    """
    raw = f"float32 [n, {problem.units}], {raw_words(problem)}"
    meaning = "" if coding is Coding.VALUES else f", {label_words(problem, coding)}"
    return f"# raw: {raw}; y_true: {labels}{meaning}"


def predicted_words(problem: Problem) -> str:
    """Return what the model predicts, after the activation and in the label's unit."""
    if problem.loss.form is Form.PAIRS:
        return _PAIRS[problem.loss.name][1]
    if problem.loss.name in _RANKED:
        return "probabilities of a class above each step"
    if problem.kind == "regression":
        return "predictions in the label's unit"
    if problem.kind == "binary" and problem.units == 1 and problem.activation == "sigmoid":
        return "probabilities of CLASSES[1]"
    return _PREDICTED.get(problem.activation, "scores")
