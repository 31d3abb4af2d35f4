"""Numbers that are called probabilities lie below 0 or above 1.

## What it does

Flags predictions on the scale of probabilities of which one lies outside [0, 1] by more than a millionth.

## Why is this bad?

A cross-entropy of such a number is nan or negative. Keras clips it in silence, PyTorch refuses ("all elements of
input should be between 0 and 1"), scikit-learn too ("y_prob contains values greater than 1"). Nearly always the
numbers are logits: the output before the sigmoid or softmax.

## Example

>>> codes_of_predictions(scale="probability", low=-2.1, high=3.7)
['AL501']

Predictions that pass:

>>> codes_of_predictions(scale="probability", low=0.02, high=0.97)
[]

## Use instead

Say what the numbers are, or apply the activation before writing them:

    actloss score table.csv --scale logit

## References

cleanlab, `validation`: probabilities may miss [0, 1] by 1e-6. scikit-learn, `log_loss`: refuses numbers beyond it.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import BELOW_ONE
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import probabilities
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import apart

TOLERANCE = 1e-6
"""Rounding beyond this is no rounding; cleanlab's `validation` draws the line there too."""
BEYOND = Threshold(
    code="AL501",
    name="beyond",
    default=TOLERANCE,
    domain=BELOW_ONE,
    meaning="distance from [0, 1], beyond which a number is no probability",
)


def _check(facts: PredictionFacts) -> Found | None:
    beyond = facts.limit(BEYOND)
    if facts.low >= -beyond and facts.high <= 1.0 + beyond:
        return None
    return Found(
        message=f"predictions of {quoted(facts.model)} lie between {apart(facts.low, 0.0)} and "
        f"{apart(facts.high, 1.0)}, probabilities between 0 and 1",
        row=facts.outside.first_row if facts.outside.count else None,
        count=facts.outside.count or None,
        fix="if they are logits, say --scale logit",
    )


RULE = Rule(
    code="AL501",
    name="not-probabilities",
    severity=Severity.ERROR,
    applies=probabilities,
    check=_check,
    thresholds=(BEYOND,),
)
