"""A numeric label is infinite, or too large for the numbers that networks compute with.

## What it does

Counts label cells that spell an infinity or a number beyond float64 (an error), and notes a number beyond float32.

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
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several

LARGEST_FLOAT32 = 3.4028234663852886e38


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.numeric or profile.outputs else "the label holds no number"


def _check(case: Case) -> Found | None:
    profile = case.profile
    return _infinite(profile) or _too_large(profile)


def _infinite(profile: Profile) -> Found | None:
    hit = [(column, summary.non_finite) for column, summary in _columns(profile) if summary.non_finite]
    if not hit:
        return None
    column, cells = max(hit, key=lambda entry: entry[1])
    more = f"; {several(len(hit) - 1, 'more label column')} likewise" if len(hit) > 1 else ""
    return Found(
        message=f"{quoted(column)} holds {several(cells, 'number')} that {'is' if cells == 1 else 'are'} "
        f"infinite or beyond float64{more}",
        column=column,
        count=sum(cells for _, cells in hit),
        fix="drop these rows, or clip them at the largest value that can occur",
    )


def _too_large(profile: Profile) -> Found | None:
    largest = [(column, max(abs(summary.minimum), abs(summary.maximum))) for column, summary in _columns(profile)]
    column, value = max(largest, key=lambda entry: entry[1])
    if value <= LARGEST_FLOAT32:
        return None
    return Found(
        message=f"{quoted(column)} reaches {value:.3g} in size, which becomes infinite in float32 "
        f"(largest number {LARGEST_FLOAT32:.2g})",
        column=column,
        fix="divide the label by a constant before training",
        severity=Severity.NOTE,
    )


def _columns(profile: Profile) -> list[tuple[str, NumericSummary]]:
    summaries = [profile.numeric] if profile.numeric else [*profile.outputs]
    return list(zip(profile.target.columns, summaries, strict=False))


RULE = Rule(code="AL206", name="non-finite-target", severity=Severity.ERROR, applies=_applies, check=_check)
