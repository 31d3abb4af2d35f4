"""The loss skips most of the rows.

## What it does

Counts the rows whose label is the one that the loss skips (`ignore_index`, `ignore_class`; -100 in PyTorch unless said
otherwise), and finds half of the rows or more; all of them is an error.

## Why is this bad?

Those rows cost time and teach nothing. Batches in which every row is skipped have no mean: PyTorch gives nan, which
then spreads over all weights.

## Example

>>> codes([0, 1, -1, -1] * 30, loss="nll", ignore_index=-1)
['AL426']
>>> codes([0, 1, 2, -1] * 30, loss="nll", ignore_index=-1)
[]

## Use instead

Leave the rows out before training, or guard the mean:

    loss = criterion(logits, target).sum() / (target != -1).sum().clamp(min=1)  # reduction="none"

## References

PyTorch, issues 70348, 75181 and 116349: `CrossEntropyLoss` is nan where every target is `ignore_index`.
"""

from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import ignored_label
from actloss.rules.pairing.library import library_says
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, percent, several

SHARE = Threshold(
    code="AL426",
    name="share",
    default=0.5,
    domain=UNIT,
    meaning="share of the labelled rows that the loss skips, from which on they are too many",
)


def _applies(case: Case) -> str | None:
    if ignored_label(case) is None:
        return "the loss is not told to skip a label"
    reason = single_column(case)
    if reason is not None:
        return reason
    return None if case.profile.classes else "there are too many distinct values to be classes"


def _check(case: Case) -> Found | None:
    profile, skipped = case.profile, ignored_label(case)
    entry = next((entry for entry in profile.classes if entry.value == skipped), None)
    if entry is None or skipped is None or entry.count < case.limit(SHARE) * profile.labelled:
        return None
    rows = f"{entry.count:,} of {several(profile.labelled, 'labelled row')}"
    return Found(
        message=f"{rows} of {label(profile)} ({percent(entry.count / profile.labelled)}) hold {number_name(skipped)}, "
        f"which the loss skips{library_says(case, pytorch='all-rows-ignored')}",
        column=only_column(profile),
        row=entry.first_row,
        count=entry.count,
        fix="leave these rows out before training",
        severity=Severity.ERROR if entry.count == profile.labelled else None,
    )


RULE = Rule(
    code="AL426",
    name="mostly-ignored",
    severity=Severity.WARNING,
    applies=_applies,
    check=_check,
    thresholds=(SHARE,),
)
