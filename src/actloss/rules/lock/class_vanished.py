"""A class that was there has no row any more.

## What it does

Looks for classes, or labels of label sets, of the lock or reference table without a row now. A small table may miss a
rare class by chance, so the rule works out how probable that is if the share p of the class had stayed, (1 - p) to the
power of the rows, and speaks where it is below 1 %: from 4.6 expected rows on.

## Why is this bad?

The filter, join or export that made the table may have lost it. A model that is trained on it forgets the class, and a
model that is measured on it is never asked for it.

## Example

>>> "AL602" in codes_against(["a", "b", "c"] * 40, ["a", "b"] * 40)
True

Of a class that holds one row in a hundred, forty rows may well have none:

>>> "AL602" in codes_against(["a", "b"] * 99 + ["c"] * 2, ["a", "b"] * 20)
False

## Use instead

Look for the step that dropped it. If it is gone for good, train without its unit and lock that:

    actloss check --update-lock

## References

The probability is that of a binomial count of 0, exact for rows that are drawn independently. A plain "missing class"
rule fires on every small batch.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.lock.absent import CHANCE, vanished
from actloss.rules.lock.scope import accept, before_of, holder, of_column, origin, same_classes, shares_now
from actloss.rules.rule import Found, Rule
from actloss.rules.sizes import likewise, nouns
from actloss.rules.wording import percent, several


def _check(case: Case) -> Found | None:
    before, profile = before_of(case), case.profile
    gone = vanished(case, before)
    if not gone:
        return None
    entry, chance = gone[0]
    rows = max(share.known for share in shares_now(profile).values())
    probable = f"a probability of {chance:.2g}" if chance > 1e-300 else "no probability worth the name"
    return Found(
        message=f"{nouns(profile)[0]} {quoted(entry.name, limit=40)}{of_column(profile)} has none of"
        f" {several(rows, 'labelled row')}, which has {probable} at the {percent(entry.count / entry.known)} that it"
        f" held in {origin(before)}{likewise(profile, len(gone) - 1)}",
        column=holder(profile, entry.name),
        count=len(gone),
        fix=f"find out where its rows went, or {accept(before)}",
    )


RULE = Rule(
    code="AL602",
    name="class-vanished",
    severity=Severity.WARNING,
    applies=same_classes,
    check=_check,
    thresholds=(CHANCE,),
)
