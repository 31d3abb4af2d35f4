"""The predictions are of another shape than the labels.

## What it does

Flags predictions with other columns than there are classes (or labels, or quantities), in the truth or in the lock that
they are held against, and predictions that end before the labels do: the last two labelled rows or more have none. A
single row without one is AL504's at the end as it is anywhere else.

## Why is this bad?

A class without a column has no probability, so that no loss of its rows can be computed; a column too many takes
probability away from the classes that there are. Predictions of fewer rows belong to another table, or were cut short,
and then every row may stand beside the label of another one. PyTorch and scikit-learn stop on such shapes, where
broadcasting does not make a matrix of them in silence.

## Example

>>> codes_of_predictions(misshapen="expected a column of 'p' for each of the 3 classes, got 2")
['AL505']
>>> codes_of_predictions(missing=(20, 81), last_row=80)
['AL505']

Predictions that pass:

>>> codes_of_predictions(last_row=100)
[]

## Use instead

Write one column for each class, and one row for each label:

    pd.DataFrame(model.predict_proba(X), columns=[f"p_{name}" for name in model.classes_], index=X.index)

## References

scikit-learn, `log_loss`: "y_true and y_prob contain different number of classes". cleanlab, `validation`: the columns
of probabilities are those of the classes.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import END, ends_early
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(facts: PredictionFacts) -> str | None:
    if facts.unlabelled is None or facts.locked:
        return None
    return f"{facts.unlabelled}, and no lock says which classes there are"


def _check(facts: PredictionFacts) -> Found | None:
    if facts.misshapen is not None:
        return Found(message=facts.misshapen, fix="write one column for each class, named after it, such as p_cat")
    if not ends_early(facts):
        return None
    count, last = facts.missing.count, facts.last_row
    where = f"end at row {last:,}" if last else "are missing"
    return Found(
        message=f"the predictions of {quoted(facts.model)} {where}: {several(count, 'labelled row')} "
        f"{'after it ' if last else ''}{'has' if count == 1 else 'have'} none",
        row=facts.missing.first_row,
        count=count,
        fix="write a prediction for each row that has a label, in the same order",
    )


RULE = Rule(
    code="AL505", name="shape-mismatch", severity=Severity.ERROR, applies=_applies, check=_check, thresholds=(END,)
)
