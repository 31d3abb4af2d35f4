"""Class indices are floating point numbers.

## What it does

Under a loss of class indices, looks for whole numbers that are written with a decimal point (`1.0`), held in a column
of floating point numbers, or beside missing cells, which pandas reads as floating point numbers with nan. Labels with
real decimals are no indices at all: AL404 names them.

## Why is this bad?

PyTorch and optax stop, with words about dtypes. Where a cell is missing the usual cure, `.long()`, makes
-9223372036854775808 of it without a word; and Keras cuts measurements to classes, so that a wrong column passes.

## Example

>>> codes([0, 1, 2, None] * 40, loss="nll")
['AL201', 'AL420']
>>> codes([0, 1, 2] * 40, loss="nll")
[]

## Use instead

    df["label"] = df["label"].dropna().astype("int64")

## References

PyTorch, `CrossEntropyLoss`: "expected target dtype to be Long or Byte, but got Float" (2.13, as before in other words).
pandas, user guide on nullable integers: a missing value casts a column to float.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import by_index, framework_of, loss_of, of_floats, other_loss
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several

_STOPPING = frozenset({"pytorch", "jax"})
"""Libraries that take no floating point number for an index."""


def _applies(case: Case) -> str | None:
    reason = with_task(case)
    if reason is not None:
        return reason
    if not by_index(case):
        return other_loss(loss_of(case))
    numeric = case.profile.numeric
    if numeric is None:
        return "the labels are text"
    return None if numeric.integral else "the labels have decimals: they are no indices"


def _check(case: Case) -> Found | None:
    profile = case.profile
    missing = profile.missing
    if not profile.floats and not missing.count:
        return None
    holed = f"{label(profile)} has {several(missing.count, 'missing cell')}, the first in row {missing.first_row:,}, "
    message = (
        f"{holed}so that its class indices are read as floating point numbers"
        if missing.count
        else f"{label(profile)} holds its class indices as floating point numbers"
    )
    slug = "nan-to-integer" if missing.count else "pytorch-float-class-indices"
    return Found(
        message=message
        + library_says(
            case, of_floats(case), pytorch=slug, keras="keras-float-class-indices", jax="jax-float-class-indices"
        ),
        column=only_column(profile),
        row=missing.first_row or None,
        count=missing.count or None,
        fix='df["label"].dropna().astype("int64")' if missing.count else 'y = y.astype("int64")',
        severity=Severity.ERROR if framework_of(case) in _STOPPING else None,
    )


RULE = Rule(code="AL420", name="float-indices", severity=Severity.WARNING, applies=_applies, check=_check)
