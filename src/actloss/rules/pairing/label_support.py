"""Labels lie where the loss has no value for them, and no rule of that loss alone says so.

## What it does

Holds labels against the domain of every other loss that has one: Tweedie, negative binomial and zero-inflated Poisson
take 0 and more (the last two whole numbers: others are a warning), and losses of rows of classes take numbers from 0
to 1, so that one-hot columns in -1/+1 have no place there.

## Why is this bad?

Outside its domain a loss is not defined: it becomes nan or infinite, or falls without end. Boosters and scikit-learn
refuse, CatBoost trains on.

## Example

>>> codes([-5.5, 0.0, 2.5, 4.0] * 40, loss="tweedie_deviance")
['AL424']
>>> codes([0.0, 1.5, 2.5, 4.0] * 40, loss="tweedie_deviance")
[]

## Use instead

Correct the rows if a negative amount is a mark or a refund; if amounts may be negative, take a loss of real numbers:

    torch.nn.HuberLoss()

## References

scikit-learn, `mean_tweedie_deviance`: non-negative y for a power between 1 and 2. PyTorch, `NegativeBinomial`:
support of non-negative integers (run with PyTorch 2.13).
"""

from actloss.catalogue import Form, Loss
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import ABOVE_MINUS_ONE, POSITIVE, REAL, UNIT
from actloss.rules.case import Case
from actloss.rules.pairing.labels import no_numbers, numbers_of, worst
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, form_of, loss_of, other_loss, recoded, the_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, several
from actloss.target import Layout

_OWN_RULE = (ABOVE_MINUS_ONE, POSITIVE)
_POISSON = ("poisson_nll", "poisson_deviance")
_WHOLE = "whole numbers"
"""What the rows of the catalogue say of losses of counts."""
_ROWS = (Form.ROWS, Form.CLASSES)


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    if loss is None or loss.y_true in (REAL, None, *_OWN_RULE) or loss.name in _POISSON:
        return other_loss(loss)
    by_rows = form_of(case) in _ROWS
    if loss.y_true == UNIT and not by_rows:
        return f"{other_loss(loss)}, of which bce-labels (AL401) speaks"
    if by_rows:
        layout = case.profile.target.layout
        return None if layout is Layout.ONE_HOT else f"the layout is {layout.value}"
    if case.task is not None and case.task.kind.value not in loss.kinds:
        return f"{loss.name} does not serve {case.task.kind.value}"
    return no_numbers(case)


def _check(case: Case) -> Found | None:
    loss = the_loss(case)
    if form_of(case) in _ROWS:
        return _rows(case)
    found = None if loss.y_true is None else worst(case, loss.y_true)
    if found is None:
        return _parts(case, loss)
    lying, others = found
    tweedie = {
        "sklearn": "sklearn-outside-loss-range",
        "xgboost": "xgboost-negative-rate",
        "lightgbm": "lightgbm-negative-rate",
        "catboost": "catboost-negative-rate",
    }
    named = {"HalfPoissonLoss": "HalfTweedieLoss", "[poisson]": "[tweedie]"}
    says = library_says(case, named, **tweedie) if loss.name == "tweedie_deviance" else ""
    return lying.found(
        f"{others}, but {called(case)} takes {loss.labels}{says}",
        fix="correct these rows if they are marks; train with huber if labels may be negative",
    )


def _parts(case: Case, loss: Loss) -> Found | None:
    broken = [numbers for numbers in numbers_of(case) if not numbers.summary.integral]
    if _WHOLE not in loss.labels or not broken:
        return None
    numbers = broken[0]
    return Found(
        message=f"{quoted(numbers.column)} holds values that are no whole numbers, "
        f"but {called(case)} takes {loss.labels}",
        column=numbers.column,
        fix="train with tweedie_deviance, which takes amounts",
        severity=Severity.WARNING,
    )


def _rows(case: Case) -> Found | None:
    facts = case.profile.sets
    outside = facts.outside_unit
    if not outside.count:
        return None
    signs = facts.minus_ones.count == outside.count == sum(facts.known) - sum(facts.counts)
    verb = "holds" if outside.count == 1 else "hold"
    cells = f"{several(outside.count, 'cell')} of {label(case.profile)} {verb} a number outside [0, 1]"
    return Found(
        message=f"{cells}, the first in row {outside.first_row:,}, but {called(case)} takes one-hot rows of 0 and 1",
        column=case.profile.target.columns[0],
        row=outside.first_row,
        count=outside.count,
        fix="y = (y == 1).astype(int)",
        cure=recoded(case, {-1.0: 0, 1.0: 1}) if signs else None,
    )


RULE = Rule(
    code="AL424",
    name="label-support",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    fixable=True,
)
