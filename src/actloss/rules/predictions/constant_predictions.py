"""Every row has the same prediction.

## What it does

Flags predictions that are the same in all rows.

## Why is this bad?

The model has learnt nothing from the features: a dead output unit (a ReLU output that starts below 0), a saturated
sigmoid, labels of a single class, a learning rate that is too large, or a file written before training. Its losses
are those of a constant, however good they look on skewed classes.

## Example

>>> codes_of_predictions(constant=True, low=0.5, high=0.5)
['AL510']

Predictions that pass:

>>> codes_of_predictions(low=0.4, high=0.6)
[]

## Use instead

Leave the output without an activation that can die, and begin with a smaller learning rate:

    output = torch.nn.Linear(width, 1)

## References

Lu, Shin, Su and Karniadakis, "Dying ReLU and Initialization: Theory and Numerical Examples", 2019.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found, Rule


def _applies(facts: PredictionFacts) -> str | None:
    return None if facts.rows > 1 else "it takes two rows to tell a constant"


def _check(facts: PredictionFacts) -> Found | None:
    if not facts.constant:
        return None
    what = f"{facts.low:.6g}" if facts.width == 1 else "the same row"
    return Found(
        message=f"{quoted(facts.model)} predicts {what} for all {facts.rows:,} rows",
        count=facts.rows,
        fix="look for a dead or saturated output, or labels of one class in training",
    )


RULE = Rule(code="AL510", name="constant-predictions", severity=Severity.WARNING, applies=_applies, check=_check)
