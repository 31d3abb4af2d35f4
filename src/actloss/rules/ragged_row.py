r"""A record has more or fewer fields than the table has columns.

## What it does

Counts the records whose number of fields is not that of the header (without a header: that of most records), and
names the line of the first.

## Why is this bad?

A missing or surplus delimiter moves every later field, so the value under the label's name belongs to another column.
pandas and polars fill a short row with nulls, and DuckDB's own detection can fold the whole table into one column,
all without an error. Such records are left out of the profile here, never guessed.

## Example

The second record lacks a field:

>>> codes_of_file("id,label\n1,0\n2\n" + "3,0\n4,1\n" * 60, "label")
['AL102']

A table in which every record has two:

>>> codes_of_file("id,label\n1,0\n2,1\n" + "3,0\n4,1\n" * 60, "label")
[]

## Use instead

Open the file at the line named and repair the record, or quote the field that holds a delimiter:

    sed -n '3p' table.csv

## References

Frictionless Framework, `missing-cell` and `extra-cell`. RFC 4180, section 2, rule 4: each line should contain the same
number of fields throughout the file.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.source.delimiter else "the source is not delimited text"


def _check(case: Case) -> Found | None:
    profile = case.profile
    source = profile.source
    if not source.bad_count:
        return None
    records = source.bad_count + profile.rows
    first = source.bad_records[0] if source.bad_records else None
    where = f", the first on line {first.line} with {first.found} instead of {first.expected}" if first else ""
    verb = "has" if source.bad_count == 1 else "have"
    return Found(
        message=f"{source.bad_count:,} of {several(records, 'record')} {verb} the wrong number of fields "
        f"and {'was' if source.bad_count == 1 else 'were'} left out{where}",
        line=first.line if first else None,
        count=source.bad_count,
        fix="repair the record, or quote the field that holds a delimiter",
    )


RULE = Rule(code="AL102", name="ragged-row", severity=Severity.ERROR, applies=_applies, check=_check)
