"""How rows, labels and weights are handed to a booster's ``fit``, so that its own objective is the advised loss."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actloss.frameworks.boosting.shape import Shape, shape_of
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem

_KNOWN = (
    "known = ~np.isnan(label)  # unknown labels are nan",
    "rows, label = x[known], label[known]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What ``fit`` is given, as expressions, and the lines that make them."""

    lines: tuple[str, ...] = ()
    rows: str = "x"
    labels: str = "y"
    weights: str = ""
    """Empty where all rows count alike."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The first arguments of ``fit``."""
        return (self.rows, self.labels, *((f"sample_weight={self.weights}",) if self.weights else ()))


def labelled(problem: Problem, coding: Coding, *, soft: bool, joint: bool = False) -> Labelled:
    """Return what ``fit`` is given.

    Args:
        problem: What is trained.
        coding: How ``y`` is written.
        soft: Whether the objective takes labels between 0 and 1, or classes with weights for their shares.
        joint: Whether one model has several columns of labels.
    """
    shape = shape_of(problem)
    y = "label" if shape is Shape.COLUMNS and not joint else "y"
    if shape is Shape.CLASSES:
        return _shares(problem, coding) if soft else _classes(problem)
    if shape is Shape.RANKS:
        return _steps(problem)
    if problem.loss.name == "msle":
        return Labelled(labels=f"np.log1p({y})")
    given = _bits(problem, y) if soft else Labelled(labels=y)
    return replace(given, rows=rows_of(problem))


def looped(problem: Problem, inner: Sequence[str], **beside: str) -> list[str]:
    """Return lines that train one model for each column of labels, or for each step between classes.

    Args:
        problem: What is trained.
        inner: The lines for one, which leave ``model``.
        **beside: What goes along with the columns: name → an array with a number for each.
    """
    if shape_of(problem) is Shape.RANKS:
        head = f"for step in range({problem.units}):"
    elif beside:
        head = f"for {', '.join(('label', *beside))} in zip(y.T, {', '.join(beside.values())}, strict=True):"
    else:
        head = "for label in y.T:"
    body = (*_KNOWN, *inner) if problem.labels.gaps else inner
    return ["models = []", head, *(f"    {line}" for line in body), "    models.append(model)", "return models"]


def rows_of(problem: Problem) -> str:
    """Return the rows that the model of one label is fitted to, within `looped`."""
    return "rows" if problem.labels.gaps else "x"


def several_weights(problem: Problem) -> bool:
    """Return whether each label has a weight of its own."""
    return isinstance(problem.params.get("pos_weight"), tuple)


def _bits(problem: Problem, y: str) -> Labelled:
    """Return labels that are shares: smoothed, and the weight of a 1 put into rows and labels."""
    lines = []
    if "label_smoothing" in problem.params:
        lines.append(f"{y} = {y} * (1.0 - LABEL_SMOOTHING) + 0.5 * LABEL_SMOOTHING")
    if "pos_weight" not in problem.params:
        return Labelled(lines=tuple(lines), labels=y)
    weight = "weight" if several_weights(problem) else "POS_WEIGHT"
    lines += [
        "# The cross-entropy of w y + 1 - y rows, w y of which are 1.",
        f"weights = {weight} * {y} + 1.0 - {y}",
        f"{y} = {weight} * {y} / weights",
    ]
    return Labelled(lines=tuple(lines), labels=y, weights="weights")


def _shares(problem: Problem, coding: Coding) -> Labelled:
    classes = problem.units
    shares = f"np.eye({classes})[y]" if coding is Coding.INDICES else "y"
    smoothed: tuple[str, ...] = ()
    if "label_smoothing" in problem.params:
        smoothed = (f"shares = shares * (1.0 - LABEL_SMOOTHING) + LABEL_SMOOTHING / {classes}",)
    return Labelled(
        lines=(
            "# Labels are classes there: each row is given once a class, weighted by its share.",
            f"shares = {shares}  # float64 [n, {classes}]",
            *smoothed,
            f"rows = np.repeat(x, {classes}, axis=0)",
            f"labels = np.tile(np.arange({classes}), len(x))",
        ),
        rows="rows",
        labels="labels",
        weights="shares.ravel()",
    )


def _classes(problem: Problem) -> Labelled:
    if problem.stratify:
        return Labelled()
    classes = problem.units
    return Labelled(
        lines=(
            "# The rows may lack a class that the model must know: a row each, of weight 0.",
            f"rows = np.concatenate([x, np.zeros(({classes}, x.shape[1]), dtype=x.dtype)])",
            f"labels = np.concatenate([y, np.arange({classes})])",
            f"weights = np.concatenate([np.ones(len(y)), np.zeros({classes})])",
        ),
        rows="rows",
        labels="labels",
        weights="weights",
    )


def _steps(problem: Problem) -> Labelled:
    if problem.loss.name == "coral":
        return Labelled(labels="(y > step).astype(int)")
    lines = ("reached = y >= step",)
    return Labelled(lines=lines, rows="x[reached]", labels="(y[reached] > step).astype(int)")
