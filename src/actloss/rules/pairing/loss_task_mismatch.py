"""The loss does not serve this kind of task.

## What it does

Holds the loss against what the labels are: a regression loss on classes, a loss of two classes on three or more, a loss
of exclusive classes on quantities, or a loss of decisions, whose gradient is 0 everywhere, on anything. The mean
squared error of probabilities is the Brier score and passes; two classes pass under a loss of several; several
exclusive classes in columns pass under a loss that asks each column on its own. Labels that may hold together under a
loss of exclusive classes are AL413's.

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
from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.profile.facts import Encoding
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import framework_of, loss_of
from actloss.rules.pairing.scope import DECISIONS, with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, several
from actloss.spelling import joined
from actloss.target import Layout
from actloss.task import Kind, Task, Trait

_EXCLUSIVE = (Layout.ONE_HOT, Layout.DISTRIBUTION)
_SQUARES = frozenset({"mse", "l2"})
"""On probabilities these are the Brier score."""

DOUBT = Threshold(
    code="AL421",
    name="doubt",
    default=0.05,
    domain=UNIT,
    meaning="confidence, from 0 to 1, that what reads as classes are quantities, from which on a loss of quantities is "
    "only warned of",
)


def _check(case: Case) -> Found | None:
    loss, task = loss_of(case), case.task
    if loss is None or task is None:  # pragma: no cover - `with_task` has seen to it
        return None
    if loss.name in DECISIONS:
        return _found(
            case, task, loss, f"{loss.name} is of decisions: its gradient is 0, and no network can be trained with it"
        )
    severity = None if task.kind.value in loss.kinds else _JUDGES[task.kind](case, task, loss)
    if severity is None:
        return None
    serves = joined([_CALLED[kind] for kind in loss.kinds])
    holds = f"{label(case.profile)} {_holds(case, task.kind)}"
    message = f"{loss.name} serves {serves}, but {holds}{_says(case, task.kind, loss)}"
    return _found(case, task, loss, message, severity)


def _on_regression(_case: Case, _task: Task, _loss: Loss) -> Severity:
    return Severity.ERROR


def _on_binary(case: Case, _task: Task, loss: Loss) -> Severity | None:
    """Judge by two classes: as two of several, or as one label, they suit any loss but that of a quantity."""
    return Severity.WARNING if "regression" in loss.kinds and not _brier(case, loss) else None


def _on_multiclass(case: Case, task: Task, loss: Loss) -> Severity | None:
    columns = case.profile.target.layout in _EXCLUSIVE
    if "regression" not in loss.kinds or "multilabel" in loss.kinds:
        return None if columns and "multilabel" in loss.kinds else Severity.ERROR
    if columns:
        return None if _brier(case, loss) else Severity.WARNING
    return Severity.WARNING if _may_be_quantity(case, task) else Severity.ERROR


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


def _may_be_quantity(case: Case, task: Task) -> bool:
    """Return whether the classes are in an order, or may be numbers after all."""
    quantity = max((other.confidence for other in task.alternatives if other.kind is Kind.REGRESSION), default=0.0)
    return (not task.given and quantity >= case.limit(DOUBT)) or Trait.ORDINAL in task.traits


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
            pytorch="pytorch-float-class-indices",
            keras="keras-float-class-indices",
            sklearn="sklearn-continuous-label",
            xgboost="xgboost-softmax-label",
            lightgbm="lightgbm-binary-labels",
            catboost="catboost-continuous-classes",
        )
    if loss.name == "mse" and kind is Kind.BINARY and framework_of(case) == "pytorch":
        return library_says(case, pytorch="hf-one-label-regression")
    return ""


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
