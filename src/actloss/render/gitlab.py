"""A check as GitLab's Code Quality report, which a merge request compares with that of its target branch."""

from actloss.checked import CheckReport
from actloss.escape import visible
from actloss.finding import Severity
from actloss.plain import Json
from actloss.render import json
from actloss.render.checks import View
from actloss.render.spots import Spot, mark, path_of, spots

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_LONGEST = 4096
"""Characters of a description."""


def render(report: CheckReport, view: View) -> str:
    """Return one entry a finding and a table that could not be checked; an empty list when there is none."""
    unread = [table for table in report.tables if table.error is not None]
    paths = [path_of(table.name, view) for table in unread]
    entries = [
        # A table that is given twice is told apart by how often it was met before.
        _entry(
            table.unchecked.replace(" ", "-"),
            str(table.error),
            "blocker",
            (path, 1),
            mark("not-checked", path, paths[:at].count(path)),
        )
        for at, (table, path) in enumerate(zip(unread, paths, strict=True))
    ]
    entries += [_finding(spot) for spot in spots(report, view)]
    return json.render(entries)


def _finding(spot: Spot) -> Json:
    finding = spot.finding
    name = f"{finding.code} {finding.name}"
    fix = f"; fix: {finding.fix}" if finding.fix else ""
    severity = _SEVERITIES[finding.severity]
    return _entry(name, f"{finding.message}{fix}", severity, (spot.path, spot.line), spot.fingerprint)


def _entry(name: str, said: str, severity: str, place: tuple[str, int], fingerprint: str) -> Json:
    path, line = place
    return {
        # What GitLab shows is the description alone.
        "description": visible(f"{name}: {said}", limit=_LONGEST),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": visible(path, limit=_LONGEST), "lines": {"begin": line}},
    }
