"""Probabilities are exactly 0 or 1.

## What it does

Flags rows in which a probability is exactly 0 or 1. It is an error where such a prediction is wrong and a loss that
was scored is infinite for it. Decisions, which are nothing but 0 and 1, are AL508's where none costs infinitely much.

## Why is this bad?

One certain error makes a log loss infinite. Libraries hide that by clipping, each at another place: Keras reports at
most 16.1, LightGBM 34.5, scikit-learn 36.0, PyTorch 100, so the mean depends on the library and not on the model.
Mostly such numbers come from rounding, from float32, or from a forest whose trees all agree.

## Example

>>> codes_of_predictions(scale="probability", low=0.0, high=0.9, certain=(3, 8), certain_wrong=(1, 8))
['AL503']

Predictions that pass:

>>> codes_of_predictions(scale="probability", low=0.001, high=0.9)
[]

## Use instead

Write probabilities with all their digits, or write the logits:

    df.to_csv("predictions.csv", float_format="%.17g")

## References

Keras, `backend.epsilon`: 1e-7. PyTorch, `BCELoss`: logarithms are held at -100 or above. scikit-learn, `log_loss`:
probabilities are clipped at the machine epsilon of their type.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import probabilities
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(facts: PredictionFacts) -> str | None:
    outside = probabilities(facts)
    if outside:
        return outside
    return "only 0 and 1 are given" if facts.hard_rows == facts.rows and not _costly(facts) else None


def _costly(facts: PredictionFacts) -> bool:
    """Return whether a certain prediction is wrong, under a loss for which that is infinitely bad."""
    return facts.certain_wrong.count > 0 and facts.infinite_loss


def _check(facts: PredictionFacts) -> Found | None:
    if not facts.certain.count:
        return None
    wrong = facts.certain_wrong
    told = f", wrong in {several(wrong.count, 'row')}: there a log loss is infinite" if wrong.count else ""
    return Found(
        message=f"{several(facts.certain.count, 'row')} of {quoted(facts.model)} with a probability of exactly 0 or 1"
        f"{told}",
        row=(wrong if wrong.count else facts.certain).first_row,
        count=facts.certain.count,
        fix="write probabilities with all their digits, or logits",
        severity=Severity.ERROR if _costly(facts) else None,
    )


RULE = Rule(code="AL503", name="certain-predictions", severity=Severity.WARNING, applies=_applies, check=_check)
