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
    order = list(Severity)
    ranked = sorted(found, key=lambda finding: (order.index(finding.severity), finding.code))
    counts = [(severity, sum(each.severity is severity for each in ranked)) for severity in order]
    heading = ", ".join(several(count, severity.value) for severity, count in counts if count)
    return Section(f"Findings: {heading}" if heading else NO_FINDINGS, tuple(map(_finding, ranked)))


def _finding(finding: Finding) -> Entry:
    where = [finding.name]
    if finding.column is not None:
        where.append(f"column {quoted(finding.column, limit=40)}")
    if finding.row is not None:
        where.append(f"first at row {finding.row:,}")
    if finding.line is not None:
        where.append(f"line {finding.line:,}")
    points = [Point(Sign.DETAIL, " · ".join(where))]
    if finding.fix:
        points.append(Point(Sign.FIX, finding.fix))
    return Entry(f"{finding.code} {finding.severity.value}", finding.message, tuple(points), _TONES[finding.severity])
