"""Class indices do not run from 0 without a gap.

## What it does

Under a loss that reads a column of class indices (sparse categorical cross-entropy, NLL, CrossEntropyLoss,
multi-class hinges, CORAL and CORN), looks for classes that are not 0, 1, 2 … C - 1: labels that count from 1, have
gaps, lie below 0 or are no whole numbers. A label that the loss skips is not judged, and neither is text.
scikit-learn's and CatBoost's classifiers encode any labels, and so does LGBMClassifier, but not LightGBM's `train` (say
`--framework LGBMClassifier`).

Where more classes are known than the table holds, from the units of the output, the lock or the reference table, any of
their indices will do: the others are missing from this table, which AL602 speaks of, and a new numbering would give
each row another class. XGBoost's classifier refuses such a table all the same.

## Why is this bad?

The index picks an output. One beyond the last stops PyTorch and XGBoost; Keras and JAX train on it as if nothing were
wrong, at a loss that means nothing.

## Example

>>> codes([1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch")
['AL404']
>>> codes([0, 1, 2] * 60, loss="sparse_categorical_crossentropy", framework="pytorch")
[]

Two of three classes:

>>> codes([1, 2] * 60, loss="sparse_categorical_crossentropy", framework="pytorch", units=3)
[]

## Use instead

Encode the labels once, over the whole data, and keep the mapping; `actloss check --fix` does it in a copy, unless more
classes are known than the table holds.

    classes, y = numpy.unique(y, return_inverse=True)

## References

PyTorch, `CrossEntropyLoss`: class indices in the range [0, C). XGBoost and LightGBM: label must be in [0, num_class).
Keras on JAX and optax do not check (run with Keras 3.15 and optax 0.2.8).
"""

from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Cure, Severity
from actloss.profile.classes import number_name
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.pairing.known_classes import indices, more_known, takes_an_index
from actloss.rules.pairing.labels import ignored_label, numbers_of, valued
from actloss.rules.pairing.no_indices import classifiers, no_indices_say, refused
from actloss.rules.pairing.reading import (
    called_by_index,
    recoded,
    rows_of_classes,
)
from actloss.rules.pairing.scope import with_indices
from actloss.rules.rule import Found, Rule
from actloss.spelling import joined

_VOID = frozenset({-100.0, -1.0, 255.0})
"""Customary marks of rows without a label: what a recoding must not take for a class."""
_SHOWN = 3


def _check(case: Case) -> Found | None:
    numbers = numbers_of(case)[0]
    wanted = indices(case)
    wrong = [entry for entry in numbers.classes if entry.value not in wanted]
    if not wrong:
        return None
    tally = total(Tally(entry.count, entry.first_row) for entry in wrong)
    sure = all(valued(entry).is_integer() and valued(entry) >= 0 for entry in wrong)
    takes = f"{called_by_index(case)} takes class indices 0 to {len(wanted) - 1 if sure else 'C - 1'}"
    if refused(case):
        takes = f"{classifiers(case)} take whole numbers or text for classes"
    return Found(
        message=f"{_what(numbers.column, numbers.classes, wrong)}, the first in row {tally.first_row:,}, "
        f"but {takes}{no_indices_say(case, wrong)}",
        column=numbers.column,
        row=tally.first_row,
        count=tally.count,
        fix=_fix(case, wrong),
        cure=_cure(case),
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
    known = more_known(case)
    if known is not None:
        return f"correct the labels beyond these, and close no gaps: {known} has classes that this table lacks"
    if _skips_some(case):
        return "number the classes from 0, beside the label that the loss skips"
    if values == tuple(float(index + 1) for index in range(len(values))):
        return "y = y - 1"
    return "classes, y = numpy.unique(y, return_inverse=True)"


def _cure(case: Case) -> Cure | None:
    """Return the recoding to 0, 1, 2 …, where every label surely is a class."""
    values = rows_of_classes(case)
    doubtful = values != (-1.0, 1.0) and any(value < 0 or value in _VOID for value in values)
    if doubtful or not all(value.is_integer() for value in values):
        return None
    if _skips_some(case) or more_known(case) is not None:
        return None
    return recoded(case, {value: index for index, value in enumerate(values)})


def _skips_some(case: Case) -> bool:
    """Return whether a label that the loss skips would be among the recoded ones, or be mistaken for one."""
    skipped = ignored_label(case)
    return takes_an_index(case) or any(entry.value == skipped for entry in case.profile.classes)


RULE = Rule(
    code="AL404",
    name="sparse-labels",
    severity=Severity.ERROR,
    applies=with_indices,
    check=_check,
    fixable=True,
)
