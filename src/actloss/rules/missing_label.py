"""Some rows have no label.

## What it does

Counts the rows whose label is missing: an empty cell, a null, or a spelling of "missing" such as NA or ?. With several
label columns a row counts when any of them is missing.

It is an error, but for empty cells among cells that list several labels: these may mean that no label applies, or that
nobody labelled the row, and only you can tell. That is a warning, and no share of a label counts such rows.

## Why is this bad?

No loss is defined without a label. Frameworks stop at it, or turn it into nan and every weight with it; cast to an
integer, nan becomes -9223372036854775808 and passes for a class.

## Example

>>> codes([1.5, 2.5, None, 4.0] * 40)
['AL201']

Every row has its label:

>>> codes([1.5, 2.5, 3.5, 4.0] * 40)
[]

## Use instead

Drop these rows. Never fill in a regression target with its mean: that teaches the model your guess.

    df = df.dropna(subset=["label"])

With several label columns, mask the missing ones in the loss instead, and keep what is known of the row. Where an
empty cell lists no labels, keep the row: it becomes a row of zeros.

## References

EvalML, `TARGET_HAS_NULL`, an error. XGBoost, src/data/data.cc: "Label contains NaN, infinity or a value too large."
"""

from actloss.column import total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.profile.facts import Profile
from actloss.rules.case import Case
from actloss.rules.refusals import missing_says
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import labelled
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, percent, several
from actloss.target import Layout

SHARE = Threshold(
    code="AL201",
    name="share",
    default=0.0,
    domain=UNIT,
    meaning="share of the rows that have no label, above which they are reported",
)


def _check(case: Case) -> Found | None:
    profile = case.profile
    missing = profile.missing
    if not missing.count or missing.count <= case.limit(SHARE) * profile.rows:
        return None
    return _in_lists(profile) if profile.target.layout is Layout.DELIMITED else _in_columns(case)


def _in_columns(case: Case) -> Found:
    profile = case.profile
    missing = profile.missing
    column, worst = only_column(profile), ""
    lack = f"{'has' if missing.count == 1 else 'have'} no label in {label(profile)}"
    if column is None:
        column, unknown = _emptiest(profile)
        lack = f"{'lacks' if missing.count == 1 else 'lack'} at least one label of {label(profile)}"
        worst = f"; {quoted(column)} lacks the most, {unknown:,}"
    return Found(
        message=f"{_of_rows(missing.count, profile)} {lack}, the first is row {missing.first_row:,}{worst}"
        + missing_says(case),
        column=column,
        row=missing.first_row or None,
        count=missing.count,
        fix="drop these rows; never fill in a label" if only_column(profile) else "mask these labels in the loss",
    )


def _in_lists(profile: Profile) -> Found:
    """Return what is said of cells that list labels: an empty one may list none."""
    spelled = total(profile.null_spellings.values())
    empty = profile.missing.count - spelled.count
    reading = "which means no label or not labelled"
    if spelled.count:
        also = f"; {empty:,} more {'is' if empty == 1 else 'are'} empty, {reading}" if empty else ""
        return Found(
            message=f"{_of_rows(spelled.count, profile)} {'has' if spelled.count == 1 else 'have'} no label in "
            f"{label(profile)}, the first is row {spelled.first_row:,}{also}",
            column=only_column(profile),
            row=spelled.first_row,
            count=spelled.count,
            fix="drop these rows; never fill in a label",
        )
    first = profile.missing.first_row
    return Found(
        message=f"{_of_rows(empty, profile)} {'is' if empty == 1 else 'are'} empty in {label(profile)}, the first is "
        f"row {first:,}, {reading}, so no label's share counts "
        f"{'it' if empty == 1 else 'them'}",
        column=only_column(profile),
        row=first,
        count=empty,
        fix="keep these rows as rows of zeros if no label applies to them; drop them if nobody labelled them",
        severity=Severity.WARNING,
    )


def _of_rows(count: int, profile: Profile) -> str:
    return f"{count:,} of {several(profile.rows, 'row')} ({percent(count / profile.rows)})"


def _emptiest(profile: Profile) -> tuple[str, int]:
    """Return the column with the fewest known labels, and how many it lacks."""
    if profile.label_sets is not None:
        known: tuple[int, ...] = profile.label_sets.known
    else:
        known = tuple(output.count for output in profile.outputs)
    fewest = min(range(len(known)), key=lambda index: known[index])
    return profile.target.columns[fewest], profile.rows - known[fewest]


RULE = Rule(
    code="AL201", name="missing-label", severity=Severity.ERROR, applies=labelled, check=_check, thresholds=(SHARE,)
)
