"""The table as a script of the user's own reads it."""

import glob
import os

from actloss import table
from actloss.frameworks.problem import Source

_FORMATS = {"csv": "csv", "parquet": "parquet", "jsonl": "json lines"}
"""Formats of files; any other is a dataframe's, and has nothing that a script could read."""
_STDIN = "-"


def source_of(source: table.Source) -> Source | None:
    """Return what a script reads; None where the table was no file.

    Args:
        source: Where the table came from and how it was read.
    """
    form = _FORMATS.get(source.format)
    if form is None or source.name == _STDIN:
        return None
    return Source(
        path=source.name,
        paths=source.paths or _named(source.name),
        format="json array" if source.array else form,
        delimiter=source.delimiter or "",
        quote=source.quote,
        encoding=source.encoding or "utf-8",
        header=source.header,
        skipped=source.skipped,
        escape=source.escape,
        blanks=source.blanks,
        trailing=source.trailing,
        bad_records=source.bad_count,
        columns=source.columns,
    )


def _named(name: str) -> tuple[str, ...]:
    """Return the name of a file that looks like a pattern and is none."""
    return (name,) if glob.has_magic(name) and os.path.lexists(name) else ()
