"""Where in the files the rows stand that rules found."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from actloss.checking.request import is_pattern
from actloss.column import Place
from actloss.finding import Finding
from actloss.rules import Outcome
from actloss.table import Source, Table


def placed(table: Table, source: Source, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return outcomes whose findings say on which line their row begins, and in which file where there are several.

    Args:
        table: The table that was judged.
        source: The same once its labels have been read.
        outcomes: What the rules came to.
    """
    findings = [outcome.finding for outcome in outcomes if outcome.finding is not None]
    rows = sorted({finding.row for finding in findings if finding.row is not None and finding.line is None})
    places = table.places(rows) if rows else {}
    files = {record.line: record.file for record in reversed(source.bad_records)}
    if source.undecodable_at is not None:
        files.setdefault(source.undecodable_at.line, source.undecodable_at.file)
    return tuple(
        outcome
        if outcome.finding is None
        else replace(outcome, finding=_placed(outcome.finding, source, places, files))
        for outcome in outcomes
    )


def first_file(table: Table, source: Source) -> str | None:
    """Return the first file of a table whose name is a pattern; None where it has no rows to tell it by."""
    place = table.places([1]).get(1) if is_pattern(source.name) else None
    return None if place is None else _file(place.file, source)


def _placed(finding: Finding, source: Source, places: Mapping[int, Place], files: Mapping[int, str]) -> Finding:
    if finding.line is not None:
        return replace(finding, file=_file(files.get(finding.line), source))
    place = places.get(finding.row or 0)
    return finding if place is None else replace(finding, line=place.line, file=_file(place.file, source))


def _file(file: str | None, source: Source) -> str | None:
    """Return the file of a place, or None where the table is that one file, or standard input."""
    return None if file is None or source.name == "-" or Path(file) == Path(source.name) else file
