"""Some rows of probabilities do not sum to 1.

## What it does

Under a loss of exclusive classes, counts the rows of probability columns whose sum is not 1, beyond what rounding
explains: half a unit of the last printed decimal for each class.

## Why is this bad?

A cross-entropy weighs each row by its sum: one that sums to 0.8 counts less, one in per cent a hundredfold, and a
divergence can fall below zero. No library says so.

## Example

>>> rows = {"a": [0.9, 0.2] * 60 + [0.9], "b": [0.1, 0.8] * 60 + [0.3]}
>>> codes(rows, layout="distribution", loss="kl_divergence")
['AL402', 'AL407']

Thirds, rounded to two decimals, pass:

>>> thirds = {"a": [0.33, 1.0] * 60, "b": [0.33, 0.0] * 60, "c": [0.33, 0.0] * 60}
>>> "AL407" in codes(thirds, layout="distribution", loss="kl_divergence")
False

## Use instead

Divide each row by its sum, once it is known why it is off:

    y = y / y.sum(axis=1, keepdims=True)

## References

scikit-learn checks probabilities to the square root of the float64 rounding unit, which 25 to 95 % of correctly
rounded rows fail (measured); half a unit of the last decimal for each class fails none.
"""

from actloss.catalogue import Form
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, form_of, loss_of, other_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, several
from actloss.target import Layout


def _applies(case: Case) -> str | None:
    loss, layout = loss_of(case), case.profile.target.layout
    if loss is None or form_of(case) not in (Form.ROWS, Form.CLASSES):
        return other_loss(loss)
    return None if layout is Layout.DISTRIBUTION else f"the layout is {layout.value}"


def _check(case: Case) -> Found | None:
    off = case.profile.sets.off_sum_rows
    if not off.count:
        return None
    first, verb = ("in", "does") if off.count == 1 else ("the first in", "do")
    rows = f"{off.count:,} of {several(case.profile.labelled, 'row')} of {label(case.profile)}"
    return Found(
        message=f"{rows} {verb} not sum to 1, {first} row {off.first_row:,}, but {called(case)} takes "
        f"distributions over the classes{library_says(case, any='rows-off-sum')}",
        column=case.profile.target.columns[0],
        row=off.first_row,
        count=off.count,
        fix="y = y / y.sum(axis=1, keepdims=True)",
    )


RULE = Rule(code="AL407", name="distribution-row", severity=Severity.ERROR, applies=_applies, check=_check)
