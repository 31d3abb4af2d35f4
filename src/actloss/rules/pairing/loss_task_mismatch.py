"""The loss does not serve this kind of task.

## What it does

Holds the loss against what the labels are: a regression loss on classes, a loss of two classes on three or more, a loss
of exclusive classes on quantities, or a loss of decisions, whose gradient is 0 everywhere, on anything. The mean
squared error of probabilities is the Brier score and passes; two classes pass under a loss of several; several
exclusive classes in columns pass under a loss that asks each column on its own. scikit-learn trains a hinge of several
classes for each against the rest. Labels that may hold together under a loss of exclusive classes are AL413's. A loss
of quantities on two classes or on columns of labels is a warning: 0 and 1 keep their meaning under it.

What the labels are is read off them, and off the loss where the task was not declared: few whole numbers under a loss
of quantities or counts are taken for these, unless more speaks for classes; then it is a warning, as long as they may
be numbers.

## Why is this bad?

Nothing stops such a training: the numbers that name classes are taken for amounts, so that class 2 lies between 1 and
3, or measurements are cut to classes. The figure falls and means nothing.

## Example

>>> codes(["cat", "dog", "owl"] * 40, loss="mse")
['AL421', 'AL422']
>>> codes(["cat", "dog", "owl"] * 40, loss="sparse_categorical_crossentropy")
['AL422']

## Use instead

Take the loss of the task; `actloss advise` names it:

    actloss advise table.csv

## References

EvalML, `TARGET_INCOMPATIBLE_OBJECTIVE`. scikit-learn, `check_classification_targets`. Hugging Face transformers: a
classifier with `num_labels=1` trains on the mean squared error.
"""

from collections.abc import Callable, Mapping

from actloss.catalogue import Loss
from actloss.escape import visible
from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.profile.facts import Encoding
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import by_margin, called, framework_of, of_floats, of_shares, the_loss, the_task
from actloss.rules.pairing.scope import DECISIONS, with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, several
from actloss.spelling import folded, joined
from actloss.target import Layout
from actloss.task import Kind, Task, Trait

_EXCLUSIVE = (Layout.ONE_HOT, Layout.DISTRIBUTION)
_SQUARES = frozenset({"mse", "l2"})
"""On probabilities these are the Brier score."""

DOUBT = Threshold(
    code="AL421",
    name="doubt",
    default=0.03,
    domain=UNIT,
    meaning="confidence, from 0 to 1, that what reads as classes are quantities, or the reverse, from which on a loss "
    "of the other kind is only warned of",
)


def _check(case: Case) -> Found | None:
    loss, task = the_loss(case), the_task(case)
    if loss.name in DECISIONS:
        flat = f"{called(case)} is of decisions: its gradient is 0, and no network can be trained with it"
        return _found(case, task, loss, flat)
    severity = None if task.kind.value in loss.kinds else _JUDGES[task.kind](case, task, loss)
    if severity is None:
        return None
    serves = joined([_CALLED[kind] for kind in loss.kinds])
    holds = f"{label(case.profile)} {_holds(case, task.kind)}"
    message = f"{called(case)} serves {serves}, but {holds}{_says(case, task.kind, loss)}"
    return _found(case, task, loss, message, severity)


def _on_regression(case: Case, task: Task, loss: Loss) -> Severity:
    doubtful = "multiclass" in loss.kinds and _may_be(Kind.MULTICLASS, case, task)
    return Severity.WARNING if doubtful else Severity.ERROR


def _on_binary(case: Case, _task: Task, loss: Loss) -> Severity | None:
    """Judge by two classes: as two of several, or as one label, they suit any loss but that of a quantity."""
    return Severity.WARNING if "regression" in loss.kinds and not _brier(case, loss) else None


def _on_multiclass(case: Case, task: Task, loss: Loss) -> Severity | None:
    columns = case.profile.target.layout in _EXCLUSIVE
    if framework_of(case) == "sklearn" and by_margin(loss) and loss.name != "exponential":
        # Its linear classifiers train one class against the rest.
        return None
    if "regression" not in loss.kinds or "multilabel" in loss.kinds:
        return None if columns and "multilabel" in loss.kinds else Severity.ERROR
    if columns:
        return None if _brier(case, loss) else Severity.WARNING
    doubtful = _may_be(Kind.REGRESSION, case, task) or Trait.ORDINAL in task.traits
    return Severity.WARNING if doubtful else Severity.ERROR


