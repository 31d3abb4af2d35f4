"""The label columns hold something of another type than before.

## What it does

Compares what the label columns hold with the lock or reference table: text, whole numbers or decimal numbers; and how a
label is laid out over columns and cells. Decimal numbers that all happen to be whole are no change, and neither are
label sets that happen to have one label each. A quantity of which 0 and 1 alone are left, and not by chance
(`AL602.chance`), is a flag and no quantity. Classes that are only written in another way are AL605's, numbers and
text in one column AL204's.

## Why is this bad?

What reads the table decides by the type. Text where numbers were becomes categories or missing values; a column of
counts that turns decimal is truncated by one library and refused by another; cells cut at the old separator become one
label.

## Example

>>> "AL607" in codes_against([2.5, 3.5, 4.5, 7.25] * 20, ["low", "high"] * 40)
True
>>> "AL607" in codes_against([2.5, 3.5, 4.5, 7.25] * 20, [2.0, 3.0, 4.5, 7.5] * 20)
False

## Use instead

Find the step of the pipeline that writes the column, and have it write what it wrote before. To see what is read now:

    actloss advise table.csv --target label

## References

TensorFlow Data Validation, anomaly `UNEXPECTED_DATA_TYPE`. Frictionless Framework, `type-error`.
"""

import numpy as np

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.facts import Encoding, Profile
from actloss.reference import Reference
from actloss.rules.case import Case
from actloss.rules.lock.absent import CHANCE
from actloss.rules.lock.respelling import respelling
from actloss.rules.lock.scope import accept, before_of, held, origin
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column
from actloss.target import Layout
from actloss.task import Kind

_TEXT, _WHOLE, _DECIMAL, _BOTH = "text", "whole numbers", "decimal numbers", "numbers and text"
_TYPES = {
    Encoding.STRINGS: _TEXT,
    Encoding.BOOLEANS: _TEXT,
    Encoding.REALS: _DECIMAL,
    Encoding.MIXED: _BOTH,
}


def _applies(case: Case) -> str | None:
    reason = held(case)
    if reason is not None:
        return reason
    before, profile = before_of(case), case.profile
    if profile.encoding is Encoding.MIXED:
        return "numbers and text share the column, which AL204 says"
    return (
        None
        if respelling(case) is None
        else f"the classes are written in another way than in {origin(before)}, which AL605 says"
    )


def _check(case: Case) -> Found | None:
    before, profile = before_of(case), case.profile
    now, then = _layout(before, profile) or _type(before, profile) or _flags(case, before) or ("", "")
    if not now:
        return None
    several_columns = len(profile.target.columns) > 1
    return Found(
        message=f"{label(profile)} {'hold' if several_columns else 'holds'} {now} now, and {origin(before)} has {then}",
        column=only_column(profile),
        row=min((entry.first_row for entry in profile.classes), default=None) if now == _TEXT else None,
        fix=f"have the column written as before, or {accept(before)}",
    )


def _type(before: Reference, profile: Profile) -> tuple[str, str] | None:
    """Return what the columns hold now and what they held, where the two are of different types."""
    summaries = profile.outputs if profile.numeric is None else (profile.numeric,)
    now, then = _TYPES.get(profile.encoding, _WHOLE), _TYPES.get(before.encoding, _WHOLE)
    if profile.target.layout is not Layout.SINGLE or _BOTH in (now, then):
        return None
    if (then, now) == (_DECIMAL, _WHOLE) or now == then or (now != _TEXT and not summaries):
        return None
    return now, then


def _flags(case: Case, before: Reference) -> tuple[str, str] | None:
    """Return that a quantity holds 0 and 1 alone, where it held more and chance does not leave so much out."""
    profile = case.profile
    if before.kind is not Kind.REGRESSION or before.encoding is Encoding.ZERO_ONE or len(before.spreads) != 1:
        return None
    if profile.encoding is not Encoding.ZERO_ONE or profile.distinct < 2:
        return None
    (spread,) = before.spreads
    flags = np.isin(spread.values.values, (0.0, 1.0))
    share = float(np.average(flags, weights=spread.values.counts))
    if share**profile.labelled >= case.limit(CHANCE):
        return None
    return "0 and 1 alone", f"numbers from {spread.minimum:g} to {spread.maximum:g}"


def _layout(before: Reference, profile: Profile) -> tuple[str, str] | None:
    """Return how labels are laid out now and how they were, where that differs."""
    now, then = profile.target, before
    if now.layout is Layout.ONE_HOT and then.layout is Layout.MULTI_HOT:
        return None
    if now.layout is not then.layout:
        return f"labels of the layout {now.layout.value}", then.layout.value
    if now.separator != then.separator:
        return f"labels separated by {quoted(now.separator or '')}", quoted(then.separator or "")
    return None


RULE = Rule(code="AL607", name="type-changed", severity=Severity.ERROR, applies=_applies, check=_check)
