"""Whether XGBoost trains for a problem with an objective of its own, and which."""

from dataclasses import replace

from actloss.catalogue import loss
from actloss.catalogue.row import Form
from actloss.frameworks.boosting.constants import parameters
from actloss.frameworks.boosting.shape import Shape, coding, shape_of
from actloss.frameworks.entry import Coding, Entry, How
from actloss.frameworks.problem import Cells, Problem
from actloss.frameworks.scores import CROSS_ENTROPIES
from actloss.frameworks.xgboost.losses import LOSSES

_SIGNED = frozenset({"hinge", "logistic"})
"""Losses of -1 and +1 whose objectives take 0 and 1."""
_ANY = Entry(how=How.OWN)
"""Leaves the labels as `coding_of` says."""
_TOLD = {"quantile": ("quantile",), "tweedie_deviance": ("power",), "pseudo_huber": ("delta",)}
"""Loss → parameters that its objective is always told."""

Params = dict[str, float | tuple[float, ...]]


def native(problem: Problem) -> str:
    """Return the name of the objective that trains for a problem; empty where it takes one of the user's own."""
    name, entry = problem.loss.name, LOSSES[problem.loss.name]
    if name in CROSS_ENTROPIES:
        certain = coding(problem, _ANY) is Coding.INDICES
        return "multi:softprob" if certain and "label_smoothing" not in problem.params else ""
    if name == "binary_crossentropy":
        return _of_bits(problem)
    single = name == "quantile" or name in _SIGNED
    if entry.how is not How.NAMED or (single and shape_of(problem) is not Shape.ONE):
        return ""
    return entry.name.removeprefix("objective=").strip("'")


def _of_bits(problem: Problem) -> str:
    if problem.labels.gaps:
        # A model for each label takes weights with its rows.
        return "reg:logistic"
    certain = are_bits(problem)
    weight = problem.params.get("pos_weight", 1.0)
    if "label_smoothing" in problem.params or isinstance(weight, tuple) or (weight != 1.0 and not certain):
        return ""
    return "binary:logistic" if certain else "reg:logistic"


def are_bits(problem: Problem) -> bool:
    """Return whether labels of cross-entropy are 0 and 1, nothing between."""
    return problem.kind != "regression" and problem.labels.cells is not Cells.SHARES


def labels_of(problem: Problem) -> Coding:
    """Return how labels are written for a problem's objective."""
    if problem.loss.name in _SIGNED and native(problem):
        return Coding.BITS
    if problem.loss.form is Form.INDICES and problem.loss.name not in CROSS_ENTROPIES:
        return Coding.INDICES  # of soft labels the likeliest class
    return coding(problem, _ANY)


def by_indices(problem: Problem) -> Problem:
    """Return a problem with the cross-entropy whose function takes its labels as they are written."""
    if problem.loss.name not in CROSS_ENTROPIES - {"kl_divergence"}:
        return problem
    certain = labels_of(problem) is Coding.INDICES
    return replace(problem, loss=loss("sparse_categorical_crossentropy" if certain else "categorical_crossentropy"))


def told(problem: Problem) -> Params:
    """Return the parameters that have a constant in the program."""
    return dict(parameters(problem, *(_TOLD.get(problem.loss.name, ()) if native(problem) else ())))
