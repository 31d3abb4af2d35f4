"""Class indices do not run from 0 without a gap.

## What it does

Under a loss that reads a column of class indices (sparse categorical cross-entropy, NLL, CrossEntropyLoss,
multi-class hinges, CORAL and CORN), looks for classes that are not 0, 1, 2 … C - 1: labels that count from 1, have
gaps, lie below 0 or are no whole numbers. A label that the loss skips is not judged, and neither is text.
scikit-learn's and CatBoost's classifiers encode any labels. Where all lie within the units that the output has, or
LightGBM may encode them, it is a warning.

## Why is this bad?

The index picks an output. One beyond the last stops PyTorch and XGBoost; Keras and JAX train on it as if nothing were
wrong, at a loss that means nothing.

## Example

>>> codes([1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch")
['AL404']
>>> codes([0, 1, 2] * 60, loss="sparse_categorical_crossentropy", framework="pytorch")
[]

## Use instead

Encode the labels once, over the whole data, and keep the mapping; `actloss check --fix` does it in a copy.

    classes, y = numpy.unique(y, return_inverse=True)

## References

PyTorch, `CrossEntropyLoss`: class indices in the range [0, C). XGBoost and LightGBM: label must be in [0, num_class).
Keras on JAX and optax do not check (run with Keras 3.15 and optax 0.2.8).
"""

from actloss.catalogue import Form
from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Cure, Severity
from actloss.profile.classes import number_name
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.pairing.labels import encoder, no_numbers, numbers_of, skipped_by_loss, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import (
    NO_LOSS,
    by_index,
    form_of,
    framework_of,
    loss_of,
    recoded,
    rows_of_classes,
    the_loss,
)
from actloss.rules.rule import Found, Rule
from actloss.spelling import joined
from actloss.target import Layout
from actloss.task import Kind

_VOID = frozenset({-100.0, -1.0, 255.0})
"""Customary marks of rows without a label: what a recoding must not take for a class."""
_SHOWN = 3
_FEW = 10
"""Classes that XGBoost's message is written out for."""


def _applies(case: Case) -> str | None:
    loss, layout = loss_of(case), case.profile.target.layout
    if loss is None:
        return NO_LOSS
    if not by_index(case):
        return f"the layout is {layout.value}" if layout is not Layout.SINGLE else f"{loss.name} takes no class indices"
    reason = encoder(case) or no_numbers(case)
    return reason or _no_classes(case)


def _no_classes(case: Case) -> str | None:
    numbers, task = numbers_of(case)[0], case.task
    if not numbers.classes:
        return f"{numbers.summary.distinct:,} distinct values are too many to count as classes"
    if any(entry.value is None for entry in case.profile.classes):
        return "numbers and text share the column"
    if len(numbers.classes) == 1:
        return "there is one class only"
    # Whole numbers with a stray decimal look like a quantity, and are what this rule is for.
    strays = sum(entry.count for entry in numbers.classes if not valued(entry).is_integer())
    if task is not None and task.kind is Kind.REGRESSION and not 0 < 2 * strays < numbers.count:
        return "the task is regression"
    return None


def _check(case: Case) -> Found | None:
    loss, numbers = the_loss(case), numbers_of(case)[0]
    wanted = range(len(numbers.classes))
    wrong = [entry for entry in numbers.classes if entry.value not in wanted]
    if not wrong:
        return None
    tally = total(Tally(entry.count, entry.first_row) for entry in wrong)
    mild = framework_of(case) == "lightgbm" or _within_units(case)
    sure = all(valued(entry).is_integer() and valued(entry) >= 0 for entry in wrong)
    last = str(len(wanted) - 1) if sure else "C - 1"
    return Found(
        message=f"{_what(numbers.column, numbers.classes, wrong)}, the first in row {tally.first_row:,}, "
        f"but {loss.name} takes class indices 0 to {last}{_says(case, wrong)}",
        column=numbers.column,
        row=tally.first_row,
        count=tally.count,
        fix=_fix(case, wrong),
        cure=_cure(case),
        severity=Severity.WARNING if mild else None,
    )


