"""Nothing says which class each column of predictions belongs to, or they stand in another order than the lock's.

## What it does

Flags class columns that do not stand in the sorted order of their classes, whether they were matched to the classes by
name or, where the names are of no help, by position. Where the predictions are held against a lock, its order of the
classes counts instead.

## Why is this bad?

scikit-learn, XGBoost and LightGBM order classes lexicographically or by number; a file written in another order gives
every row the probability of another class, and every figure is wrong without a sign. Names help those who read them,
as actloss does; code that takes the class of column 0, such as scikit-learn's `log_loss`, does not.

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

scikit-learn, glossary: the columns of `predict_proba` are in the order of `classes_`, which is sorted; `log_loss`: the
labels "are assumed to be ordered alphabetically".
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import listed


def _applies(facts: PredictionFacts) -> str | None:
    return None if facts.joint or facts.width > 1 else "a single column of predictions has no order"


def _check(facts: PredictionFacts) -> Found | None:
    if facts.lock_order:
        return Found(
            message=f"the columns of {quoted(facts.model)} stand in another order than the lock's classes, "
            f"{listed(facts.lock_order)}",
            fix="write the columns in the order of the lock: whoever numbers classes by position gets others",
        )
    if facts.unsorted and not facts.locked:
        return Found(
            message=f"the columns of {quoted(facts.model)} stand as {listed(facts.unsorted)}, which is not the sorted "
            "order of their classes: here they are read by name, but scikit-learn's log_loss goes by position",
            fix="write the columns in the sorted order of the classes, as predict_proba gives them",
        )
    if not facts.misordered:
        return None
    return Found(
        message=f"the columns of {quoted(facts.model)} are matched to the classes by position, and their names are in "
        "no sorted order",
        fix="name each column after its class, such as p_cat",
    )


RULE = Rule(code="AL509", name="column-order", severity=Severity.WARNING, applies=_applies, check=_check)
