"""Sigmoid or softmax was applied twice.

## What it does

Flags predictions that no single activation would give so:

- probabilities of two classes that all lie in [0.5, 0.7311], which is what a sigmoid makes of probabilities;
- rows of C class probabilities that all lie between 1/(e + C - 1) and e/(e + C - 1), which is what a softmax makes of
  them;
- numbers called logits that all lie in [0, 1] and, for exclusive classes, sum to 1 in each row: they are
  probabilities, and a loss that takes logits applies the activation a second time.

For two classes it is a note where the predictions beat a constant: a weak model may predict so honestly.

## Why is this bad?

It is the classic mistake of a softmax layer before PyTorch's `CrossEntropyLoss`, or a sigmoid before
`BCEWithLogitsLoss`. Nothing fails: the loss only cannot fall below log(1 + (C - 1)/e), 0.31 for two classes and 1.46
for ten, gradients are small, and the model learns slowly and badly.

## Example

>>> codes_of_predictions(scale="probability", low=0.52, high=0.73)
['AL506']
>>> codes_of_predictions(
...     kind="multiclass", scale="logit", joint=True, width=3, low=0.0, high=0.9, row_sum_low=1.0, row_sum_high=1.0
... )
['AL506']

Predictions that pass:

>>> codes_of_predictions(scale="probability", low=0.02, high=0.73)
[]
>>> codes_of_predictions(scale="logit", low=-3.0, high=4.5)
[]

## Use instead

Give the loss what the last linear layer gives, and apply the activation once, to predict:

    loss = torch.nn.CrossEntropyLoss()(logits, labels)

## References

PyTorch, `CrossEntropyLoss`: takes logits that were not normalised. The bounds are what softmax makes of a row with one
1 and else 0: exp(1) and exp(0) over their sum, e + C - 1.
"""

from math import e

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import always

FEWEST_ROWS = 10
"""Below this, numbers may lie in so narrow a range by chance."""
_ROUNDING = 1e-6
_SUMMED = 0.02
"""How far from 1 the rows of what are called logits may sum and still be taken for probabilities."""


def _check(facts: PredictionFacts) -> Found | None:
    if facts.rows < FEWEST_ROWS or facts.kind == "regression" or facts.constant:
        return None
    if facts.scale == "logit" and _like_probabilities(facts):
        return Found(
            message=f"the logits of {quoted(facts.model)} look like probabilities: all lie between {facts.low:.4g} and "
            f"{facts.high:.4g}{', and each row sums to 1' if facts.joint else ''}",
            fix="score them with --scale probability; in training drop the activation before a loss that takes logits",
        )
    if facts.scale != "probability" or (facts.width > 1 and not facts.joint):
        return None
    low, high = (1.0 / (e + facts.width - 1), e / (e + facts.width - 1)) if facts.joint else (0.5, e / (e + 1.0))
    if not (low - _ROUNDING <= facts.low and facts.high <= high + _ROUNDING):
        return None
    name = "softmax" if facts.joint else "sigmoid"
    # Two classes of which one is somewhat more frequent, and a model that knows little, look the same.
    doubtful = not facts.joint and not facts.worse_than_constant
    verdict = "may have been applied twice, or the model is weak" if doubtful else "seems to have been applied twice"
    return Found(
        message=f"all probabilities of {quoted(facts.model)} lie between {facts.low:.4g} and {facts.high:.4g}, as a "
        f"{name} of probabilities would ([{low:.4g}, {high:.4g}]): it {verdict}",
        fix=f"drop the {name} layer before a loss that takes logits, and apply it once to predict",
        severity=Severity.NOTE if doubtful else None,
    )


def _like_probabilities(facts: PredictionFacts) -> bool:
    inside = facts.low >= 0.0 and facts.high <= 1.0
    if not facts.joint:
        return inside
    return inside and abs(facts.row_sum_low - 1.0) <= _SUMMED and abs(facts.row_sum_high - 1.0) <= _SUMMED


RULE = Rule(code="AL506", name="double-activation", severity=Severity.WARNING, applies=always, check=_check)
