"""A gamma loss meets labels of 0 or below.

## What it does

Under a gamma likelihood or deviance, looks for labels that are not above 0.

## Why is this bad?

A gamma law has no zeros: the deviance of a label of 0 is infinite, and below 0 the loss falls without end.
scikit-learn and XGBoost refuse such labels.

## Example

>>> codes([0.0, 1.5, 2.5, 4.0] * 40, loss="gamma_deviance")
['AL410']
>>> codes([0.5, 1.5, 2.5, 4.0] * 40, loss="gamma_deviance")
[]

## Use instead

Where amounts may be 0, take a Tweedie deviance between Poisson and gamma:

    xgboost.XGBRegressor(objective="reg:tweedie")

## References

scikit-learn, `mean_gamma_deviance`: strictly positive y and y_pred. XGBoost: "label must be positive for gamma
regression."
"""

from actloss.finding import Severity
from actloss.interval import POSITIVE
from actloss.rules.case import Case
from actloss.rules.pairing.labels import no_numbers, worst
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, loss_of, other_loss
from actloss.rules.rule import Found, Rule


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    return other_loss(loss) if loss is None or loss.y_true != POSITIVE else no_numbers(case)


def _check(case: Case) -> Found | None:
    found = worst(case, POSITIVE)
    if found is None:
        return None
    lying, others = found
    says = library_says(
        case,
        {"HalfPoissonLoss": "HalfGammaLoss", "[poisson]": "[gamma]"},
        sklearn="sklearn-outside-loss-range",
        xgboost="xgboost-gamma-label",
        lightgbm="lightgbm-negative-rate" if lying.value < 0 else "lightgbm-gamma-zero",
    )
    return lying.found(
        f"{others}, but {called(case)} takes amounts above 0{says}",
        fix="train with tweedie_deviance, which takes zeros, or with mse if amounts may be negative",
    )


RULE = Rule(code="AL410", name="gamma-domain", severity=Severity.ERROR, applies=_applies, check=_check)
