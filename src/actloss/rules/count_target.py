"""A label counts something.

## What it does

Notes a label of whole numbers from 0 up whose variance is at least half of their mean, as that of counts is, and that
are not 0 and 1 alone. Whole numbers that measure (prices, ages, scores) pass where the name or their shape tells: they
lean to the left, start far from 0, or vary without measure.

## Why is this bad?

A squared error takes the spread for the same everywhere, while that of a count grows with its mean: busy rows own the
loss, and a linear output predicts negative numbers of things. A Poisson loss with an exponential output does neither,
and costs nothing where the counts vary more than Poisson's: it stays right for the mean.

## Example

>>> codes([0, 1, 1, 2, 3, 5, 2, 0, 11, 4, 7, 9, 6, 8, 3, 14, 12, 2] * 20, name="visits")
['AL307']

Whole numbers that measure:

>>> codes([18, 21, 35, 64, 47, 52, 33, 29, 71, 40, 44, 57, 60, 38, 26, 31] * 30, name="age")
[]

## Use instead

    loss = torch.nn.PoissonNLLLoss(log_input=True)

## References

XGBoost, `count:poisson`, and LightGBM, `poisson`: labels from 0 up. Gourieroux, Monfort and Trognon, "Pseudo Maximum
Likelihood Methods", 1984, on Poisson's consistency for any mean. Cameron and Trivedi, Regression Analysis of Count
Data, 1998. That a variance below half of the mean speaks against a count is a judgement.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import NON_NEGATIVE
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import quantities, summaries
from actloss.rules.threshold import Threshold
from actloss.rules.wording import several
from actloss.task.traits import DISPERSED, OVERDISPERSED, reads_as_count

DISPERSION = Threshold(
    code="AL307",
    name="dispersion",
    default=DISPERSED,
    domain=NON_NEGATIVE,
    meaning="variance divided by mean, from which whole numbers from 0 up vary as counts do",
)


def _check(case: Case) -> Found | None:
    profile, least = case.profile, case.limit(DISPERSION)
    counts = [
        (column, summary, summary.dispersion)
        for column, summary in summaries(profile)
        if summary.dispersion is not None and reads_as_count(profile, column, summary, dispersed=least)
    ]
    if not counts:
        return None
    column, summary, dispersion = counts[0]
    others = f"; {several(len(counts) - 1, 'more label column')} likewise" if len(counts) > 1 else ""
    wider = "; neg_binomial_nll if intervals are wanted" if dispersion > OVERDISPERSED else ""
    return Found(
        message=f"{quoted(column)} counts something: whole numbers from {summary.minimum:g} to {summary.maximum:g}, "
        f"variance {dispersion:.2f} times the mean{others}",
        column=column,
        count=summary.count,
        fix=f"train with poisson_nll and exp{wider}",
    )


RULE = Rule(
    code="AL307",
    name="count-target",
    severity=Severity.NOTE,
    applies=quantities,
    check=_check,
    thresholds=(DISPERSION,),
)
