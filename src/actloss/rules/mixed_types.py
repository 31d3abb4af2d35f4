"""Numbers and text stand in one label column.

## What it does

Counts the cells of the minority where some labels are numbers and some are text: an error where text stands among
numbers, a warning where numbers stand among text.

## Why is this bad?

One "n.k." among prices turns the whole column into text in every reader, and a regression into a classification with
a class per price. Numbers among text are milder, since class names may be numbers; but a reader that guesses types
from the first rows can read "7" as 7 there and as "7" further down.

## Example

>>> codes([10.5, 11.25, "n.k.", 12.75] * 30)
['AL204']

Numbers only:

>>> codes([10.5, 11.25, 10.0, 12.75] * 30)
[]

## Use instead

Look at these cells; empty those that are no value, and repair those that are:

    df.loc[pd.to_numeric(df["label"], errors="coerce").isna() & df["label"].notna(), "label"].value_counts()

## References

deepchecks, `MixedDataTypes`: a type that makes up 1 to 10 % of a column. Here one cell is enough, because one cell
changes how every reader types the column.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.wording import label, listed, only_column, percent, several


def _check(case: Case) -> Found | None:
    profile = case.profile
    minority, numeric = profile.off_type, profile.numeric
    if not minority.count or numeric is None:
        return None
    text = numeric.count >= profile.labelled - numeric.count
    what = "text among numbers" if text else "numbers among text"
    verb = "is" if minority.count == 1 else "are"
    return Found(
        message=f"{minority.count:,} of {several(profile.labelled, 'label')} of {label(profile)} "
        f"({percent(minority.count / profile.labelled)}) {verb} {what}, "
        f"first in row {minority.first_row:,}: {listed(profile.off_type_examples)}",
        column=only_column(profile),
        row=minority.first_row or None,
        count=minority.count,
        fix="empty or repair the cells that are no number" if text else "name these classes with a word",
        severity=Severity.ERROR if text else Severity.WARNING,
    )


RULE = Rule(code="AL204", name="mixed-types", severity=Severity.ERROR, applies=single_column, check=_check)
