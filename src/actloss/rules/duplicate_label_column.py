r"""The label column's name stands over more than one column.

## What it does

Looks for another column with exactly the name of a label column.

## Why is this bad?

Every reader renames the second column in its own way ("y.1", "y_1", "y_duplicated_0"), and one keeps only the last. Two
programs that both read "y" can then train on different columns.

## Example

Of two such columns `advise` takes only a position, here the last:

>>> codes_of_file("y,x,y\n" + "0,5,1\n1,6,0\n" * 60, "2")
['AL103']

One column of that name:

>>> codes_of_file("y,x,z\n" + "0,5,1\n1,6,0\n" * 60, "y")
[]

## Use instead

Rename one of the columns in the file's first line, so that every program can name the other:

    sed -i '1s/^y,/y_old,/' table.csv

## References

Readers compared on a header "y,y": pandas y and y.1, polars y and y_duplicated_0, DuckDB y and y_1, pyarrow's
dictionary keeps the last.
"""

from collections import Counter

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.source.header else "the table has no header"


def _check(case: Case) -> Found | None:
    profile = case.profile
    names = profile.source.columns
    times = Counter(names)
    labels = zip(profile.target.columns, profile.target.positions, strict=True)
    twice = [(name, position) for name, position in labels if times[name] > 1]
    if not twice:
        return None
    name, position = twice[0]
    places = ", ".join(str(place) for place, other in enumerate(names) if other == name)
    others = f"; {several(len(twice) - 1, 'more label column')} likewise" if len(twice) > 1 else ""
    return Found(
        message=f"the name {quoted(name)} stands over the columns at positions {places} (from 0), "
        f"and the label was read from position {position}{others}",
        column=name,
        count=times[name],
        fix="rename the other columns of that name",
    )


RULE = Rule(code="AL103", name="duplicate-label-column", severity=Severity.ERROR, applies=_applies, check=_check)
