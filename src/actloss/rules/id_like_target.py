"""The label names the rows instead of saying something about them.

## What it does

Looks, from 21 labelled rows on, for class names that are all different, and for whole numbers that number the rows
without a gap (other quantities may well all differ); and in any table for more than 1,000 classes. Names of which
nearly all are different have too few rows each, which AL303 tells.

## Why is this bad?

A class with one row cannot be learnt and tested too, and an identifier says nothing of the next row. Most often the
wrong column was taken for the label. With thousands of classes the last layer outweighs the rest of the model, and
most classes are too small to learn.

## Example

>>> codes([f"customer {number}" for number in range(200)])
['AL210']

A few classes:

>>> codes([f"segment {number % 4}" for number in range(200)])
[]

## Use instead

Name the column that is to be predicted:

    actloss advise table.csv --target churned

## References

scikit-learn, `type_of_target`: warns from more than 20 rows on where most labels are different. AutoGluon refuses more
than 1,000 classes.
"""

from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE, FROM_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, percent, several
from actloss.task import Kind
from actloss.task.usable import FEWEST_FOR_IDENTIFIER, merged_count

ROWS = Threshold(
    code="AL210",
    name="rows",
    default=FEWEST_FOR_IDENTIFIER,
    domain=FROM_ONE,
    meaning="labelled rows, above which labels that are all different are nothing but names",
)
SHARE = Threshold(
    code="AL210",
    name="share",
    default=1.0,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="different classes as a share of the labelled rows, from which they name the rows",
)
CLASSES = Threshold(
    code="AL210", name="classes", default=1000, domain=FROM_ONE, meaning="classes, above which they are too many"
)


def _check(case: Case) -> Found | None:
    found = _numbering(case) if case.task is not None and case.task.kind is Kind.REGRESSION else _classes(case)
    if found is None:
        return None
    return Found(
        message=f"{label(case.profile)} {found}",
        column=only_column(case.profile),
        count=case.profile.labelled,
        fix="name another column with --target, unless this one is to be predicted",
    )


def _numbering(case: Case) -> str | None:
    """Return what to say of whole numbers that follow one another, in whatever order."""
    numbers, rows = case.profile.numeric, case.profile.labelled
    if numbers is None or rows <= case.limit(ROWS) or not numbers.integral or numbers.distinct < rows:
        return None
    if numbers.maximum - numbers.minimum != rows - 1:
        return None
    return (
        f"holds each whole number from {numbers.minimum:,.0f} to {numbers.maximum:,.0f} once in "
        f"{several(rows, 'labelled row')}, as row numbers do"
    )


def _classes(case: Case) -> str | None:
    profile = case.profile
    classes, rows = merged_count(profile), profile.labelled
    if rows > case.limit(ROWS) and classes >= case.limit(SHARE) * rows:
        return (
            f"holds {several(classes, 'different label')} in {several(rows, 'labelled row')} "
            f"({percent(classes / rows)}), as identifiers do"
        )
    if classes > case.limit(CLASSES):
        return (
            f"holds {several(classes, 'class', 'classes')} in {several(rows, 'labelled row')}, more than "
            f"{case.limit(CLASSES):,.10g}"
        )
    return None


RULE = Rule(
    code="AL210",
    name="id-like-target",
    severity=Severity.WARNING,
    applies=single_column,
    check=_check,
    thresholds=(ROWS, SHARE, CLASSES),
)
