"""Labels are lost where they are read as numbers.

## What it does

Looks for labels whose texts differ and that become one number once they are read as numbers, such as "007" and "7", or
whole numbers beyond 2^53 of which a float64 holds only every second. "1", "1.0" and "1e0" are one number on purpose and
no finding.

It is an error where two labels become one in a CSV file, whose readers guess types. It is a warning where the file says
that the labels are text, as Parquet does, since nobody guesses there; and where a single whole number loses its last
digits, since no two labels are mixed up.

## Why is this bad?

pandas, polars and pyarrow guess that a CSV column of digits holds numbers: "007" and "7" become one class, and no one
is told. A tool that reads the column as text keeps two. Labels beyond 2^53 change their last digits as soon as they are
floats, as in a column with one empty cell.

## Example

>>> codes(["007", 7, 12, 13] * 30)
['AL204', 'AL211']

Codes that stay different:

>>> codes(["007", "008", "012", "007"] * 30)
[]

## Use instead

Read the column as text in every program:

    pd.read_csv("table.csv", dtype={"label": "string"})

## References

Readers compared on "007" and "7": pandas, polars and pyarrow merge them, DuckDB keeps text when all is read as text.
pyarrow rounds 9007199254740993. IEEE 754, on 53 bits of precision.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.wording import label, listed, only_column, several


def _check(case: Case) -> Found | None:
    profile = case.profile
    groups = sorted(profile.one_number, key=len, reverse=True)
    if not groups:
        return None
    merged = [group for group in groups if len(group) > 1]
    classes = {entry.name: entry for entry in profile.classes}
    known = [classes[name] for group in merged or groups for name in group if name in classes]
    if merged:
        others = f", and {several(len(merged) - 1, 'more number')} likewise" if len(merged) > 1 else ""
        told = f"{listed(merged[0])} of {label(profile)} become one number once they are read as numbers{others}"
    else:
        names = [name for (name,) in groups]
        verb = "becomes another number" if len(names) == 1 else "become other numbers"
        told = f"{listed(names)} of {label(profile)} {verb} as a float64, which holds no such whole number beyond 2^53"
    guessed = profile.source.format == "csv"
    return Found(
        message=told,
        column=only_column(profile),
        row=min((entry.first_row for entry in known), default=None),
        count=sum(entry.count for entry in known) or None,
        fix="read the column as text in every program that uses it",
        severity=Severity.ERROR if merged and guessed else Severity.WARNING,
    )


RULE = Rule(code="AL211", name="lossy-label", severity=Severity.ERROR, applies=single_column, check=_check)
