"""A numeric label is infinite, or too large for the numbers that networks compute with.

## What it does

Counts label cells that spell an infinity or a number beyond float64 (an error), and notes a number that float32 rounds
to infinity.

## Why is this bad?

One infinite label makes the loss of its batch infinite, the gradient nan and, one step later, every weight. A number
like 1e300 is finite in the table and infinite once cast to float32, which is what most networks train in.

## Example

>>> codes([0.5, 1.5, "inf", 2.5] * 40)
['AL206']
>>> codes([0.5, 1.5, 3.5, 2.5] * 40)
[]

## Use instead

Drop these rows, or clip them at the largest value that can occur:

    df["label"] = df["label"].clip(upper=100.0)

## References

XGBoost, src/data/data.cc: "Label contains NaN, infinity or a value too large." TensorFlow Data Validation,
`FLOAT_TYPE_HAS_NAN` and its like for infinities. IEEE 754, binary32: largest finite number 3.4028235e38.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.facts import NumericSummary, Profile
from actloss.rules.case import Case
from actloss.rules.refusals import infinite_says, too_large_says
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import apart, several

LARGEST_FLOAT32 = 3.4028234663852886e38
INFINITE_IN_FLOAT32 = 3.4028235677973366e38
"""Half a step above the largest: from here on rounding to the nearest, ties to even, goes to infinity."""


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.numeric or profile.outputs else "the label holds no number"


def _check(case: Case) -> Found | None:
    return _infinite(case) or _too_large(case)


def _infinite(case: Case) -> Found | None:
    profile = case.profile
    hit = [(column, summary) for column, summary in _columns(profile) if summary.non_finite]
    if not hit:
        return None
    column, worst = max(hit, key=lambda entry: entry[1].non_finite)
    cells, first = worst.non_finite, worst.first_non_finite
    where = "in" if cells == 1 else "the first in"
    more = f"; {several(len(hit) - 1, 'more label column')} likewise" if len(hit) > 1 else ""
    return Found(
        message=f"{quoted(column)} holds {several(cells, 'number')} that {'is' if cells == 1 else 'are'} "
        f"infinite or beyond float64, {where} row {first:,}{more}{infinite_says(case)}",
        column=column,
        row=first,
        count=sum(summary.non_finite for _, summary in hit),
        fix="drop these rows, or clip them at the largest value that can occur",
    )


def _too_large(case: Case) -> Found | None:
    profile = case.profile
    largest = [(column, max(abs(summary.minimum), abs(summary.maximum))) for column, summary in _columns(profile)]
    column, value = max(largest, key=lambda entry: entry[1])
    if value < INFINITE_IN_FLOAT32:
        return None
    return Found(
        message=f"{quoted(column)} reaches {apart(value, LARGEST_FLOAT32, 8)} in size, which becomes infinite in "
        f"float32 (largest number {LARGEST_FLOAT32:.8g}){too_large_says(case)}",
        column=column,
        fix="divide the label by a constant before training",
        severity=Severity.NOTE,
    )


def _columns(profile: Profile) -> list[tuple[str, NumericSummary]]:
    summaries = [profile.numeric] if profile.numeric else [*profile.outputs]
    return list(zip(profile.target.columns, summaries, strict=False))


RULE = Rule(code="AL206", name="non-finite-target", severity=Severity.ERROR, applies=_applies, check=_check)
