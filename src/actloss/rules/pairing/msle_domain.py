"""A logarithmic loss meets labels at or below -1, or below 0.

## What it does

Under mean squared logarithmic error, looks for labels of -1 and below, where log(1 + y) does not exist (an error),
and for labels between -1 and 0 (a warning).

## Why is this bad?

The loss compares logarithms of 1 + y. At -1 there is none: PyTorch gives nan, scikit-learn and XGBoost refuse, and
Keras raises such labels to about 0 without a word. Just above -1 it exists, but stretches the smallest differences
beyond measure, and Keras takes every label below 0 for 0.

## Example

>>> codes([-3.5, 0.0, 2.5, 4.0] * 40, loss="msle")
['AL408']
>>> codes([0.5, 1.5, 2.5, 4.0] * 40, loss="msle")
[]

## Use instead

Train with the absolute or Huber's error, or shift all labels by a fixed amount:

    torch.nn.HuberLoss()

## References

scikit-learn: "Mean Squared Logarithmic Error cannot be used when targets contain values less than or equal to -1."
XGBoost: "label must be greater than -1 for rmsle". Keras 3.15 clips at 1e-7 (run).
"""

from actloss.finding import Severity
from actloss.interval import ABOVE_MINUS_ONE, NON_NEGATIVE
from actloss.rules.case import Case
from actloss.rules.pairing.labels import no_numbers, worst
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, loss_of, other_loss
from actloss.rules.rule import Found, Rule


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    if loss is None or loss.y_true != ABOVE_MINUS_ONE:
        return other_loss(loss)
    return no_numbers(case)


def _check(case: Case) -> Found | None:
    broken = worst(case, ABOVE_MINUS_ONE)
    found = broken or worst(case, NON_NEGATIVE)
    if found is None:
        return None
    lying, others = found
    if broken:
        why = f"where {called(case)} has no logarithm of 1 + y"
        says = library_says(
            case,
            any="msle-no-logarithm",
            keras="msle-negative-values",
            sklearn="sklearn-msle-domain",
            xgboost="xgboost-rmsle-label",
        )
    else:
        why = f"where {called(case)} stretches small differences"
        says = library_says(case, keras="msle-negative-values")
    return lying.found(
        f"{others}, {why}{says}",
        fix="train with mae or huber, or shift all labels by a fixed amount",
        severity=Severity.ERROR if broken else Severity.WARNING,
    )


RULE = Rule(code="AL408", name="msle-domain", severity=Severity.ERROR, applies=_applies, check=_check)
