"""A class is outnumbered more than nine to one.

## What it does

Compares every class with the largest one, and with several labels a row each label's presence with its absence. A
class is outnumbered when it holds less than 10 % of the rows of the two together.

## Why is this bad?

A model that never names the rare class is right nearly always, so accuracy and an unweighted cross-entropy say little
about it. Weights make the rare class count, at a price: the predicted probabilities are no longer those of the data.

## Example

One in twenty:

>>> codes(["yes"] * 200 + ["no"] * 3800)
['AL301']

One in ten is within bounds:

>>> codes(["yes"] * 400 + ["no"] * 3600)
[]

## Use instead

If the decision matters, weight the loss with n / (classes * rows of the class); if the probabilities matter, leave the
loss alone and move the decision threshold. Where the class is rare in absolute numbers too, AL302 (severe-imbalance)
says so beside this rule.

    weights = compute_class_weight("balanced", classes=np.unique(y), y=y)

## References

EvalML, class imbalance check: n_c / (n_c + n_max) below 0.10. Others draw the line elsewhere (cleanlab 0.1 / classes,
deepchecks 0.1 of the largest, AutoGluon 0.4), and no theorem draws it. On the price of weights: van den Goorbergh et
al., "The harm of class imbalance corrections for risk prediction models", 2022.
"""

from actloss.finding import Severity
from actloss.interval import UP_TO_HALF
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import counted_classes
from actloss.rules.sizes import likewise, sizes
from actloss.rules.threshold import Threshold
from actloss.task.traits import IMBALANCE

SHARE = Threshold(
    code="AL301",
    name="share",
    default=IMBALANCE,
    domain=UP_TO_HALF,
    meaning="share of a class in itself and the largest class, below which it is outnumbered",
)


def _check(case: Case) -> Found | None:
    profile = case.profile
    share = case.limit(SHARE)
    small = [size for size in sizes(profile) if size.outnumbered(share)]
    if not small:
        return None
    worst = small[0]
    return Found(
        message=f"{worst.sentence()}, 1 : {worst.ratio:,.1f} to {worst.against_name}"
        f"{likewise(profile, len(small) - 1)}",
        column=worst.column,
        row=worst.first_row,
        count=sum(size.count for size in small),
        fix="weight the loss by the class counts, or move the decision threshold if probabilities are wanted",
    )


RULE = Rule(
    code="AL301",
    name="class-imbalance",
    severity=Severity.WARNING,
    applies=counted_classes,
    check=_check,
    thresholds=(SHARE,),
)
