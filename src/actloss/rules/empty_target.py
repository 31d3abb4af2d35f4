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
from actloss.rules.lock.scope import origin
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import always, has_labels
from actloss.rules.wording import label, several


def _check(case: Case) -> Found | None:
    profile = case.profile
    if has_labels(profile):
        return None
    if profile.rows == 0:
        holds = "holds" if len(profile.target.columns) == 1 else "hold"
        message = f"the table has no data rows, so {label(profile)} {holds} no label"
    else:
        message = f"none of the {several(profile.rows, 'row')} has a label in {label(profile)}"
    return Found(
        message=message,
        column=profile.target.columns[0],
        row=1 if profile.rows else None,
        line=None if profile.rows else profile.source.header_line or None,
        count=profile.rows,
        fix=_fix(case),
    )


def _fix(case: Case) -> str:
    before = case.reference
    if before is None and case.profile.rows == 0:
        return "find out why no row was written"
    if before is None:
        return "name the column that holds the labels with --target"
    return f"repair the table: {origin(before)} has {several(before.labelled, 'labelled row')}"


RULE = Rule(code="AL202", name="empty-target", severity=Severity.ERROR, applies=always, check=_check)
