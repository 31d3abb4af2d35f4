"""Numbers are written as people write them.

## What it does

Notes that a label's numbers carry thousands separators, a decimal comma, a currency or per cent sign, accounting
parentheses or a typographic minus. This tool reads them as the numbers they are; the finding says how many there are.

## Why is this bad?

pandas, polars and pyarrow read "1,234.50" or "12 %" as text, and one such cell makes the whole column text: a
regression then fails at the first batch, or becomes a classification with a class for each price.

## Example

>>> codes_of_rows(("size", "rent"), [(number / 8, f"€ {number}.50") for number in range(500, 700)])
['AL212']

Written plainly:

>>> codes_of_rows(("size", "rent"), [(number / 8, f"{number}.50") for number in range(500, 700)])
[]

## Use instead

    actloss check table.csv --target rent --fix

or tell the reader, where it can be told:

    pd.read_csv("table.csv", thousands=",", decimal=".")

## References

pandas, `read_csv`: by default there is no thousands separator. RFC 4180 knows no numbers, only text.
"""

from actloss.column import WORDS, total
from actloss.finding import Cure, CureKind, Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import labelled
from actloss.rules.wording import label, only_column, several
from actloss.spelling import joined


def _check(case: Case) -> Found | None:
    profile = case.profile
    formats = {name: tally for name, tally in profile.written_formats.items() if name != WORDS}
    if not formats:
        return None
    kinds = joined([f"{name} in {several(tally.count, 'cell')}" for name, tally in formats.items()])
    row = total(formats.values()).first_row
    one = len(profile.target.columns) == 1
    verb, read = ("holds", "the column") if one else ("hold", "such columns")
    return Found(
        message=f"{label(profile)} {verb} numbers as people write them ({kinds}), first in row {row:,}; pandas reads "
        f"{read} as text",
        column=only_column(profile),
        row=row,
        count=max(tally.count for tally in formats.values()),
        fix="write the numbers plainly, such as 1234.5, or tell the reader which signs they are written with",
        cure=Cure(kind=CureKind.PLAIN, columns=profile.target.columns),
    )


RULE = Rule(
    code="AL212",
    name="formatted-numbers",
    severity=Severity.WARNING,
    applies=labelled,
    check=_check,
    fixable=True,
)
