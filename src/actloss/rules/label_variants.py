"""One class is spelled in several ways.

## What it does

Looks for class names that become equal once blanks around them are trimmed, case is folded, Unicode is brought to its
compatible form (NFKC) and invisible characters are dropped.

## Why is this bad?

"yes" and "yes " are two classes to every reader. The output layer gets a unit too many, each spelling gets part of the
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

from actloss.escape import quoted
from actloss.finding import Cure, CureKind, Severity
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import single_column
from actloss.rules.sizes import commonest
from actloss.rules.wording import label, listed, only_column, several


def _check(case: Case) -> Found | None:
    profile = case.profile
    if not profile.variants:
        return None
    classes = {entry.name: entry for entry in profile.classes if entry.value is None}
    groups = sorted(
        ([classes[name] for name in group if name in classes] for group in profile.variants), key=_strays, reverse=True
    )
    rows = sum(_strays(group) for group in groups)
    first = min((entry.first_row for group in groups for entry in _odd(group)), default=None)
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
