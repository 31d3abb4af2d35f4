"""What a script prints: the baseline, and loss and metric of its test rows, as code over numpy."""

from dataclasses import dataclass

from actloss.catalogue.row import Form
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Cells, Problem

_PLACES = {
    Coding.INDICES: "y_test",
    Coding.VALUES: "y_test.astype(int)",
    Coding.BITS: "(y_test > 0.5).astype(int)",
    Coding.SIGNS: "(y_test > 0.0).astype(int)",
    Coding.ROWS: "y_test.argmax(axis=1)",
}
"""By the coding: the place of each test row's class among ``CLASSES``."""
_SHARES = {"softmax": "y_pred", "sigmoid": "y_pred", "log_softmax": "np.exp(y_pred)"}
"""By the activation: the share of each class that is predicted."""
_MEAN_SHARES = "np.abs(y_train.mean(axis=0) - y_test).mean()"


@dataclass(frozen=True, slots=True)
class Metric:
    """What is printed beside the loss of the test rows."""

    title: str
    """``mean absolute error``, ``accuracy``, ``balanced accuracy per label`` and the like."""
    lines: tuple[str, ...]
    """Statements before it, over the names of `metric`."""
    expression: str
    """A number, over the same names and those that ``lines`` define."""
    constant: str = ""
    """What the best constant comes to, likewise; empty where that is no question of the labels."""
    told: str = ""
    """What it is then, or what it should be: a comment."""


def metric(problem: Problem, coding: Coding) -> Metric:
    """Return the metric of a kind of task.

    Args:
        problem: What the code is written for.
        coding: The labels in ``y_test``.

    Returns:
        Code over numpy arrays: ``y_train`` and ``y_test`` as ``encode`` returns them; ``y_pred`` of the test rows,
        after the activation and in the label's unit, ``[n]`` or ``[n, outputs]`` (of a pair of predictions
        ``[n, 2]``); ``decision`` as ``decide`` returns it; ``CLASSES``. Labels that are nan count for nothing.
    """
    if problem.kind == "regression":
        return _of_numbers(problem)
    if problem.kind == "multilabel":
        return _of_labels(problem, "0.0" if coding is Coding.SIGNED_SETS else "0.5")
    if problem.labels.cells is Cells.SHARES and coding is Coding.ROWS and problem.activation in _SHARES:
        # A decision would say nothing of how near the shares are.
        shares = _SHARES[problem.activation]
        return Metric("mean absolute error", (), f"np.abs({shares} - y_test).mean()", _MEAN_SHARES)
    truth = f"truth = np.array(CLASSES, dtype=object)[{_PLACES[coding]}]"
    if not problem.imbalanced:
        most = "max((truth == label).mean() for label in CLASSES)"
        return Metric("accuracy", (truth,), "(decision == truth).mean()", most)
    # The mean over the classes of the share of their rows that is found.
    recalls = (
        "rows = [truth == label for label in CLASSES]",
        "recalls = [(decision == truth)[of].mean() for of in rows if of.any()]",
    )
    chance = f"# The same class everywhere: {1 / len(problem.labels.classes):.4g}."
    return Metric("balanced accuracy", (truth, *recalls), "np.mean(recalls)", told=chance)


def _of_numbers(problem: Problem) -> Metric:
    truth, unit = ("unscale(y_test)", "LABEL_STD * ") if problem.labels.scale else ("y_test", "")
    if problem.loss.name == "quantile":
        share = problem.params.get("quantile", problem.loss.params["quantile"].default)
        return Metric("share of labels below", (), f"({truth} < y_pred).mean()", told=f"# It should be near {share:g}.")
    error = "np.median(y_train, axis=0) - y_test"
    constant = f"np.abs({unit}({error})).mean()" if unit else f"np.abs({error}).mean()"
    return Metric("mean absolute error", (), f"np.abs({_value(problem)} - {truth}).mean()", constant)


def _of_labels(problem: Problem, threshold: str) -> Metric:
    if problem.imbalanced or "pos_weight" in problem.params:
        # An unknown label is neither present nor absent.
        lines = (
            f"rows = [*(y_test > {threshold}).T, *(y_test <= {threshold}).T]",
            "right = [*decision.T, *~decision.T]",
            "recalls = [hit[of].mean() for of, hit in zip(rows, right, strict=True) if of.any()]",
        )
        return Metric("balanced accuracy per label", lines, "np.mean(recalls)", told="# Always the same answer: 0.5.")
    if problem.labels.gaps:
        known = "known = ~np.isnan(y_test)"
        return Metric("accuracy per label", (known,), f"(decision == (y_test > {threshold}))[known].mean()")
    share = f"shares = (y_test > {threshold}).mean(axis=0)"
    constant = "np.maximum(shares, 1 - shares).mean()"
    return Metric("accuracy per label", (share,), f"(decision == (y_test > {threshold})).mean()", constant)


def _value(problem: Problem) -> str:
    """Return the prediction that stands for the label."""
    if problem.loss.form is not Form.PAIRS:
        return "y_pred"
    # Of a zero-inflated count: the share of zeros, and the mean of the others.
    return "(1 - y_pred[:, 0]) * y_pred[:, 1]" if problem.loss.second == "rate" else "y_pred[:, 0]"


def baseline(problem: Problem) -> tuple[str, ...]:
    """Return the statement that prints what the best constant prediction reaches; none where nothing says it."""
    if problem.baseline is None:
        return ()
    return (f'print("baseline  loss {problem.baseline:.4g}")',)


def reached(problem: Problem, coding: Coding, *, y_pred: str, loss: str) -> tuple[str, ...]:
    """Return the statements at the end of a script: ``y_pred``, for classes ``decision``, and the line that they print.

    Args:
        problem: What the code is written for.
        coding: The labels in ``y_test``.
        y_pred: The predictions of the test rows, as an expression, with a comment behind it.
        loss: Their loss, as an expression.
    """
    figure = metric(problem, coding)
    name = "accuracy" if "accuracy" in figure.title else figure.title.split()[-1]
    constant = (f"constant = {figure.constant}", f'print(f"constant  {figure.title} {{constant:.4g}}")')
    return (
        f"y_pred = {y_pred}",
        *(() if problem.kind == "regression" else ("decision = decide(y_pred)",)),
        *figure.lines,
        *(constant if figure.constant else ()),
        f"test_loss = {loss}",
        *((figure.told,) if figure.told else ()),
        f"{name} = {figure.expression}",
        f'print(f"test  loss {{test_loss:.4g}}  {figure.title} {{{name}:.4g}}")',
    )
