"""What rules found, worst first."""

from collections.abc import Sequence

from actloss.escape import quoted
from actloss.finding import Finding, Severity
from actloss.render.blocks import Entry, Point, Section, Sign, Tone
from actloss.rules.wording import several

NO_FINDINGS = "Findings: none"
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.NOTE}


def findings(found: Sequence[Finding]) -> Section:
    """Return the findings, worst first."""
    heading = counted(found)
    return Section(f"Findings: {heading}" if heading else NO_FINDINGS, tuple(map(finding_entry, worst_first(found))))


def worst_first(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings by severity and code."""
    order = list(Severity)
    return sorted(found, key=lambda finding: (order.index(finding.severity), finding.code))


def counted(found: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, worst first; empty where there is none."""
    counts = [(severity, sum(each.severity is severity for each in found)) for severity in Severity]
    return ", ".join(several(count, severity.value) for severity, count in counts if count)


def finding_entry(finding: Finding) -> Entry:
    """Return a finding with its place and its cure."""
    where = [finding.name]
    if finding.column is not None:
        where.append(f"column {quoted(finding.column, limit=40)}")
    if finding.row is not None:
        where.append(f"first at row {finding.row:,}")
    if finding.line is not None:
        file = "" if finding.file is None else f" of {quoted(finding.file, limit=200)}"
        where.append(f"line {finding.line:,}{file}")
    points = [Point(Sign.DETAIL, " · ".join(where))]
    if finding.fix:
        points.append(Point(Sign.FIX, finding.fix))
    return Entry(f"{finding.code} {finding.severity.value}", finding.message, tuple(points), _TONES[finding.severity])