def _what(column: str, classes: tuple[ClassCount, ...], wrong: list[ClassCount]) -> str:
    """Return what is wrong with the classes, beginning with the column."""
    parts = [entry for entry in wrong if not valued(entry).is_integer()]
    low, high = valued(classes[0]), valued(classes[-1])
    below = [entry for entry in wrong if valued(entry) < 0]
    if parts:
        return f"{quoted(column)} holds {_named(parts)} among its class labels"
    if below:
        return f"{quoted(column)} holds the class {_named(below)}" if len(below) == 1 else _negative(column, below)
    run = f"the {len(classes):,} classes of {quoted(column)} run from {number_name(low)} to {number_name(high)}"
    # Labels such as 0 and 10**12 leave too many gaps to look for them all.
    gaps = int(high - low) + 1 - len(classes)
    if not gaps:
        return run
    first = next(int(low) + step for step, entry in enumerate(classes) if valued(entry) != low + step)
    return f"{run} without {first:,}" if gaps == 1 else f"{run} without {first:,} and {gaps - 1:,} more between"


def _negative(column: str, below: list[ClassCount]) -> str:
    return f"{quoted(column)} holds the classes {_named(below)}"


def _named(entries: list[ClassCount]) -> str:
    names = [number_name(valued(entry)) for entry in entries]
    return joined(names) if len(names) <= _SHOWN else f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"


def _fix(case: Case, wrong: list[ClassCount]) -> str:
    values = rows_of_classes(case)
    marks = [value for value in values if value in _VOID]
    if not all(valued(entry).is_integer() for entry in wrong):
        return "correct the labels that are no whole numbers"
    if marks and len(values) > 2:
        mark = number_name(marks[0])
        return f"ignore_index={mark} if {mark} marks rows without a label; else encode the labels"
    if values == tuple(float(index + 1) for index in range(len(values))):
        return "y = y - 1"
    return "classes, y = numpy.unique(y, return_inverse=True)"


def _cure(case: Case) -> Cure | None:
    """Return the recoding to 0, 1, 2 …, where every label surely is a class."""
    values = rows_of_classes(case)
    doubtful = values != (-1.0, 1.0) and any(value < 0 or value in _VOID for value in values)
    if doubtful or not all(value.is_integer() for value in values) or _skips_some(case):
        return None
    return recoded(case, {value: index for index, value in enumerate(values)})


def _skips_some(case: Case) -> bool:
    return any(skipped_by_loss(case, entry.value) for entry in case.profile.classes)


def _within_units(case: Case) -> bool:
    """Return whether every label picks an output: then one of them is idle, and nothing breaks."""
    units = None if case.training is None else case.training.units
    if units is None or framework_of(case) == "xgboost":
        return False
    # CORAL and CORN have one output for each step between two classes.
    classes = units + 1 if form_of(case) is Form.RANKS else units
    return all(value in range(classes) for value in rows_of_classes(case))


def _says(case: Case, wrong: list[ClassCount]) -> str:
    loss, values = the_loss(case), rows_of_classes(case)
    if form_of(case) is Form.RANKS or _within_units(case):
        return ""
    low, high = number_name(valued(wrong[0])), number_name(valued(wrong[-1]))
    if not all(valued(entry).is_integer() for entry in wrong):
        pytorch, low_or_high = "pytorch-float-class-indices", high
    elif valued(wrong[0]) < 0:
        pytorch, low_or_high = "pytorch-negative-label", low
    else:
        pytorch, low_or_high = "pytorch-label-out-of-bounds", high
    here = {"Target 3": f"Target {high}", "Target -1": f"Target {low}", "[0, 3)": f"[0, {len(values)})"}
    if len(values) <= _FEW:
        shown = " ".join(number_name(value) for value in values)
        here |= {"[1 2 3]": f"[{shown}]", "[0 1 2]": f"[{' '.join(str(index) for index in range(len(values)))}]"}
    return library_says(
        case,
        here | {"found 3": f"found {low_or_high}"},
        pytorch="pytorch-margin-target" if loss.name in ("crammer_singer", "weston_watkins") else pytorch,
        keras="keras-jax-label-out-of-range",
        jax="jax-label-out-of-range",
        xgboost="xgboost-invalid-classes",
        lightgbm="lightgbm-multiclass-label",
    )


RULE = Rule(
    code="AL404",
    name="sparse-labels",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    fixable=True,
)
