"""A Poisson loss meets labels below 0, or nothing but zeros.

## What it does

Under a Poisson likelihood or deviance, looks for labels below 0, and for a label that is 0 in every row.

## Why is this bad?

A rate cannot be negative. Below 0 the loss falls without end as the rate goes to 0; PyTorch and Keras say nothing,
boosters and scikit-learn refuse. If all labels are 0, so is the best rate, and its logarithm is -infinity.

## Example

>>> codes([-1.5, 0.0, 1.5, 2.5, 4.0] * 40, loss="poisson_nll", framework="keras")
['AL409']
>>> codes([0.5, 0.0, 1.5, 2.5, 4.0] * 40, loss="poisson_nll", framework="keras")
[]

## Use instead

Correct the rows if a negative label marks a missing count; if differences are meant, take the squared error:

    torch.nn.MSELoss()

## References

scikit-learn: "Some value(s) of y are out of the valid range of the loss 'HalfPoissonLoss'." LightGBM: "[poisson]: at
least one target label is negative", "[poisson]: sum of labels is zero". Keras 3.15 and PyTorch 2.13 were run.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import NON_NEGATIVE
from actloss.rules.case import Case
from actloss.rules.pairing.labels import no_numbers, numbers_of, worst
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, loss_of, other_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several

_LOSSES = ("poisson_nll", "poisson_deviance")


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    return other_loss(loss) if loss is None or loss.name not in _LOSSES else no_numbers(case)


def _check(case: Case) -> Found | None:
    found = worst(case, NON_NEGATIVE)
    if found is None:
        return _zeros(case)
    lying, others = found
    says = library_says(
        case,
        any="poisson-negative-label",
        sklearn="sklearn-outside-loss-range",
        xgboost="xgboost-negative-rate",
        lightgbm="lightgbm-negative-rate",
        catboost="catboost-negative-rate",
    )
    return lying.found(
        f"{others}, but {called(case)} takes counts or amounts of 0 or more{says}",
        fix="correct these rows if they mark a missing count; train with mse if amounts may be negative",
    )


def _zeros(case: Case) -> Found | None:
    empty = [numbers for numbers in numbers_of(case) if numbers.ends == (0.0, 0.0)]
    if not empty:
        return None
    numbers = empty[0]
    says = library_says(case, lightgbm="lightgbm-zero-sum", sklearn="sklearn-poisson-label")
    return Found(
        message=f"all {several(numbers.count, 'value')} of {quoted(numbers.column)} are 0, and the logarithm of a rate "
        f"of 0 is -infinity{says.replace('[gamma]', '[poisson]')}",
        column=numbers.column,
        count=numbers.count,
        fix="check that this is the label column",
    )


RULE = Rule(code="AL409", name="poisson-domain", severity=Severity.ERROR, applies=_applies, check=_check)
