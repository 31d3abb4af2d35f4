"""A class turns up that was not there before.

## What it does

Lists the classes, or the labels of label sets, that have rows now and had none in the lock or reference table. Where
the encoding as a whole has changed, AL605 says that instead.

## Why is this bad?

The output layer has no unit for it. Index losses stop at it, or read past the end of the row and return a number that
means nothing; one-hot encoders of the old classes make a row of zeros of it, which costs nothing under cross-entropy.

A new spelling of an old class is a new class, too: to whatever maps the labels to indices, "Yes" is not "yes". Those
are written back by `--fix`.

## Example

>>> "AL601" in codes_against(["no", "yes"] * 40, ["no", "yes", "maybe"] * 40)
True
>>> "AL601" in codes_against(["no", "yes"] * 40, ["yes", "no"] * 30)
False

## Use instead

Map it to a class that the model knows, or give the model a unit more, train anew and lock that:

    actloss check --update-lock

## References

TensorFlow Data Validation, anomaly `ENUM_TYPE_UNEXPECTED_STRING_VALUES`. deepchecks, `NewLabelTrainTest`, whose limit
is likewise no new label at all.
"""

from actloss.escape import quoted
from actloss.finding import Cure, CureKind, Severity
from actloss.numbers import plain_number
from actloss.profile.classes import canonical
from actloss.profile.facts import Profile
from actloss.reference import ClassShare, Reference
from actloss.rules.case import Case
from actloss.rules.lock.scope import accept, before_of, holder, of_column, origin, same_classes, shares_now
from actloss.rules.rule import Found, Rule
from actloss.rules.sizes import nouns
from actloss.rules.wording import listed, percent, several
from actloss.spelling import joined
from actloss.target import Layout


def _check(case: Case) -> Found | None:
    before, profile = before_of(case), case.profile
    new = _new(before, profile)
    if not new:
        return None
    exclusive = profile.target.layout not in (Layout.MULTI_HOT, Layout.DELIMITED)
    names = tuple(entry.name for entry in new)
    known = max(entry.known for entry in new)
    one, many = nouns(profile)
    which = f"{one} {listed(names)}" if len(new) == 1 else f"{len(new):,} {many} ({listed(names)})"
    # A row may hold several labels, so only the rows of one can be told.
    whose = "them" if exclusive and len(new) > 1 else "it" if len(new) == 1 else quoted(names[0], limit=40)
    rows = sum(entry.count for entry in new) if exclusive else new[0].count
    twins = _twins(before, profile, names)
    return Found(
        message=f"{origin(before)} has no row of {which}{of_column(profile)}, and {rows:,} of"
        f" {several(known, 'labelled row')} ({percent(rows / known)}) {'holds' if rows == 1 else 'hold'} {whose} now",
        column=holder(profile, names[0]),
        row=min((entry.first_row for entry in profile.classes if entry.name in names), default=None),
        count=sum(entry.count for entry in new),
        fix=_fix(case, names, twins),
        cure=Cure(kind=CureKind.RECODE, columns=profile.target.columns, mapping=twins) if twins else None,
    )


def _new(before: Reference, profile: Profile) -> list[ClassShare]:
    known = {entry.name for entry in before.classes if entry.count}
    found = [entry for entry in shares_now(profile).values() if entry.count and entry.name not in known]
    return sorted(found, key=lambda entry: -entry.count)


def _twins(before: Reference, profile: Profile, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return how each new class was spelled before; nothing unless each was."""
    if profile.target.layout is not Layout.SINGLE:
        return ()
    texts = {entry.name for entry in profile.classes if entry.value is None}
    # The most frequent spelling comes last, and stays.
    spelled = {canonical(entry.name): entry.name for entry in sorted(before.classes, key=lambda entry: entry.count)}
    found = [(name, spelled.get(canonical(name))) for name in names if name in texts]
    mapping = tuple((name, old) for name, old in found if old is not None)
    return mapping if len(mapping) == len(names) else ()


def _fix(case: Case, names: tuple[str, ...], twins: tuple[tuple[str, str], ...]) -> str:
    if twins:
        shown = [f"{quoted(new, limit=40)} as {quoted(old, limit=40)}" for new, old in twins[:3]]
        more = f", and {len(twins) - 3:,} more likewise" if len(twins) > 3 else ""
        return f"write {joined(shown)}{more}: they differ only in case, blanks or Unicode form"
    they, it = ("they are", "them") if len(names) > 1 else ("it is", "it")
    accepted = accept(before_of(case))
    if case.profile.target.layout is not Layout.SINGLE:
        repair = f"take {it} out of the labels"
    elif len(names) > 1:
        repair = "y = y.where(y.isin(KNOWN), CLASS)"
    else:
        name = names[0] if plain_number(names[0]) is not None else quoted(names[0], limit=40)
        repair = f"y = y.replace({name}, CLASS)"
    return f"if {they} a mistake, {repair}; if {they} right, train anew with {it} and {accepted}"


RULE = Rule(code="AL601", name="new-class", severity=Severity.ERROR, applies=same_classes, check=_check, fixable=True)
