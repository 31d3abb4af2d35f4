"""A label column that should be in the table is not there.

## What it does

Compares the names of the label columns with those of the table. `advise` stops at a name it cannot find, so there the
rule always passes; it speaks where the label columns were fixed beforehand and the table has changed since.

## Why is this bad?

A renamed or dropped column ends a training run at best. At worst a pattern such as ``tag_*`` still matches the columns
that are left, and a multi-label model loses an output without a word.

## Example

>>> codes([0, 1] * 60, name="label", header=["id", "lable"])
['AL104']

The column is there:

>>> codes([0, 1] * 60, name="label", header=["id", "label"])
[]

## Use instead

Rename the column, or name the one that took its place:

    actloss advise table.csv --target lable

## References

TensorFlow Data Validation, `SCHEMA_MISSING_COLUMN`. Frictionless Framework, `missing-label`.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.lock.scope import origin
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import listed, nearest


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.source.columns else "the source does not name its columns"


def _check(case: Case) -> Found | None:
    profile = case.profile
    present = profile.source.columns
    known = frozenset(present)
    absent = [name for name in profile.target.columns if name not in known]
    if not absent:
        return None
    whose = "" if case.reference is None else f" of {origin(case.reference)}"
    if len(profile.target.columns) == 1:
        message = f"the label column {quoted(absent[0])}{whose} is not in the table"
    else:
        verb = "is" if len(absent) == 1 else "are"
        columns = f"{len(absent):,} of the {len(profile.target.columns):,} label columns{whose}"
        message = f"{columns} {verb} not in the table: {listed(absent)}"
    near = nearest(absent[0], present)
    renamed = f"rename the column {quoted(near)} to {quoted(absent[0])}, or " if near else ""
    return Found(
        message=message,
        column=absent[0],
        count=len(absent),
        fix=f"{renamed}name what took its place with --target",
    )


RULE = Rule(code="AL104", name="label-column-missing", severity=Severity.ERROR, applies=_applies, check=_check)
