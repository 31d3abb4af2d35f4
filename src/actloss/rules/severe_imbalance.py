"""A class is outnumbered more than nine to one, and is rare in absolute numbers too.

## What it does

Takes the classes that AL301 (class-imbalance) finds outnumbered and looks at their size: with fewer than 100 rows the
imbalance is severe. With several labels a row, the rarer of a label's presence and absence counts. AL301 speaks up as
well, since what it says remains true; this rule can be ignored or selected on its own.

## Why is this bad?

Weights can make up for a small share, but not for a small number: they repeat the same few rows. What the model learns
of such a class, and every score of it, rests on those rows, and another split gives another answer.

## Example

Fifteen rows of a class against three hundred:

>>> codes(["fraud"] * 15 + ["fair"] * 300)
['AL301', 'AL302']

The same shares of a larger table:

>>> "AL302" in codes(["fraud"] * 100 + ["fair"] * 2000)
False

## Use instead

Collect more rows of this class first; weight the loss next, and judge the model by repeated stratified folds:

    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=10)

## References

EvalML, class imbalance check: SEVERE where a class is both outnumbered and smaller than 100 rows.
"""

from actloss.finding import Severity
from actloss.interval import FROM_ONE
from actloss.rules.case import Case
from actloss.rules.class_imbalance import SHARE
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import counted_classes
from actloss.rules.sizes import likewise, sizes
from actloss.rules.threshold import Threshold

ROWS = Threshold(
    code="AL302",
    name="rows",
    default=100,
    domain=FROM_ONE,
    meaning="rows of an outnumbered class, below which the imbalance is severe",
)


def _check(case: Case) -> Found | None:
    share, rows = case.limit(SHARE), case.limit(ROWS)
    small = [size for size in sizes(case.profile) if size.outnumbered(share) and size.count < rows]
    if not small:
        return None
    worst = small[0]
    return Found(
        message=f"{worst.sentence()}: outnumbered 1 : {worst.ratio:,.1f} by {worst.against_name}, and fewer than "
        f"{rows:,.10g} rows{likewise(case.profile, len(small) - 1)}",
        column=worst.column,
        row=worst.first_row,
        count=sum(size.count for size in small),
        fix="collect more rows of it; weight the loss by the class counts until then",
    )


RULE = Rule(
    code="AL302",
    name="severe-imbalance",
    severity=Severity.WARNING,
    applies=counted_classes,
    check=_check,
    thresholds=(ROWS,),
)
