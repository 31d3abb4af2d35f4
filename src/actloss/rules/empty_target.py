"""No row has a label.

## What it does

Reports a label column in which every cell is missing, or a table without rows.

## Why is this bad?

There is nothing to learn from. It mostly means that the wrong column was named, that a join found no partner, or that
the table is the one to predict on.

## Example

>>> codes([None] * 40)
['AL202']

One label is enough to pass (other rules will speak up):

>>> "AL202" in codes([1.5, 2.5] + [None] * 40)
False

## Use instead

Name the column that holds the labels:

    actloss advise table.csv --target price

## References

EvalML, `TARGET_IS_EMPTY_OR_FULLY_NULL`, an error.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import always, has_labels
from actloss.rules.wording import label, several


def _check(case: Case) -> Found | None:
    profile = case.profile
    if has_labels(profile):
        return None
    if profile.rows == 0:
        message = f"the table has no data rows, so {label(profile)} holds no label"
    else:
        message = f"none of the {several(profile.rows, 'row')} has a label in {label(profile)}"
    return Found(
        message=message,
        column=profile.target.columns[0],
        row=1 if profile.rows else None,
        count=profile.rows,
        fix="name the column that holds the labels with --target",
    )


RULE = Rule(code="AL202", name="empty-target", severity=Severity.ERROR, applies=always, check=_check)
