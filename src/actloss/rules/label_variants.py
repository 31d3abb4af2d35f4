"""One class is spelled in several ways.

## What it does

Looks for class names that become equal once blanks around them are trimmed, case is folded, Unicode is brought to its
compatible form (NFKC) and invisible characters are dropped; and, where numbers are classes, for one that is written
with and without blanks around it.

## Why is this bad?

"yes" and "yes " are two classes to every reader, and " 1" and "1" to some: pandas reads one number, polars two texts.
The output layer gets a unit too many, each spelling gets part of the
rows, and the model is punished for naming the one when the other is written.

Known mistake: symbols in which case tells classes apart, as in phonetic alphabets. They are best renamed, since the
next tool that folds case will merge them.

## Example

>>> codes(["yes", "no", "Yes", "no"] * 30)
['AL205']

Each class has one spelling:

>>> codes(["yes", "no", "yes", "no"] * 30)
[]

## Use instead

    df["label"] = df["label"].str.normalize("NFKC").str.strip().str.casefold()

`actloss check --fix` writes each class as its commonest spelling instead.

## References

deepchecks, `StringMismatchComparison`, whose limit is likewise no variant at all. Unicode Standard Annex 15, on NFKC.
"""

from collections.abc import Iterator

from actloss.escape import quoted
from actloss.finding import Cure, CureKind, Severity
from actloss.numbers import ASCII_BLANKS
from actloss.profile.facts import ClassCount, Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.sizes import commonest
from actloss.rules.wording import label, listed, only_column, several
from actloss.task import Kind


def _check(case: Case) -> Found | None:
    profile = case.profile
    groups = sorted([*_words(profile), *_numbers(case)], key=_strays, reverse=True)
    if not groups:
        return None
    rows = sum(_strays(group) for group in groups)
    first = min((entry.first_row for group in groups for entry in _odd(group) if entry.first_row), default=None)
    names = [entry.name for entry in groups[0]] or list(profile.variants[0])
    more = f", and {several(len(groups) - 1, 'more class', 'more classes')} likewise" if len(groups) > 1 else ""
    strays = f"; {several(rows, 'row')} {'is' if rows == 1 else 'are'} not in the commonest spelling" if rows else ""
    mapping = tuple(pair for group in groups for pair in _respelled(group))
    kept = commonest(groups[0]).name if groups[0] else names[0].casefold()
    return Found(
        message=f"one class of {label(profile)} is spelled {listed(names)}, which differ only in case, blanks or "
        f"Unicode form{more}{strays}",
        column=only_column(profile),
        row=first,
        count=rows or None,
        fix=f"if they mean the same, write them one way, such as {quoted(kept.strip(), limit=40)}",
        cure=Cure(kind=CureKind.RECODE, columns=profile.target.columns, mapping=mapping) if mapping else None,
    )


def _words(profile: Profile) -> Iterator[list[ClassCount]]:
    """Yield the spellings of each word that has several; nothing of them where there are too many to count."""
    classes = {entry.name: entry for entry in profile.classes if entry.value is None}
    for group in profile.variants:
        yield [classes[name] for name in group if name in classes]


def _numbers(case: Case) -> Iterator[list[ClassCount]]:
    """Yield the spellings of each number that is a class and is written with blanks in some rows only."""
    if case.task is not None and case.task.kind is Kind.REGRESSION:
        return
    whole = {entry.value: entry for entry in case.profile.classes}
    groups: dict[float | None, list[ClassCount]] = {}
    for entry in case.profile.padded:
        groups.setdefault(entry.value, []).append(entry)
    for value, group in groups.items():
        others = whole[value].count - sum(entry.count for entry in group)
        if others:
            first = whole[value].first_row
            known = first not in {entry.first_row for entry in group}
            name = group[0].name.strip(ASCII_BLANKS)
            group.append(ClassCount(name=name, value=value, count=others, first_row=first if known else 0))
        if len(group) > 1:
            yield group


def _odd(group: list[ClassCount]) -> list[ClassCount]:
    """Return the spellings that are not the commonest one."""
    kept = commonest(group) if group else None
    return [entry for entry in group if entry is not kept]


def _respelled(group: list[ClassCount]) -> tuple[tuple[str, str], ...]:
    """Return each spelling but the commonest one, and what is to be written instead: that one without outer blanks."""
    kept = commonest(group).name.strip() if group else ""
    return tuple((entry.name, kept) for entry in group if entry.name != kept)


def _strays(group: list[ClassCount]) -> int:
    return sum(entry.count for entry in _odd(group))


RULE = Rule(
    code="AL205",
    name="label-variants",
    severity=Severity.WARNING,
    applies=single_column,
    check=_check,
    fixable=True,
)
