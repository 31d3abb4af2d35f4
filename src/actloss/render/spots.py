"""Where findings stand in files, for the formats that point there."""

import hashlib
import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from actloss.checked import CheckReport, TableCheck
from actloss.finding import Finding
from actloss.render.checks import View

_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte of a file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A finding and its place."""

    table: TableCheck
    finding: Finding
    model: str | None
    path: str
    """The file, as `path_of` tells it."""
    line: int
    """Counted from 1; the first one where no line is known."""
    fingerprint: str
    """The same for the same finding tomorrow, with more rows; unique within a report."""


def spots(report: CheckReport, view: View) -> Iterator[Spot]:
    """Yield what was found, table by table, in the order of the codes."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for table in report.tables:
        for outcome in table.outcomes:
            finding = outcome.finding
            if finding is None:
                continue
            path = path_of((table.first_file or table.name) if finding.file is None else finding.file, view)
            # Neither row, line nor message: rows that are appended leave all of this as it is.
            stays = (finding.code, path_of(table.name, view), finding.column, outcome.model, *table.columns)
            seen[stays] += 1
            yield Spot(
                table=table,
                finding=finding,
                model=outcome.model,
                path=path,
                line=finding.line or 1,
                fingerprint=mark(*stays, seen[stays]),
            )


def mark(*parts: str | int | None) -> str:
    """Return a short name for these parts together; other parts have another."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def path_of(name: str, view: View) -> str:
    """Return the name of a file with ``/`` between folders, relative where it lies in the view's folder.

    Examples:
        >>> path_of("./data//a.csv", View()), path_of("/work/data/a.csv", View(folder="/work/"))
        ('data/a.csv', 'data/a.csv')
        >>> path_of("/other/a.csv", View(folder="/work")), path_of("-", View(stdin="train.csv"))
        ('/other/a.csv', 'train.csv')
        >>> path_of("a.csv", View(folder="/work", working="/work/data"))
        'data/a.csv'
    """
    if name == "-" and view.stdin == View().stdin:
        return view.stdin
    path = _normal(view.stdin if name == "-" else name)
    # "." is what no folder is normalised to, and no prefix of a name.
    inside = f"{_normal(view.folder).rstrip('/')}/"
    reached = _normal(posixpath.join(_normal(view.working), path)) if view.working else path
    return reached.removeprefix(inside) if reached.startswith(inside) else path


def uri_of(path: str) -> str:
    r"""Return a path as a URI reference, whatever bytes the name is made of.

    Examples:
        >>> uri_of("data/a b,50%:.csv"), uri_of("data/\udcff.csv"), uri_of("data/\ud800.csv")
        ('data/a%20b%2C50%25%3A.csv', 'data/%FF.csv', 'data/%EF%BF%BD.csv')
    """
    return quote(_LONE.sub("\ufffd", path), errors="surrogateescape")


def _normal(name: str) -> str:
    # Two slashes at the start would make the rest of a URI a host.
    return re.sub("^//+", "/", posixpath.normpath(name.replace(os.sep, "/")))
