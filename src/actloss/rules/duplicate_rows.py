"""Many rows repeat an earlier one.

## What it does

Compares all rows with a label, cell by cell as text, and counts those that repeat an earlier row in every column, the
label too. Columns that only say which row it is (identifiers, row numbers) are left out. It warns above 5 %.

## Why is this bad?

A row that stands in the table twice can stand in the training set and in the test set: the test then measures memory.
It also weighs twice in the loss, for no reason that anyone gave.

Known mistake: tables of a few coarse features, in which equal rows are different cases. Weights are then honest, and
the finding can be ignored.

## Example

>>> rows = [(str(number), "yes" if number % 3 else "no") for number in range(200)]
>>> codes_of_rows(("size", "sold"), rows + rows[:12])
['AL106']

Every row once:

>>> codes_of_rows(("size", "sold"), rows)
[]

## Use instead

Drop the repeats before the table is split, or split by groups of equal rows:

    df = df.drop_duplicates(subset=df.columns.drop("id"))

## References

deepchecks, `DataDuplicates`, whose limit is likewise 5 %. Barz and Denzler, "Do we train on test data? Purging CIFAR of
near-duplicates", 2020: up to 14 % of the error was hidden by repeats.
"""

from actloss.finding import Severity
from actloss.interval import BELOW_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import compared_rows
from actloss.rules.threshold import Threshold
from actloss.rules.wording import left_out, percent, several

SHARE = Threshold(
    code="AL106",
    name="share",
    default=0.05,
    domain=BELOW_ONE,
    meaning="share of labelled rows that repeat an earlier one, above which they are many",
)


def _check(case: Case) -> Found | None:
    twins = case.twins
    if twins is None or twins.duplicates.count <= case.limit(SHARE) * twins.rows:
        return None
    repeats = twins.duplicates
    verb = "repeats" if repeats.count == 1 else "repeat"
    columns = twins.features + len(case.profile.target.columns)
    return Found(
        message=f"{repeats.count:,} of {several(twins.rows, 'labelled row')} ({percent(repeats.count / twins.rows)}) "
        f"{verb} an earlier row in all {columns:,} columns{left_out(twins)}, first in row {repeats.first_row:,}",
        row=repeats.first_row,
        count=repeats.count,
        fix="drop the repeats before the table is split, or keep equal rows on one side of the split",
    )


RULE = Rule(
    code="AL106",
    name="duplicate-rows",
    severity=Severity.WARNING,
    applies=compared_rows,
    check=_check,
    thresholds=(SHARE,),
)
