"""The metric that a script prints of its test rows, as code over numpy."""

from dataclasses import dataclass

from actloss.catalogue.row import Form
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem

_PLACES = {
    Coding.INDICES: "y_test",
    Coding.VALUES: "y_test.astype(int)",
    Coding.BITS: "(y_test > 0.5).astype(int)",
    Coding.SIGNS: "(y_test > 0.0).astype(int)",
    Coding.ROWS: "y_test.argmax(axis=1)",
    Coding.SETS: "y_test.argmax(axis=1)",
    Coding.SIGNED_SETS: "y_test.argmax(axis=1)",
}
"""By the coding: the place of each test row's class among ``CLASSES``."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What is printed beside the loss of the test rows."""

    title: str
    """``mean absolute error``, ``accuracy``, ``balanced accuracy`` or ``accuracy per label``."""
    lines: tuple[str, ...]
    """Statements before it, over the names of `metric`."""
    expression: str
    """A number, over the same names and those that ``lines`` define."""


def metric(problem: Problem, coding: Coding) -> Metric:
    """Return the metric of a kind of task.

    Args:
        problem: What the code is written for.
        coding: The labels in ``y_test``.

    Returns:
        Code over numpy arrays: ``y_test`` as ``encode`` returns it; ``y_pred`` of the test rows, after the activation
        and in the label's unit, ``[n]`` or ``[n, outputs]`` (of a pair of predictions ``[n, 2]``); ``decision`` as
        ``decide`` returns it; ``CLASSES``. It defines ``truth``, and ``recalls`` where it weighs classes alike.
    """
    if problem.kind == "regression":
        truth = "unscale(y_test)" if problem.labels.scale else "y_test"
        return Metric("mean absolute error", (), f"np.abs({_value(problem)} - {truth}).mean()")
    if problem.kind == "multilabel":
        threshold = "0.0" if coding is Coding.SIGNED_SETS else "0.5"
        return Metric("accuracy per label", (), f"(decision == (y_test > {threshold})).mean()")
    truth = f"truth = np.array(CLASSES, dtype=object)[{_PLACES[coding]}]"
    if not problem.imbalanced:
        return Metric("accuracy", (truth,), "(decision == truth).mean()")
    # The mean over the classes of the share of their rows that is found.
    recalls = (
        "rows = [truth == label for label in CLASSES]",
        "recalls = [(decision == truth)[of].mean() for of in rows if of.any()]",
    )
    return Metric("balanced accuracy", (truth, *recalls), "np.mean(recalls)")


def _value(problem: Problem) -> str:
    """Return the prediction that stands for the label."""
    if problem.loss.form is not Form.PAIRS:
        return "y_pred"
    # Of a zero-inflated count: the share of zeros, and the mean of the others.
    return "(1 - y_pred[:, 0]) * y_pred[:, 1]" if problem.loss.second == "rate" else "y_pred[:, 0]"
