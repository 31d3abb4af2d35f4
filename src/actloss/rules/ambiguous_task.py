"""Whole numbers that some tools read as classes and others as a quantity.

## What it does

Notes a label of whole numbers whose distinct values make up between 5 and 50 % of the labelled rows, unless the task
was declared.

## Why is this bad?

In this band tools disagree on the same column, so a notebook and the library it calls can solve different problems:
a softmax with a unit per value cannot predict a number between two of them, and a squared error on codes learns that
class 3 lies between 2 and 4.

## Example

Twelve whole numbers in 120 rows:

>>> codes(list(range(100, 112)) * 10)
['AL209']

The same numbers in more rows:

>>> codes(list(range(100, 112)) * 50)
[]

## Use instead

Say which it is:

    actloss advise table.csv --task regression

## References

EvalML takes 5 % of the rows for the border between classes and a quantity, AutoGluon 5 or 10 % with the number of rows,
scikit-learn's `type_of_target` warns from 50 %: the band lies between the lowest and the highest of these.
"""

from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, percent, several

LOWEST = Threshold(
    code="AL209",
    name="lowest",
    default=0.05,  # EvalML's, and AutoGluon's for large tables
    domain=UNIT,
    meaning="different values divided by labelled rows, from which some tools take whole numbers for a quantity",
)
HIGHEST = Threshold(
    code="AL209",
    name="highest",
    default=0.5,  # scikit-learn's
    domain=UNIT,
    meaning="different values divided by labelled rows, up to which some tools take whole numbers for classes",
)
FEWEST_VALUES = 3
"""Two values are two classes to every tool."""


def _applies(case: Case) -> str | None:
    profile, task = case.profile, case.task
    if task is None:
        return "the labels allow no task"
    if task.given:
        return "the task was declared"
    outside = single_column(case)
    if outside:
        return outside
    whole = profile.numeric is not None and profile.numeric.integral and not profile.off_type.count
    return None if whole else "the label is not made of whole numbers"


def _check(case: Case) -> Found | None:
    profile, task = case.profile, case.task
    share = profile.distinct / profile.labelled
    if task is None or profile.distinct < FEWEST_VALUES or not case.limit(LOWEST) <= share <= case.limit(HIGHEST):
        return None
    other = f", runner-up {task.alternatives[0].kind.value}" if task.alternatives else ""
    return Found(
        message=f"{label(profile)} holds {profile.distinct:,} different whole numbers in "
        f"{several(profile.labelled, 'labelled row')} ({percent(share)}), where tools disagree on the task; "
        f"it was read as {task.kind.value} (confidence {task.confidence:.2f}){other}",
        column=only_column(profile),
        count=profile.labelled,
        fix=f"name the task, such as --task {task.kind.value}",
    )


RULE = Rule(
    code="AL209",
    name="ambiguous-task",
    severity=Severity.NOTE,
    applies=_applies,
    check=_check,
    thresholds=(LOWEST, HIGHEST),
)
