"""Why the answer is what it is, what to mind, and what was found in the labels."""

from collections.abc import Sequence

from actloss.escape import quoted
from actloss.finding import Finding, Severity
from actloss.render.blocks import Entry, Point, Section, Sign, Tone
from actloss.report import Report
from actloss.rules.wording import percent, several

NO_FINDINGS = "Findings: none"
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.NOTE}


def why(report: Report) -> Section:
    """Return the evidence for the label column, the task and the loss."""
    target, task, advice = report.target, report.task, report.advice
    column = "as given with --target" if target.given else f"found, {percent(target.confidence)} sure"
    kind = "as given with --task" if task.given else f"{percent(task.confidence)} sure"
    return Section(
        "Why",
        (
            *_entries("column", (column, *target.evidence)),
            *_entries("task", (kind, *task.evidence)),
            *_entries("loss", advice.reasons),
        ),
    )


def warnings(report: Report) -> Section:
    """Return what to mind when following the advice."""
    return Section("Caution", tuple(Entry("!", text, tone=Tone.WARNING) for text in report.advice.warnings))


def findings(report: Report) -> Section:
    """Return the findings, worst first."""
    order = list(Severity)
    ranked = sorted(report.findings, key=lambda finding: (order.index(finding.severity), finding.code))
    counts = [(severity, sum(found.severity is severity for found in ranked)) for severity in order]
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


def _entries(tag: str, sentences: Sequence[str]) -> list[Entry]:
    return [Entry(tag, sentence) for sentence in sentences]
