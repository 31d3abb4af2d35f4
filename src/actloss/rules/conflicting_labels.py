"""Equal features stand with different labels.

## What it does

Compares the features of all rows with a label, cell by cell as text, and counts the rows whose features also occur with
another label. Columns that only say which row it is (identifiers, row numbers) are left out. One such row is enough; in
a regression, where repeated measurements differ by their nature, it is a note instead of a warning.

## Why is this bad?

A model gives equal features one answer, so some of these rows are answered wrongly by every model: they put a floor
under any loss. In a classification they are often mistakes of labelling, or a feature is missing that tells the cases
apart.

## Example

>>> rows = [(str(number), "yes" if number % 3 else "no") for number in range(200)]
>>> codes_of_rows(("size", "sold"), rows + [("7", "no")])
['AL107']

One label for each size:

>>> codes_of_rows(("size", "sold"), rows)
[]

## Use instead

Look at the groups; correct the labels, add the feature that tells the rows apart, or train on the share of each class:

    df[df.groupby(features)["label"].transform("nunique") > 1].sort_values(features)

## References

deepchecks, `ConflictingLabels`, and Evidently's test of conflicting targets: no such row is allowed. Northcutt, Athalye
and Mueller, "Pervasive label errors in test sets destabilize machine learning benchmarks", 2021.
"""

from actloss.finding import Severity
from actloss.interval import BELOW_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import compared_rows
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, left_out, only_column, percent, several
from actloss.task import Kind

SHARE = Threshold(
    code="AL107",
    name="share",
    default=0.0,
    domain=BELOW_ONE,
    meaning="share of labelled rows whose features also occur with another label, above which the labels conflict",
)


def _check(case: Case) -> Found | None:
    twins = case.twins
    if twins is None or twins.conflicting.count <= case.limit(SHARE) * twins.rows:
        return None
    rows = twins.conflicting
    regression = case.task is not None and case.task.kind is Kind.REGRESSION
    return Found(
        message=f"{rows.count:,} of {several(twins.rows, 'labelled row')} ({percent(rows.count / twins.rows)}) have "
        f"features that also occur with another label in {label(case.profile)}{left_out(twins)}, in "
        f"{several(twins.groups, 'group')} of equal features, first in row {rows.first_row:,}: a floor under any loss",
        column=only_column(case.profile),
        row=rows.first_row,
        count=rows.count,
        fix="look at these groups: correct the labels, or add the feature that tells their rows apart",
        severity=Severity.NOTE if regression else None,
    )


RULE = Rule(
    code="AL107",
    name="conflicting-labels",
    severity=Severity.WARNING,
    applies=compared_rows,
    check=_check,
    thresholds=(SHARE,),
)
