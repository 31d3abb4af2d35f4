"""A prediction is nan, missing or infinite.

## What it does

Flags rows whose prediction is nan, empty or infinite. Rows without a number are left out of every figure, for all
models alike; infinite predictions stay, and so do their infinite losses.

## Why is this bad?

A nan in training is the end of training, and a mean over the remaining rows flatters the model. Look for a logarithm
of 0, a division by an empty sum, or an overflow in half precision.

## Example

>>> codes_of_predictions(missing=(2, 17))
['AL504']

Predictions that pass:

>>> codes_of_predictions()
[]

## Use instead

Look at these rows, and at the features that lead to them:

    df[~np.isfinite(df["y_pred"])]

## References

PyTorch, `autograd.detect_anomaly`: stops at the operation that made the first nan.
"""

from actloss.column import NOWHERE
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import ends_early
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(facts: PredictionFacts) -> str | None:
    return None if facts.rows or facts.missing.count else "there is no prediction"


def _check(facts: PredictionFacts) -> Found | None:
    # Predictions that end before the labels do are for another rule to tell.
    missing, infinite = NOWHERE if ends_early(facts) else facts.missing, facts.infinite
    if not (missing.count or infinite.count):
        return None
    parts = []
    if missing.count:
        parts.append(f"{several(missing.count, 'row')} without a number, left out of every figure")
    if infinite.count:
        parts.append(f"{several(infinite.count, 'row')} with an infinite one")
    return Found(
        message=f"predictions of {quoted(facts.model)}: {'; '.join(parts)}",
        row=(missing if missing.count else infinite).first_row,
        count=missing.count + infinite.count,
        fix="find where the model leaves the numbers: a log of 0, an overflow, a division by 0",
    )


RULE = Rule(code="AL504", name="non-finite-prediction", severity=Severity.ERROR, applies=_applies, check=_check)
