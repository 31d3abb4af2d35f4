"""The classes are the same but written in another way.

## What it does

Compares how the classes are written with the lock or reference table: 0/1, -1/+1, counted from 0 or from 1, truth
values, text; and text in other case, blanks or Unicode form, as NO and YES are no and yes. Classes that are merely
missing, or additional, are no change of the encoding.

## Why is this bad?

It is the mistake that passes every test. Under {1, 2} a sigmoid with binary cross-entropy trains without an error in
some libraries, and its loss falls below zero; with labels counted from 1, index losses read the score of the next
class.

Where both are customary numberings, or truth values, each label has one counterpart, and `--fix` writes the old one.
What text means as a number, nobody but you can say.

## Example

>>> "AL605" in codes_against([0, 1] * 40, [1, 2] * 40)
True
>>> "AL605" in codes_against([0, 1] * 40, [1, 0, 0, 1] * 10)
False

## Use instead

Bring the labels back to the numbering that the model was built for, such as {1, 2} to {0, 1}:

    df["label"] = df["label"] - 1

## References

What each library says, or does not say, of such labels: `actloss list pitfalls`. TensorFlow Data Validation has no rule
for it: each value is in a domain that was widened.
"""

from actloss.escape import quoted
from actloss.finding import Cure, CureKind, Severity
from actloss.reference import Reference
from actloss.rules.case import Case
from actloss.rules.lock.respelling import respelling
from actloss.rules.lock.scope import accept, before_of, held, origin
from actloss.rules.rule import Found, Rule
from actloss.rules.sizes import nouns
from actloss.rules.wording import label, listed, only_column
from actloss.task import Kind


def _applies(case: Case) -> str | None:
    reason = held(case)
    if reason is not None:
        return reason
    before = before_of(case)
    if before.kind is Kind.REGRESSION:
        return f"the task in {origin(before)} is regression"
    if before.layout is not case.profile.target.layout:
        return f"the layout is another than in {origin(before)}, which AL607 says"
    return None


def _check(case: Case) -> Found | None:
    found = respelling(case)
    if found is None:
        return None
    before, profile = before_of(case), case.profile
    classes = profile.classes
    names, old = [entry.name for entry in classes], [entry.name for entry in before.classes if entry.count]
    if profile.encoding is before.encoding:
        now, then = listed(names), listed(old)
    else:
        now = f"{profile.encoding.value}{_names(names)}"
        then = f"{before.encoding.value}{_names([entry.name for entry in before.classes]) if classes else ''}"
    return Found(
        message=f"the {nouns(profile)[1]} of {label(profile)} are written as {now}, and {origin(before)} has {then}",
        column=only_column(profile) or profile.target.columns[0],
        row=min((entry.first_row for entry in classes), default=None),
        count=profile.labelled,
        fix=_fix(before, found.mapping),
        cure=Cure(kind=CureKind.RECODE, columns=profile.target.columns, mapping=found.mapping)
        if found.mapping
        else None,
    )


def _names(names: list[str]) -> str:
    return f" ({listed(names)})" if names else ""


def _fix(before: Reference, mapping: tuple[tuple[str, str], ...]) -> str:
    if not mapping:
        return f"write the labels as in {origin(before)}, or {accept(before)}"
    shown = ", ".join(f"{quoted(new, limit=40)} → {quoted(old, limit=40)}" for new, old in mapping[:6])
    return f"recode {shown}{', …' if len(mapping) > 6 else ''}"


RULE = Rule(
    code="AL605", name="encoding-changed", severity=Severity.ERROR, applies=_applies, check=_check, fixable=True
)