def _on_multilabel(case: Case, _task: Task, loss: Loss) -> Severity | None:
    # AL413 has what there is to say of exclusive classes.
    if loss.kinds == ("multiclass",) or _brier(case, loss):
        return None
    return Severity.WARNING


_JUDGES: Mapping[Kind, Callable[[Case, Task, Loss], Severity | None]] = {
    Kind.REGRESSION: _on_regression,
    Kind.BINARY: _on_binary,
    Kind.MULTICLASS: _on_multiclass,
    Kind.MULTILABEL: _on_multilabel,
}
"""How bad a loss is that does not name this kind of task; None where it serves all the same."""

_CALLED = {
    "regression": "quantities",
    "binary": "two classes",
    "multiclass": "exclusive classes",
    "multilabel": "labels that may hold together",
}


def _brier(case: Case, loss: Loss) -> bool:
    activation = None if case.training is None else case.training.activation
    squares = loss.name in _SQUARES and activation is not None and activation.name in ("sigmoid", "softmax")
    return squares and case.profile.encoding not in (Encoding.PLUS_MINUS, Encoding.ONE_BASED, Encoding.GAPS)


def _may_be(kind: Kind, case: Case, task: Task) -> bool:
    """Return whether nobody said what the labels are, and they may be of another kind after all."""
    confidence = max((other.confidence for other in task.alternatives if other.kind is kind), default=0.0)
    return not task.given and confidence >= case.limit(DOUBT)


def _holds(case: Case, kind: Kind) -> str:
    profile = case.profile
    if kind is Kind.REGRESSION:
        columns = len(profile.target.columns)
        numbers = profile.numeric.distinct if profile.numeric else 0
        return f"hold {columns} quantities" if columns > 1 else f"holds {several(numbers, 'different number')}"
    facts = profile.label_sets
    count = len(facts.names) if facts else profile.distinct
    noun = ("label", "labels that may hold together") if kind is Kind.MULTILABEL else ("class", "classes")
    verb = "hold" if len(profile.target.columns) > 1 else "holds"
    return f"{verb} {several(count, *noun)}"


def _says(case: Case, kind: Kind, loss: Loss) -> str:
    if kind is Kind.REGRESSION:
        return library_says(
            case,
            of_floats(case),
            pytorch="pytorch-float-class-indices",
            keras="keras-float-class-indices",
            jax="jax-float-class-indices",
            sklearn="sklearn-continuous-label",
            xgboost="xgboost-softmax-label",
            lightgbm="lightgbm-cut-classes",
            catboost="catboost-continuous-classes",
        )
    if framework_of(case) == "catboost" and kind is not Kind.MULTILABEL:
        return _of_catboost(case, loss)
    if loss.name == "mse" and kind is Kind.BINARY and framework_of(case) == "pytorch":
        return library_says(case, pytorch="hf-one-label-regression")
    return ""


def _of_catboost(case: Case, loss: Loss) -> str:
    text = next((entry.name for entry in case.profile.classes if entry.value is None), None)
    if loss.kinds == ("regression",) and text is not None:
        here = {'"a"': f'"{visible(text, limit=40)}"'}
        return library_says(case, here, catboost="catboost-text-target")
    two = loss.name == "binary_crossentropy" and not of_shares(case) and not folded(called(case)).startswith("multi")
    return library_says(case, catboost="catboost-two-values") if two else ""


def _found(case: Case, task: Task, loss: Loss, message: str, severity: Severity | None = None) -> Found:
    return Found(message=message, column=only_column(case.profile), fix=_cure(task.kind, loss), severity=severity)


def _cure(kind: Kind, loss: Loss) -> str:
    if kind is Kind.REGRESSION:
        return "train with a loss of quantities, such as linear and mse; say --task if the numbers are classes"
    if kind is Kind.BINARY:
        return "train with sigmoid and binary_crossentropy"
    if kind is Kind.MULTILABEL:
        return "train with one sigmoid unit a label and binary_crossentropy"
    other = "; say --task regression if the numbers are quantities" if loss.kinds == ("regression",) else ""
    return f"train with softmax and sparse_categorical_crossentropy{other}"


RULE = Rule(
    code="AL421",
    name="loss-task-mismatch",
    severity=Severity.ERROR,
    applies=with_task,
    check=_check,
    thresholds=(DOUBT,),
)
