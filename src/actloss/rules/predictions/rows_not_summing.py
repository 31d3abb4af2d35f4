"""The probabilities of exclusive classes do not sum to 1.

## What it does

Flags rows of class probabilities whose sum is further from 1 than rounding explains: C numbers printed with d
decimals may add up to C/2 · 10^-d too much or too little. Up to 1e-5 is always allowed: float32 and numbers of six
significant digits round there.

## Why is this bad?

A cross-entropy looks at the true class alone, so a row that sums to 1.2 scores better than it should and one that
sums to 0.8 worse. Keras renormalises in silence, PyTorch never checks, scikit-learn warns. Rows of one sigmoid for
each class look like this: they need binary cross-entropy, or a softmax.

## Example

>>> codes_of_predictions(
...     kind="multiclass", scale="probability", joint=True, low=0.1, high=0.9, off_sum=(40, 3), row_sum_high=1.4
... )
['AL502']

Predictions that pass:

>>> codes_of_predictions(kind="multiclass", scale="probability", joint=True, low=0.1, high=0.9)
[]

## Use instead

Divide each row by its sum, if these are the probabilities of classes that exclude one another:

    p = p / p.sum(axis=1, keepdims=True)

## References

scikit-learn, `log_loss`: a warning where the rows do not sum to one.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import joint, scored
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(facts: PredictionFacts) -> str | None:
    if facts.scale not in ("probability", "log_probability"):
        return "no probability was given"
    return joint(facts) or scored(facts)


def _check(facts: PredictionFacts) -> Found | None:
    if not facts.off_sum.count:
        return None
    what = "exponentials of log-probabilities" if facts.scale == "log_probability" else "probabilities"
    return Found(
        message=f"the {what} of {quoted(facts.model)} do not sum to 1 in {several(facts.off_sum.count, 'row')}: sums "
        f"run from {facts.row_sum_low:.6g} to {facts.row_sum_high:.6g}",
        row=facts.off_sum.first_row,
        count=facts.off_sum.count,
        fix="divide each row by its sum, or say --task multilabel if each class has a sigmoid of its own",
    )


RULE = Rule(code="AL502", name="rows-not-summing", severity=Severity.WARNING, applies=_applies, check=_check)
