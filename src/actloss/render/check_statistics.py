"""A check in figures: findings counted by rule, and how far labels moved."""

from collections import Counter
from collections.abc import Iterator

from actloss.checked import CheckReport
from actloss.escape import visible
from actloss.finding import Finding, Severity
from actloss.render.blocks import Document, Grid, Section
from actloss.render.figures import figure
from actloss.render.guard import guarded
from actloss.render.verdict import verdict

_NAME = 60
"""Characters of a name in a table."""


def document(report: CheckReport) -> Document:
    """Return the rules that found most first, the drift of each table, and the verdict."""
    sections = (
        Section("Findings", tuple(_rules(report))),
        Section("Drift of classes", tuple(_classes(report))),
        Section("Drift of numbers", tuple(_numbers(report))),
    )
    shown = (*(section for section in sections if section.blocks), Section(verdict(report), ()))
    return Document("Statistics of the check", "", shown)


def _rules(report: CheckReport) -> Iterator[Grid]:
    found: dict[tuple[str, str], list[Finding]] = {}
    tables: Counter[tuple[str, str]] = Counter()
    for table in report.tables:
        for finding in table.findings:
            found.setdefault((finding.code, finding.name), []).append(finding)
        tables.update({(finding.code, finding.name) for finding in table.findings})
    if found:
        ranked = sorted(found.items(), key=lambda rule: (-len(rule[1]), rule[0]))
        header = ("rule", "findings", "tables", *(severity.value for severity in Severity))
        rows = tuple(
            (" ".join(rule), f"{len(each):,}", f"{tables[rule]:,}", *_severities(each)) for rule, each in ranked
        )
        yield Grid(header, rows, whole=True)


def _severities(found: list[Finding]) -> Iterator[str]:
    for severity in Severity:
        count = sum(finding.severity is severity for finding in found)
        yield f"{count:,}" if count else "-"


def _classes(report: CheckReport) -> Iterator[Grid]:
    rows = []
    for table in report.tables:
        drift = None if table.drift is None else table.drift.classes
        if drift is not None:
            measures = (drift.psi, drift.jensen_shannon, drift.cramers_v, drift.p_value)
            counts = (f"{len(drift.new):,}", f"{len(drift.vanished):,}")
            rows.append((_name(table.name), *map(figure, measures), *counts))
    if rows:
        yield Grid(("table", "PSI", "JS", "V", "p", "new", "vanished"), tuple(rows), whole=True)


def _numbers(report: CheckReport) -> Iterator[Grid]:
    rows = []
    for table in report.tables:
        for drift in () if table.drift is None else table.drift.numbers:
            name = f"{table.name}: {drift.column}"
            rows.append((_name(name), *map(figure, (drift.ks, drift.p_value, drift.wasserstein, drift.shift))))
    if rows:
        yield Grid(("table and column", "KS", "p", "Wasserstein", "in s.d."), tuple(rows), whole=True)


def _name(name: str) -> str:
    # It stands where a line begins; what keeps it from being a command must not push the figures aside.
    return guarded(visible(name, limit=_NAME))
