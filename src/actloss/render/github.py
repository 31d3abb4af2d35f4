"""A check as commands of GitHub's runner, which shows them beside the lines of a pull request.

A runner shows ten annotations of a kind for each step, so a finding stands for all the rows that it counts, the errors
come first, and what would not be shown is only counted. Everything that a label, a column or a file name brings with it
is escaped: a command ends only where we end it.
"""

from collections.abc import Iterator

from actloss.checked import CheckReport
from actloss.escape import visible
from actloss.finding import Severity
from actloss.render.checks import View
from actloss.render.guard import guarded
from actloss.render.spots import Spot, path_of, spots
from actloss.render.verdict import verdict
from actloss.rules.wording import several
from actloss.spelling import joined

SHOWN = 10
"""Annotations of a kind that a runner shows for each step."""
_LONGEST = 4096
"""Characters of a message that a runner keeps."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: CheckReport, view: View) -> str:
    """Return a command for each finding, and the verdict as a line of its own."""
    unread = [
        _command(Severity.ERROR, path_of(table.name, view), None, "actloss", f"{table.unchecked}: {table.error}")
        for table in report.tables
        if table.error is not None
    ]
    found = list(spots(report, view))
    lines: list[str] = []
    left: list[str] = []
    for severity in Severity:
        commands = [_finding(spot) for spot in found if spot.finding.severity is severity]
        if severity is Severity.ERROR:
            commands = unread + commands
        lines += commands[:SHOWN]
        left += _more(severity, len(commands) - SHOWN)
    rest = f"; not shown beside the files: {joined(left)}" if left else ""
    return "".join(f"{line}\n" for line in (*lines, guarded(verdict(report) + rest)))


def _more(severity: Severity, count: int) -> Iterator[str]:
    if count > 0:
        yield several(count, f"more {severity.value}")


def _finding(spot: Spot) -> str:
    finding = spot.finding
    column = "" if finding.column is None else f" [{finding.column}]"
    fix = f"; fix: {finding.fix}" if finding.fix else ""
    title = f"{finding.code} {finding.name}{column}"
    return _command(finding.severity, spot.path, finding.line, title, f"{finding.message}{fix}")


def _command(severity: Severity, path: str, line: int | None, title: str, message: str) -> str:
    place = f"file={_property(path)}" + ("" if line is None else f",line={line}")
    text = _data(visible(message, limit=_LONGEST))
    return f"::{_COMMANDS[severity]} {place},title={_property(title)}::{text}"


def _property(text: str) -> str:
    return _data(visible(text, limit=1000)).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    # `visible` has spelled carriage returns and line feeds already.
    return text.replace("%", "%25")
