"""A class is outnumbered more than nine to one.

## What it does

Compares every class with the largest one, and with several labels a row each label's presence with its absence. A
class is outnumbered when it holds less than 10 % of the rows of the two together.

## Why is this bad?

A model that never names the rare class is right nearly always, so accuracy and an unweighted cross-entropy say little
about it. Weights make the rare class count, at a price: the predicted probabilities are no longer those of the data.

## Example

One in twenty:

>>> codes(["yes"] * 20 + ["no"] * 380)
['AL301']

One in ten is within bounds:

>>> codes(["yes"] * 40 + ["no"] * 360)
[]

## Use instead

If the decision matters, weight the loss with n / (classes * rows of the class); if the probabilities matter, leave the
loss alone and move the decision threshold.

    weights = compute_class_weight("balanced", classes=np.unique(y), y=y)

## References

EvalML, class imbalance check: n_c / (n_c + n_max) below 0.10. Others draw the line elsewhere (cleanlab 0.1 / classes,
deepchecks 0.1 of the largest, AutoGluon 0.4), and no theorem draws it. On the price of weights: van den Goorbergh et
al., "The harm of class imbalance corrections for risk prediction models", 2022.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import counted_classes
from actloss.rules.sizes import sizes
from actloss.rules.wording import several
from actloss.target import Layout
from actloss.task.traits import IMBALANCE


def _check(case: Case) -> Found | None:
    profile = case.profile
    small = [size for size in sizes(profile) if size.count and size.share < IMBALANCE]
    if not small:
        return None
    worst = small[0]
    noun = ("class", "classes") if profile.target.layout in (Layout.SINGLE, Layout.ONE_HOT) else ("label", "labels")
    others = f"; {several(len(small) - 1, 'more ' + noun[0], 'more ' + noun[1])} likewise" if len(small) > 1 else ""
    ratio = worst.against / worst.count
    return Found(
        message=f"{worst.sentence()}, 1 : {ratio:,.1f} to {worst.against_name}{others}",
        column=worst.column,
        count=sum(size.count for size in small),
        fix="weight the loss by the class counts, or move the decision threshold if probabilities are wanted",
    )


RULE = Rule(code="AL301", name="class-imbalance", severity=Severity.WARNING, applies=counted_classes, check=_check)
