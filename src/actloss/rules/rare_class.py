"""A class has too few rows to be split.

## What it does

Looks for classes with fewer rows than five folds need to train and to test on (ten: a warning), and for classes with a
single row or none (an error). With several labels a row, the rarer of presence and absence counts.

## Why is this bad?

A class with one row is either trained on or tested on, never both, and a stratified split refuses it. With fewer than
two rows a fold, its score is that of a handful of rows, and its weight in a balanced loss makes each of them loud.

## Example

>>> codes(["a"] * 40 + ["b"] * 40 + ["c"] * 9)
['AL303']
>>> codes(["a"] * 40 + ["b"] * 40 + ["c"] * 10)
[]

## Use instead

Merge the class into a neighbour, collect more rows, or leave it out:

    df = df[df.groupby("label")["label"].transform("size") >= 10]

## References

EvalML: an error for a class with one row, a warning below twice as many rows as folds. scikit-learn, `StratifiedKFold`:
the least populated class must have as many members as there are folds, five by default.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import counted_classes
from actloss.rules.sizes import sizes
from actloss.target import Layout

FOLDS = 5
"""Folds of a customary cross-validation."""
ENOUGH = 2 * FOLDS
"""Rows with which a class has two in every fold."""
SPLITTABLE = 2
"""Rows with which a class can be both trained on and tested on."""


def _check(case: Case) -> Found | None:
    profile = case.profile
    rare = sorted((size for size in sizes(profile) if size.count < ENOUGH), key=lambda size: size.count)
    if not rare:
        return None
    rarest = rare[0]
    plural = "classes" if profile.target.layout in (Layout.SINGLE, Layout.ONE_HOT) else "labels"
    alone = sum(size.count < SPLITTABLE for size in rare)
    others = ""
    if len(rare) > 1:
        lone = f", {alone:,} of them with one row or none" if alone else ""
        others = f"; {len(rare):,} {plural} have fewer than {ENOUGH} rows{lone}"
    first = f", first in row {rarest.first_row:,}" if rarest.first_row else ""
    return Found(
        message=f"{rarest.sentence()}{first}, fewer than the {ENOUGH} that {FOLDS} folds need{others}",
        column=rarest.column,
        row=rarest.first_row,
        count=sum(size.count for size in rare) or None,
        fix="merge it with a neighbour, collect more rows, or leave it out",
        severity=Severity.ERROR if alone else Severity.WARNING,
    )


RULE = Rule(code="AL303", name="rare-class", severity=Severity.WARNING, applies=counted_classes, check=_check)
