r"""Some rows hold bytes that are no text in the file's encoding.

## What it does

Counts the rows of a text file that are not valid in the encoding that the rest of the file is in. They are either read
with a replacement character, or the whole file is read in another encoding, which is a guess. NUL bytes in a label
count as well. Only the label columns are read in full, so damage elsewhere can go unnoticed. A file that is empty
cannot be checked at all: exit code 2, and an error in every format.

## Why is this bad?

Readers disagree on such a file: some refuse it, one hands out raw bytes, and a wrong guess is silent. A class "café"
then has two spellings, and a model trained on one never meets the other. A NUL is invisible, and ends the text for
whatever is written in C.

## Example

A single row in Latin-1 in a file of UTF-8 makes a class of its own, which is then rare and outnumbered:

>>> table = "id,label\n" + "1,Köln\n2,Bonn\n" * 60
>>> codes_of_file(table.encode() + b"3,K\xf6ln\n", "label")
['AL101', 'AL301', 'AL302', 'AL303']

The same row in UTF-8:

>>> codes_of_file(table + "3,Köln\n", "label")
[]

A NUL byte makes one, too:

>>> codes_of_file("id,label\n" + "1,a\n2,b\n" * 60 + "3,a\x00\n", "label")
['AL101', 'AL301', 'AL302', 'AL303']

## Use instead

Write the file in one encoding. If all of it is in an older one, convert it once:

    iconv --from-code=CP1252 --to-code=UTF-8 table.csv > table.utf8.csv

## References

Frictionless Framework, `encoding-error`. Readers compared on a Latin-1 byte: Python's csv, pandas and polars raise,
pyarrow returns bytes.
"""

from actloss.escape import visible
from actloss.finding import Severity
from actloss.profile import Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several
from actloss.table import Source


def _applies(case: Case) -> str | None:
    profile = case.profile
    return None if profile.source.encoding else "the source is not a text file"


def _check(case: Case) -> Found | None:
    profile = case.profile
    source, nul = profile.source, profile.nul
    if not source.undecodable:
        return _nul(profile) if nul.count else None
    encoding = visible(source.encoding or "")
    kept = encoding.startswith("utf-8")
    verb = "holds" if source.undecodable == 1 else "hold"
    read = "these are read as \\ufffd" if kept else f"the file is read as {encoding}, which is a guess"
    more = f"; {several(nul.count, 'label')} with a NUL byte, the first in row {nul.first_row:,}" if nul.count else ""
    return Found(
        message=f"{several(source.undecodable, 'row')} of the file {verb} bytes that are not UTF-8{_where(source)}; "
        f"{read}{more}",
        line=None if source.undecodable_at is None else source.undecodable_at.line,
        count=source.undecodable,
        fix="repair these bytes" if kept else f"convert the file: iconv --from-code={encoding} --to-code=UTF-8",
    )


def _where(source: Source) -> str:
    at = source.undecodable_at
    if at is None:
        return ""
    return f", on line {at.line}" if source.undecodable == 1 else f", the first on line {at.line}"


def _nul(profile: Profile) -> Found:
    cells, first = profile.nul.count, profile.nul.first_row
    where = f"in row {first:,}" if cells == 1 else f"the first in row {first:,}"
    return Found(
        message=f"{several(cells, 'cell')} of {label(profile)} {'holds' if cells == 1 else 'hold'} a NUL byte, {where}",
        column=only_column(profile),
        row=first,
        count=cells,
        fix="remove it where the file is written: tr -d '\\000' < table.csv > table.clean.csv",
    )


RULE = Rule(code="AL101", name="undecodable-file", severity=Severity.ERROR, applies=_applies, check=_check)
