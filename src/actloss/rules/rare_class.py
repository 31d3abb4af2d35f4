"""A class has too few rows to be split.

## What it does

Looks for classes with fewer rows than five folds need to train and to test on (ten: a warning), and for classes with a
single row or none (an error). With several labels a row, the rarer of presence and absence counts; a label that never
varies is left to AL308 (dead-label).

## Why is this bad?

A class with one row is either trained on or tested on, never both, and a stratified split refuses it. With fewer than
two rows a fold, its score is that of a handful of rows, and its weight in a balanced loss makes each of them loud.

## Example

>>> codes(["a"] * 60 + ["b"] * 60 + ["c"] * 9)
['AL303']
>>> codes(["a"] * 60 + ["b"] * 60 + ["c"] * 10)
[]

## Use instead

Merge the class into a neighbour, collect more rows, or leave it out:

    df = df[df.groupby("label")["label"].transform("size") >= 10]

## References

EvalML: an error for a class with one row, a warning below twice as many rows as folds. scikit-learn, `StratifiedKFold`:
the least populated class must have as many members as there are folds, five by default.
"""

from actloss.finding import Severity
from actloss.interval import FROM_ONE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import counted_classes
from actloss.rules.sizes import Size, nouns, sizes
from actloss.rules.threshold import Threshold
from actloss.task import Kind

FOLDS = Threshold(
    code="AL303",
    name="folds",
    default=5,  # of a customary cross-validation
    domain=FROM_ONE,
    meaning="folds of the cross-validation; a class with fewer than two rows a fold is rare",
)
ROWS = Threshold(
    code="AL303",
    name="rows",
    default=2,  # one to train on and one to test on
    domain=FROM_ONE,
    meaning="rows of a class, below which its rarity is an error",
)


def _check(case: Case) -> Found | None:
    profile = case.profile
    folds, fewest = case.limit(FOLDS), case.limit(ROWS)
    enough = max(2 * folds, fewest)
    rare = sorted((size for size in _living(case) if size.count < enough), key=lambda size: size.count)
    if not rare:
        return None
    rarest = rare[0]
    alone = sum(size.count < fewest for size in rare)
    others = ""
    if len(rare) > 1:
        few = "with one row or none" if fewest == ROWS.default else f"fewer than {fewest:.10g}"
        lone = f", {alone:,} of them {few}" if alone else ""
        others = f"; {len(rare):,} {nouns(profile)[1]} have fewer than {enough:.10g} rows{lone}"
    first = f", first in row {rarest.first_row:,}" if rarest.first_row else ""
    folded = f"the {enough:.10g} that {folds:.10g} folds need"
    return Found(
        message=f"{rarest.sentence()}{first}, fewer than {_least(fewest) if alone else folded}{others}",
        column=rarest.column,
        row=rarest.first_row,
        count=sum(size.count for size in rare) or None,
        fix="merge it with a neighbour, collect more rows, or leave it out",
        severity=Severity.ERROR if alone else Severity.WARNING,
    )


def _least(rows: float) -> str:
    """Return what a class needs at all, whatever the folds."""
    by_default = rows == ROWS.default
    return f"the {rows:.10g} that training and testing need" if by_default else f"the {rows:.10g} asked for"


def _living(case: Case) -> list[Size]:
    """Return the sizes of what occurs; of several labels those that never vary are for another rule to tell."""
    several_labels = case.task is not None and case.task.kind is Kind.MULTILABEL
    return [size for size in sizes(case.profile) if size.count or not several_labels]


RULE = Rule(
    code="AL303",
    name="rare-class",
    severity=Severity.WARNING,
    applies=counted_classes,
    check=_check,
    thresholds=(FOLDS, ROWS),
)
