"""A relative loss meets labels of 0, or next to 0.

## What it does

Under a mean absolute percentage error, looks for labels of 0 (an error), and for labels whose size is less than a
thousandth of the median's, where all have one sign (a warning). Under its symmetric form labels of 0 are a warning,
and so they are in LightGBM and CatBoost, which divide by no less than 1.

## Why is this bad?

The error is divided by the label. At 0 any error is infinite, or as large as the library's own tiny number makes it:
1.8e8 in Keras, and those rows are all that is learnt. Next to 0 a row counts thousands of times as much as others.

## Example

>>> codes([0.0, 12.5, 20.0, 15.5] * 40, loss="mape", framework="keras")
['AL423']
>>> codes([8.0, 12.5, 20.0, 15.5] * 40, loss="mape", framework="keras")
[]

## Use instead

Take the absolute error, and divide it by the mean label where a relative figure is wanted:

    numpy.abs(y_true - y_pred).sum() / numpy.abs(y_true).sum()

## References

Hyndman and Koehler, "Another look at measures of forecast accuracy", 2006. Keras 3.15 divides by 1e-7, scikit-learn
by 2.2e-16 (both run); LightGBM and CatBoost by max(1, |y|).
"""

from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import Interval
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import Numbers, no_numbers, numbers_of, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import framework_of, loss_of, other_loss, the_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import several

TINY = Threshold(
    code="AL423",
    name="tiny",
    default=0.001,
    domain=Interval(0.0, 1.0, low_closed=True, high_closed=False),
    meaning="size of a label as a share of the median's, below which its row outweighs the others",
)
_DIVIDES = "mape"
_SYMMETRIC = "smape"
_FROM_ONE = ("lightgbm", "catboost")
"""Libraries that divide by no less than 1."""


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    return other_loss(loss) if loss is None or loss.name not in (_DIVIDES, _SYMMETRIC) else no_numbers(case)


def _check(case: Case) -> Found | None:
    counted = [(numbers, _zeros(numbers)) for numbers in numbers_of(case)]
    zeros = [(numbers, tally) for numbers, tally in counted if tally.count]
    if not zeros:
        return _tiny(case)
    numbers, tally = max(zeros, key=lambda entry: entry[1].count)
    others = f"; {several(len(zeros) - 1, 'more label column')} likewise" if len(zeros) > 1 else ""
    symmetric = _symmetric(case)
    verb = "is" if tally.count == 1 else "are"
    first = f", the first in row {tally.first_row:,}" if tally.first_row else ""
    why = "where smape costs the same for every prediction but 0" if symmetric else "by which mape divides"
    says = "" if symmetric else library_says(case, keras="mape-zero-labels", lightgbm="lightgbm-mape-below-one")
    return Found(
        message=f"{tally.count:,} of {several(numbers.count, 'value')} of {quoted(numbers.column)} {verb} 0{first}"
        f"{others}, {why}{says}",
        column=numbers.column,
        row=tally.first_row or None,
        count=tally.count,
        fix="train with mae, and report it by the mean label",
        severity=Severity.WARNING if symmetric or framework_of(case) in _FROM_ONE else Severity.ERROR,
    )


def _tiny(case: Case) -> Found | None:
    share = case.limit(TINY)
    small = [numbers for numbers in numbers_of(case) if _smallest(numbers) < share * abs(numbers.summary.median)]
    if not small or _symmetric(case) or framework_of(case) in _FROM_ONE:
        return None
    numbers = min(small, key=lambda entry: _smallest(entry) / abs(entry.summary.median))
    smallest, median = _smallest(numbers), abs(numbers.summary.median)
    row = next((entry.first_row for entry in numbers.classes if abs(valued(entry)) == smallest), None)
    return Found(
        message=f"the smallest value of {quoted(numbers.column)}, {number_name(smallest)}"
        f"{f' in row {row:,}' if row else ''}, is {smallest / median:.2g} of the median {number_name(median)}, so that "
        f"its row counts {median / smallest:,.0f} times as much under mape",
        column=numbers.column,
        row=row,
        fix="train with mae, and report it by the mean label",
        severity=Severity.WARNING,
    )


def _symmetric(case: Case) -> bool:
    return the_loss(case).name == _SYMMETRIC


def _smallest(numbers: Numbers) -> float:
    """Return the size of the label nearest 0 where all have one sign; infinity where they have not."""
    low, high = numbers.ends
    return float("inf") if low <= 0 <= high else min(abs(low), abs(high))


def _zeros(numbers: Numbers) -> Tally:
    """Count the zeros; where they first stand is known of listed numbers, and of numbers that are never negative."""
    if numbers.classes:
        return total(Tally(entry.count, entry.first_row) for entry in numbers.classes if entry.value == 0)
    summary = numbers.summary
    return Tally(summary.zeros, 0 if summary.negatives else summary.non_positive.first_row)


RULE = Rule(
    code="AL423",
    name="relative-loss-domain",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    thresholds=(TINY,),
)
