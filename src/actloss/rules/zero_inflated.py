"""Half of the values of a numeric label are exactly zero, or more.

## What it does

Counts the zeros of a label that is a quantity, and notes a share of 50 % or more. A label with a single other value is
left alone: that is two classes. Of a count it also says how many zeros a count of this mean and variance has anyway.

## Why is this bad?

A pile at zero and a spread above it are two questions: whether there is anything, and how much. A squared error answers
both with one number that is neither, the median of such a label is zero, and a logarithm leaves the pile where it was.

## Example

>>> amounts = [12.5 * step for step in range(1, 61)]
>>> codes([0.0] * 60 + amounts)
['AL306']

One zero less:

>>> codes([0.0] * 59 + amounts)
[]

## Use instead

One loss that knows of the pile, or two models: a classifier for whether, a regression on the rows above zero for how
much.

    actloss explain tweedie_deviance

## References

Jorgensen, The Theory of Dispersion Models, 1997, on Tweedie's laws with a mass at zero. Lambert, "Zero-Inflated Poisson
Regression", 1992. ydata-profiling alerts on any share of zeros; the half is a judgement.
"""

import math

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE
from actloss.profile.facts import NumericSummary, Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import quantities, summaries
from actloss.rules.threshold import Threshold
from actloss.rules.wording import percent, several
from actloss.task.traits import ZERO_SHARE, expected_zeros, is_proportion, is_zero_inflated, reads_as_count

SHARE = Threshold(
    code="AL306",
    name="share",
    default=ZERO_SHARE,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="share of zeros in a numeric label, from which it is zero-inflated",
)


def _check(case: Case) -> Found | None:
    share = case.limit(SHARE)
    inflated = [entry for entry in summaries(case.profile) if is_zero_inflated(entry[1], share=share)]
    if not inflated:
        return None
    column, summary = max(inflated, key=lambda entry: entry[1].zeros / entry[1].count)
    others = f"; {several(len(inflated) - 1, 'more label column')} likewise" if len(inflated) > 1 else ""
    explained, fix = _what_else(case.profile, column, summary)
    verb = "is" if summary.zeros == 1 else "are"
    return Found(
        message=f"{summary.zeros:,} of {several(summary.count, 'value')} of {quoted(column)} "
        f"({percent(summary.zeros / summary.count)}) {verb} exactly 0{explained}{others}",
        column=column,
        count=summary.zeros,
        fix=fix,
    )


def _what_else(profile: Profile, column: str, summary: NumericSummary) -> tuple[str, str]:
    """Return what the rest of the values makes of the zeros, and the cure that follows."""
    if summary.negatives:
        return "", "predict first whether it is 0, then how much; no single loss fits a pile among signed values"
    if is_proportion(summary):
        return "", "train with binary_crossentropy and sigmoid, or predict first whether it is 0, then how much"
    if not reads_as_count(profile, column, summary):
        return "", "train with tweedie_deviance and exp, or predict first whether it is 0, then how much"
    expected = expected_zeros(summary)
    told = f", where a count of this mean and variance has {percent(expected)}"
    # Two standard errors of a share: what another sample of the same law may show.
    chance = 2 * math.sqrt(expected * (1 - expected) / summary.count)
    if summary.zeros / summary.count <= expected + chance:
        return told, "poisson_nll with exp will do: the zeros are those of a count"
    return told, "compare poisson_nll with zip_nll, which gives the zeros a probability of their own"


RULE = Rule(
    code="AL306", name="zero-inflated", severity=Severity.NOTE, applies=quantities, check=_check, thresholds=(SHARE,)
)
