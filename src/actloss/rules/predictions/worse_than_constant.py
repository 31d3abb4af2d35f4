"""A constant prediction would do better.

## What it does

Flags losses whose value is larger than that of the best constant prediction: the share of each class, the mean, the
median.

## Why is this bad?

A model that has seen the features should beat one that has seen none. If it does not, it was trained for something
else (a median is judged by squared error, a margin by log loss), is overconfident, or its columns belong to other
classes.

## Example

>>> codes_of_predictions(worse_than_constant=("mse",), loss_shown=(2.5, 1.25))
['AL507']

Predictions that pass:

>>> codes_of_predictions()
[]

## Use instead

Judge it by the loss that it was trained for:

    actloss score table.csv --loss mae

## References

scikit-learn, `DummyRegressor` and `DummyClassifier`: constant predictions to compare with. Deepchecks, "Simple Model
Comparison".
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found, Rule

_SHOWN = 3


def _applies(facts: PredictionFacts) -> str | None:
    if facts.unlabelled is not None:
        return facts.unlabelled
    return None if facts.compared else "no loss was held against a constant prediction"


def _check(facts: PredictionFacts) -> Found | None:
    worse = facts.worse_than_constant
    if not worse or facts.loss_shown is None:
        return None
    names = ", ".join(worse[:_SHOWN]) + (f" and {len(worse) - _SHOWN} more" if len(worse) > _SHOWN else "")
    value, constant = facts.loss_shown
    return Found(
        message=f"{quoted(facts.model)} is worse than a constant prediction under {names}: {worse[0]} is {value:.6g}, "
        f"the constant's {constant:.6g}",
        fix="check that it was trained for this loss and that its columns belong to these labels",
    )


RULE = Rule(code="AL507", name="worse-than-constant", severity=Severity.WARNING, applies=_applies, check=_check)
