"""Nothing says which class each column of predictions belongs to, and their order may not be the classes'.

## What it does

Flags class columns that were matched to the classes by position alone, with names that are not in sorted order.

## Why is this bad?

scikit-learn, XGBoost and LightGBM order classes lexicographically or by number; a file written in another order gives
every row the probability of another class, and every figure is wrong without a sign.

## Example

>>> codes_of_predictions(kind="multiclass", scale="probability", joint=True, low=0.1, high=0.9, misordered=True)
['AL509']

Predictions that pass:

>>> codes_of_predictions(kind="multiclass", scale="probability", joint=True, low=0.1, high=0.9)
[]

## Use instead

Name each column after its class:

    pd.DataFrame(model.predict_proba(X), columns=[f"p_{name}" for name in model.classes_])

## References

scikit-learn, glossary: the columns of `predict_proba` are in the order of `classes_`, which is sorted.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import always


def _check(facts: PredictionFacts) -> Found | None:
    if not facts.misordered:
        return None
    return Found(
        message=f"the columns of {quoted(facts.model)} are matched to the classes by position, and their names are in "
        "no sorted order",
        fix="name each column after its class, such as p_cat",
    )


RULE = Rule(code="AL509", name="column-order", severity=Severity.WARNING, applies=always, check=_check)
