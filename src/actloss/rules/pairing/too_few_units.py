"""The output layer has fewer units than the labels need.

## What it does

Where the number of output units was given, compares it with what the labels need: one more than the highest class
index for a loss that reads indices (one less for the steps of CORAL and CORN), the number of classes where they are
text or have to be encoded first (see AL404), one unit a column of one-hot, multi-hot or probability columns, a label
of delimited cells, or an output of several. A label that the loss skips needs no unit.

## Why is this bad?

A class without a unit cannot be predicted. PyTorch stops on the first row that has it, on a GPU with an assertion
that names no label; Keras on JAX trains on.

## Example

>>> codes([0, 1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch", units=3)
['AL405']
>>> codes([0, 1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch", units=4)
[]

## Use instead

Give the last layer one unit a class:

    torch.nn.Linear(width, 4)

## References

PyTorch, `CrossEntropyLoss`: "Target 3 is out of bounds." cleanlab, `assert_valid_class_labels`: labels must be below
the number of columns of the predicted probabilities.
"""

from actloss.catalogue import Form
from actloss.column import Tally, total
from actloss.finding import Severity
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing import sparse_labels
from actloss.rules.pairing.labels import Numbers, encoder, numbers_of, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import NO_LOSS, by_index, form_of, loss_of
from actloss.rules.rule import Found, Rule
from actloss.rules.sizes import merged_classes
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout

_ROWS = (Form.ROWS, Form.CLASSES)


def _applies(case: Case) -> str | None:
    if loss_of(case) is None:
        return NO_LOSS
    if case.training is None or case.training.units is None:
        return "the number of units was not given"
    if case.profile.target.layout is Layout.SINGLE and not by_index(case):
        return "one output serves the label"
    return None if _need(case) else "the labels do not say how many units they need"


def _check(case: Case) -> Found | None:
    need = _need(case)
    units = None if case.training is None else case.training.units
    if need is None or units is None or units >= need[0]:
        return None
    wanted, because = need
    beyond = [
        entry for numbers in _indices(case) for entry in numbers.classes if valued(entry) > units - 1 + _steps(case)
    ]
    tally = total(Tally(entry.count, entry.first_row) for entry in beyond)
    row = f", the first beyond in row {tally.first_row:,}" if beyond else ""
    return Found(
        message=f"the output has {several(units, 'unit')}, but {because}{row}, and needs {wanted:,}{_says(case)}",
        column=only_column(case.profile),
        row=tally.first_row or None,
        count=tally.count or None,
        fix=f"units={wanted}",
    )


def _need(case: Case) -> tuple[int, str] | None:
    """Return how many units the labels need, and why; None where they do not say."""
    profile = case.profile
    match profile.target.layout:
        case Layout.DELIMITED:
            count = len(profile.sets.names)
            return count, f"the cells of {label(profile)} hold {several(count, 'label')}"
        case Layout.SINGLE:
            return _of_classes(case)
        case layout:
            # One-hot columns may be trained as a single index, and a loss of pairs has two outputs for each label.
            if form_of(case) is Form.PAIRS or (layout is Layout.ONE_HOT and form_of(case) not in _ROWS):
                return None
            columns = len(profile.target.columns)
            return columns, f"the label has {several(columns, 'column')}"


def _of_classes(case: Case) -> tuple[int, str] | None:
    profile = case.profile
    for numbers in _indices(case):
        highest = numbers.ends[1]
        if highest != len(numbers.classes) - 1 and sparse_labels.RULE.applies(case) is None:
            # Labels that are no indices 0 to C - 1 need an encoding, not a wider output: AL404 speaks of them.
            return len(numbers.classes) - _steps(case), f"{label(profile)} has {len(numbers.classes):,} classes"
        if not highest.is_integer() or highest < 1:
            return None
        return int(highest) + 1 - _steps(case), f"{label(profile)} goes up to class {number_name(highest)}"
    count = len(merged_classes(profile))
    return (count - _steps(case), f"{label(profile)} has {several(count, 'class', 'classes')}") if count > 1 else None


def _indices(case: Case) -> tuple[Numbers, ...]:
    """Return the class indices as the loss gets them; none where text or an encoder stands between."""
    listed = case.profile.classes
    if encoder(case) or not listed or any(entry.value is None for entry in listed):
        return ()
    return numbers_of(case)


def _steps(case: Case) -> int:
    """CORAL and CORN have one output for each step between two classes."""
    return 1 if form_of(case) is Form.RANKS else 0


def _says(case: Case) -> str:
    numbers = _indices(case)
    if not by_index(case) or not numbers or form_of(case) is Form.RANKS:
        return ""
    highest, units = number_name(numbers[0].ends[1]), 0 if case.training is None else case.training.units
    return library_says(
        case,
        {"Target 3": f"Target {highest}", "[0, 3)": f"[0, {units})", "found 3": f"found {highest}"},
        pytorch="pytorch-label-out-of-bounds",
        keras="keras-jax-label-out-of-range",
        jax="jax-label-out-of-range",
        xgboost="xgboost-softmax-label",
        lightgbm="lightgbm-multiclass-label",
    )


RULE = Rule(code="AL405", name="too-few-units", severity=Severity.ERROR, applies=_applies, check=_check)
