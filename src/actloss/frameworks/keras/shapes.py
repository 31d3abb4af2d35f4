"""What the head's output and the labels look like for a problem."""

from actloss.catalogue.row import Form
from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.problem import Problem

_ON_ROWS = frozenset({"brier", "focal"})
"""Losses that Keras takes one-hot rows for where classes exclude one another."""
_COLUMNS = frozenset({Coding.ROWS, Coding.SETS, Coding.SIGNED_SETS})
_MEANINGS = {
    Coding.BITS: "0 or 1, ",
    Coding.SIGNS: "-1 or +1, ",
    Coding.INDICES: "class indices, ",
    Coding.ROWS: "shares of the classes, ",
    Coding.SETS: "0 or 1 for each label, ",
    Coding.SIGNED_SETS: "-1 or +1 for each label, ",
}
_PAIRS = {
    "gaussian_nll": "mean and log-variance",
    "laplace_nll": "location and log-scale",
    "zip_nll": "logit of an extra zero and log-rate",
}


def is_pair(problem: Problem) -> bool:
    """Return whether the head predicts two numbers for each label."""
    return problem.loss.form is Form.PAIRS


def is_exclusive(problem: Problem) -> bool:
    """Return whether the units are classes of which one holds."""
    return problem.kind in {"binary", "multiclass"} and problem.units > 1


def coding_in_keras(problem: Problem) -> Coding:
    """Return how labels are written for the loss that the code calls."""
    if is_exclusive(problem) and problem.loss.name in _ON_ROWS:
        return Coding.ROWS
    return LOSSES[problem.loss.name].coding or coding_of(problem.loss, problem.kind, problem.units)


def labels_in_words(problem: Problem) -> str:
    """Return what ``y_true`` holds, with its dtype and shape."""
    coding = coding_in_keras(problem)
    if coding is Coding.INDICES:
        return f"{_MEANINGS[coding]}int64 [n]"
    wide = coding in _COLUMNS or (problem.units > 1 and not is_pair(problem))
    return f"{_MEANINGS.get(coding, '')}float64 [n{f', {problem.units}' if wide else ''}]"


def raw_in_words(problem: Problem) -> str:
    """Return what the head puts out, with its dtype and shape."""
    what = _PAIRS.get(problem.loss.name, "before any activation")
    if not is_pair(problem) and problem.activation != "linear":
        what = f"before the {problem.activation}"
    return f"{what}, float32 [n, {problem.units}]"
