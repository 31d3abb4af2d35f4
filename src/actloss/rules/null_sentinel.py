"""A label spells "missing" instead of being empty.

## What it does

Counts label cells that hold a word or sign for a missing value (NA, N/A, NaN, None, null, ?, - and the like), and says
whether they were read as missing or, like a frequent "none" among words, as a class. Also counts a number such as
-999 that lies far from all others; it is read as the number it is.

## Why is this bad?

Whether "NA" is a class or a hole is decided by each reader: pandas takes it for missing; polars, pyarrow and DuckDB
keep the text. One reader's class is then another's empty row. And one -999 among prices moves the mean and the squared
error further than a thousand honest rows.

## Example

North America among continents:

>>> codes(["EU", "NA", "AS", "AF"] * 40)
['AL201', 'AL203']

A name that no reader takes for a hole:

>>> codes(["EU", "NAM", "AS", "AF"] * 40)
[]

A number in the place of a missing one:

>>> codes([12.5, 13.25, 11.75, 12.0] * 30 + [-999])
['AL203']

## Use instead

Leave the cell empty if the value is missing; if it is a class, give it a name that no reader takes for missing.

    df["label"] = df["label"].replace(-999, float("nan"))

## References

pandas issue 10647, on "NA" read as missing. qsv, `denull`, which leaves numeric sentinels to the user, as is done here.
"""

from collections.abc import Mapping

from actloss.column import Tally
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.numbers import is_null
from actloss.profile.facts import Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import always
from actloss.rules.wording import label, several

_SHOWN = 3


def _check(case: Case) -> Found | None:
    profile = case.profile
    classes = {
        entry.name: Tally(entry.count, entry.first_row)
        for entry in profile.classes
        if entry.value is None and is_null(entry.name)
    }
    holes = profile.null_spellings
    numbers = {f"{value:g}": tally for value, tally in filter(None, [profile.sentinel])}
    clauses = [
        _clause(profile, holes, "a word or sign for a missing value, and read as one"),
        _clause(profile, classes, "a word for a missing value, but read as a class"),
        _clause(profile, numbers, "a number far from every other, which may stand for a missing value"),
    ]
    tallies = [*holes.values(), *classes.values(), *numbers.values()]
    if not tallies:
        return None
    return Found(
        message="; ".join(filter(None, clauses)),
        column=profile.target.columns[0],
        row=min((tally.first_row for tally in tallies if tally.first_row), default=None),
        count=sum(tally.count for tally in tallies),
        fix="empty these cells if they are missing; rename them if they are a class",
    )


def _clause(profile: Profile, tallies: Mapping[str, Tally], what: str) -> str:
    if not tallies:
        return ""
    cells = sum(tally.count for tally in tallies.values())
    shown = [f"{quoted(text, limit=20)} ({tally.count:,})" for text, tally in [*tallies.items()][:_SHOWN]]
    more = f" and {len(tallies) - _SHOWN} more" if len(tallies) > _SHOWN else ""
    verb = "holds" if cells == 1 else "hold"
    return f"{several(cells, 'cell')} of {label(profile)} {verb} {what}: {', '.join(shown)}{more}"


RULE = Rule(code="AL203", name="null-sentinel", severity=Severity.WARNING, applies=always, check=_check)
