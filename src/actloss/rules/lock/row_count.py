"""The table has far fewer or far more rows than it had.

## What it does

Compares the rows with those of the lock, and notes fewer than half or more than twice as many. A reference table says
nothing of how many rows to expect, so against one the rule has nothing to look at.

## Why is this bad?

It need not be. But a download that broke off and a join that multiplied its rows look exactly like this, and nothing
else in the table may show it.

## Example

>>> "AL608" in codes_against(["no", "yes"] * 100, ["no", "yes"] * 40)
True
>>> "AL608" in codes_against(["no", "yes"] * 100, ["no", "yes"] * 60)
False

## Use instead

Look whether the table is whole. If it is, lock the new number:

    actloss check --update-lock

## References

TensorFlow Data Validation, anomalies `COMPARATOR_LOW_NUM_EXAMPLES` and `COMPARATOR_HIGH_NUM_EXAMPLES`, which have no
default. Half and twice are our judgement.
"""

from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE, FROM_ONE
from actloss.reference import Origin
from actloss.rules.case import Case
from actloss.rules.lock.scope import before_of
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import several

FEWEST = Threshold(
    code="AL608",
    name="fewest",
    default=0.5,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="rows for each locked row, below which a table has lost some",
)
MOST = Threshold(
    code="AL608",
    name="most",
    default=2,
    domain=FROM_ONE,
    meaning="rows for each locked row, above which a table has got too many",
)


def _applies(case: Case) -> str | None:
    if case.reference is None:
        return "no lock or reference table"
    return "a reference table says nothing of the rows to expect" if case.reference.origin is Origin.TABLE else None


def _check(case: Case) -> Found | None:
    before, rows = before_of(case), case.profile.rows
    fewest, most = case.limit(FEWEST) * before.rows, case.limit(MOST) * before.rows
    if fewest <= rows <= most:
        return None
    how = f"fewer than {case.limit(FEWEST):.10g}" if rows < fewest else f"more than {case.limit(MOST):.10g}"
    return Found(
        message=f"the table has {several(rows, 'row')}, {how} times the {before.rows:,} in the lock",
        count=rows,
        fix="look whether the table is whole, or accept it with `actloss check --update-lock`",
    )


RULE = Rule(
    code="AL608", name="row-count", severity=Severity.NOTE, applies=_applies, check=_check, thresholds=(FEWEST, MOST)
)
