"""Values lie outside the range that the label had.

## What it does

Looks for numbers of a quantity below the smallest or above the largest of the lock or reference table, by more than 1 %
of the range between the two. It is an error where half of the values or more lie there, which is another unit or
another quantity, and no longer a handful of rows.

## Why is this bad?

An output layer that was scaled to the range, or an activation that ends there, cannot reach the new values, and a tree
never predicts beyond what it has seen. More often than not such a value is a slip: another unit, a decimal sign read as
a separator, a filler such as 99999.

## Example

>>> bulk = [step / 10 for step in range(200)]
>>> "AL604" in codes_against(bulk, [*bulk, 21.0])
True
>>> "AL604" in codes_against(bulk, [*bulk, 20.0])
False

## Use instead

Look at the rows outside. If they are right, check that activation and scaling reach them, and lock the new range:

    actloss check --update-lock

## References

AutoGluon, `regression_ood`, with the same margin of 0.01.
"""

from dataclasses import dataclass

import numpy as np

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE, NON_NEGATIVE
from actloss.profile.facts import NumericSummary, Profile, Values
from actloss.reference import Reference, Spread
from actloss.rules.case import Case
from actloss.rules.lock.scope import accept, before_of, held, origin
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import apart, percent, several
from actloss.task import Kind

SHARE = Threshold(
    code="AL604",
    name="share",
    default=0.01,
    domain=NON_NEGATIVE,
    meaning="share of the range then by which a value must lie outside it",
)
MOST = Threshold(
    code="AL604",
    name="most",
    default=0.5,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="share of the values outside the range, from which on it is an error",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outside:
    """The values of one column outside the range that it had."""

    column: str
    then: Spread
    now: NumericSummary
    count: int
    low: float
    high: float
    """Bounds with the margin."""

    @property
    def excess(self) -> float:
        """How far the farthest lies outside, in widths of the range."""
        return max(self.then.minimum - self.now.minimum, self.now.maximum - self.then.maximum) / (
            self.then.maximum - self.then.minimum or 1.0
        )


def _applies(case: Case) -> str | None:
    reason = held(case)
    if reason is not None:
        return reason
    before, profile = before_of(case), case.profile
    if before.kind is not Kind.REGRESSION:
        return f"the task in {origin(before)} is {before.kind.value}"
    return None if _columns(before, profile) else f"the label columns hold no numbers like those of {origin(before)}"


def _check(case: Case) -> Found | None:
    before, profile = before_of(case), case.profile
    columns = [_outside(*column, case.limit(SHARE)) for column in _columns(before, profile)]
    wider = sorted((each for each in columns if each.count), key=lambda each: -each.excess)
    if not wider:
        return None
    worst = wider[0]
    then, now = worst.then, worst.now
    verb = "lies" if worst.count == 1 else "lie"
    others = f"; {several(len(wider) - 1, 'more label column')} likewise" if len(wider) > 1 else ""
    share = percent(worst.count / now.count)
    return Found(
        message=f"{worst.count:,} of {several(worst.now.count, 'value')} of {quoted(worst.column)}"
        f" ({share}) {verb} outside the range in {origin(before)}, {then.minimum:g} to {then.maximum:g}, by more than"
        f" {percent(case.limit(SHARE))} of it; they now reach from {apart(now.minimum, worst.low, 6)} to"
        f" {apart(now.maximum, worst.high, 6)}{others}",
        column=worst.column,
        row=_first_row(worst, profile),
        count=worst.count,
        fix=f"look at these rows for slips of the unit or the decimal sign, or {accept(before)}",
        # One column in another unit is enough.
        severity=Severity.ERROR
        if any(each.count / each.now.count >= case.limit(MOST) for each in wider)
        else Severity.WARNING,
    )


def _first_row(outside: _Outside, profile: Profile) -> int | None:
    """Return the first row with a value outside, where the values are few enough to know."""
    rows = (
        entry.first_row
        for entry in profile.classes
        if entry.value is not None and not outside.low <= entry.value <= outside.high
    )
    return min(rows, default=None)


def _columns(before: Reference, profile: Profile) -> list[tuple[str, Spread, NumericSummary, Values]]:
    summaries = profile.outputs if profile.numeric is None else (profile.numeric,)
    if not len(before.spreads) == len(summaries) == len(profile.target.columns):
        return []
    return list(zip(profile.target.columns, before.spreads, summaries, profile.values, strict=True))


def _outside(column: str, then: Spread, now: NumericSummary, values: Values, share: float) -> _Outside:
    margin = share * (then.maximum - then.minimum)
    low, high = then.minimum - margin, then.maximum + margin
    beyond = (values.values < low) | (values.values > high)
    count = np.count_nonzero(beyond) if values.counts is None else values.counts[beyond].sum()
    return _Outside(column=column, then=then, now=now, count=int(count), low=low, high=high)


RULE = Rule(
    code="AL604",
    name="range-widened",
    severity=Severity.WARNING,
    applies=_applies,
    check=_check,
    thresholds=(MOST, SHARE),
)
