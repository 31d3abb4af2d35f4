"""Only 0 and 1 are given where probabilities belong.

## What it does

Flags predictions on the scale of probabilities that are all exactly 0 or 1: decisions, not probabilities.

## Why is this bad?

A single wrong decision costs infinity under a log loss, and nothing tells a sure decision from a doubtful one. They
come from `predict` where `predict_proba` was meant, or from rounding.

## Example

>>> codes_of_predictions(scale="probability", low=0.0, high=1.0, hard_rows=100, certain=(100, 1), certain_wrong=(9, 4))
['AL508']

Predictions that pass:

>>> codes_of_predictions(scale="probability", low=0.0, high=1.0, hard_rows=10, certain=(10, 4))
['AL503']

## Use instead

Write probabilities:

    p = model.predict_proba(X)[:, 1]

## References

scikit-learn, glossary: `predict` gives decisions, `predict_proba` probabilities.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import probabilities
from actloss.rules.rule import Found, Rule


def _check(facts: PredictionFacts) -> Found | None:
    if facts.hard_rows < facts.rows:
        return None
    return Found(
        message=f"{quoted(facts.model)} holds only 0 and 1: decisions, not probabilities",
        count=facts.hard_rows,
        fix="write what predict_proba gives, not predict; judge decisions by their accuracy, no log loss",
    )


RULE = Rule(code="AL508", name="hard-predictions", severity=Severity.WARNING, applies=probabilities, check=_check)
