"""The table as a script of the user's own reads it."""

import glob
import os
from collections.abc import Mapping

from actloss import table
from actloss.frameworks.problem import Labels, Source

_FORMATS = {"csv": "csv", "parquet": "parquet", "jsonl": "json lines"}
"""Formats of files; any other is a dataframe's, and has nothing that a script could read."""
_STDIN = "-"
_COMPRESSIONS: Mapping[str, str | None] = {"": "infer", "none": None}
"""By what a file is packed with other than its name says: what pandas must be told."""


def source_of(source: table.Source, labels: Labels | None = None) -> Source | None:
    """Return what a script reads; None where the table was no file.

    Args:
        source: Where the table came from and how it was read.
        labels: Its labels, which show how numbers are written there.
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
        surplus=source.surplus,
        **_signs(labels),
        undecodable=source.undecodable > 0,
        compression=_COMPRESSIONS.get(source.packing, source.packing),
        unlike=not source.alike,
        indexed=source.indexed,
        columns=source.columns,
    )


def _signs(labels: Labels | None) -> dict[str, str]:
    """Return decimal sign and what stands between thousands, where a decimal comma shows that others have it too."""
    if labels is None or (labels.decimal or ("," if "decimal comma" in labels.formats else ".")) != ",":
        return {}
    return {"decimal": ",", "thousands": "."} if "thousands separator" in labels.formats else {"decimal": ","}


def _named(name: str) -> tuple[str, ...]:
    """Return the name of a file that looks like a pattern and is none."""
    return (name,) if glob.has_magic(name) and os.path.lexists(name) else ()
