r"""Some rows hold bytes that are not in the file's encoding.

## What it does

Counts the rows of a text file that are not valid in the encoding that the rest of the file is in. They are either read
with a replacement character, or the whole file is read in another encoding, which is a guess. Only the label columns
are read in full, so damage elsewhere can go unnoticed.

## Why is this bad?

Readers disagree on such a file: some refuse it, one hands out raw bytes, and a wrong guess is silent. A class "café"
then has two spellings, and a model trained on one never meets the other.

## Example

A single row in Latin-1 in a file of UTF-8 makes a class of its own, which is then rare and outnumbered:

>>> table = "id,label\n" + "1,Köln\n2,Bonn\n" * 60
>>> codes_of_file(table.encode() + b"3,K\xf6ln\n", "label")
['AL101', 'AL301', 'AL302', 'AL303']

The same row in UTF-8:

>>> codes_of_file(table + "3,Köln\n", "label")
[]

## Use instead

Write the file in one encoding. If all of it is in an older one, convert it once:

    iconv --from-code=CP1252 --to-code=UTF-8 table.csv > table.utf8.csv

## References

Frictionless Framework, `encoding-error`. Readers compared on a Latin-1 byte: Python's csv, pandas and polars raise,
pyarrow returns bytes.
"""

from actloss.escape import visible
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.source.encoding else "the source is not a text file"


def _check(case: Case) -> Found | None:
    profile = case.profile
    source = profile.source
    if not source.undecodable:
        return None
    encoding = visible(source.encoding or "")
    kept = encoding.startswith("utf-8")
    verb = "holds" if source.undecodable == 1 else "hold"
    read = "these are read as \\ufffd" if kept else f"the file is read as {encoding}, which is a guess"
    return Found(
        message=f"{several(source.undecodable, 'row')} of the file {verb} bytes that are not UTF-8; {read}",
        count=source.undecodable,
        fix="repair these bytes" if kept else f"convert the file: iconv --from-code={encoding} --to-code=UTF-8",
    )


RULE = Rule(code="AL101", name="undecodable-file", severity=Severity.ERROR, applies=_applies, check=_check)
