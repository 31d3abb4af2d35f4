"""The table has few labelled rows.

## What it does

Counts the rows with a label and notes fewer than 100.

## Why is this bad?

A held-out fifth of 80 rows is 16: one row more or less classified well moves the accuracy by 6 points, and a mean loss
over so few rows says little about the next ones. What this tool says of a distribution is as unsure: with 50 rows, the
largest difference between two samples of the same classes exceeds 0.01 in 95 of 100 draws.

## Example

>>> codes(["yes", "no", "no"] * 33)
['AL105']

Ten rows more:

>>> codes(["yes", "no", "no"] * 33 + ["yes", "no"] * 5)
[]

## Use instead

Collect more rows; until then judge a model by repeated cross-validation, and give the spread beside the mean.

    RepeatedKFold(n_splits=5, n_repeats=20)

## References

deepchecks, `DatasetsSizeComparison`: at least 100 rows. The share of draws was measured on samples of two classes.
"""

from actloss.finding import Severity
from actloss.interval import FROM_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import labelled
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, several

ROWS = Threshold(
    code="AL105", name="rows", default=100, domain=FROM_ONE, meaning="rows with a label, below which they are few"
)


def _check(case: Case) -> Found | None:
    profile, rows = case.profile, case.limit(ROWS)
    if profile.labelled >= rows:
        return None
    verb = "has" if profile.labelled == 1 else "have"
    return Found(
        message=f"only {several(profile.labelled, 'row')} {verb} a label in {label(profile)}, fewer than {rows:,.10g}",
        column=only_column(profile),
        count=profile.labelled,
        fix="collect more rows, or judge a model by repeated cross-validation",
    )


RULE = Rule(code="AL105", name="few-rows", severity=Severity.NOTE, applies=labelled, check=_check, thresholds=(ROWS,))
