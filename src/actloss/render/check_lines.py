"""A check in one line a finding, as compilers write them: for whoever wants no more, and for editors."""

from collections.abc import Iterator

from actloss.checked import CheckReport, TableCheck
from actloss.escape import visible
from actloss.finding import Finding
from actloss.render.checks import View
from actloss.render.guard import guarded


def render(report: CheckReport, view: View) -> str:
    """Return a line for each finding and each table that could not be checked; nothing where all is well."""
    return guarded("".join(f"{line}\n" for table in report.tables for line in _lines(table, view)))


def _lines(table: TableCheck, view: View) -> Iterator[str]:
    name = view.stdin if table.name == "-" else table.name
    if table.error is not None:
        yield f"{visible(name, limit=200)}: {table.error}"
    for outcome in table.outcomes:
        if outcome.finding is not None:
            rule = f"{outcome.code} {outcome.name} {outcome.severity}"
            yield f"{_place(outcome.finding, name)}: {rule}: {outcome.finding.message}"


def _place(finding: Finding, name: str) -> str:
    file = visible(finding.file or name, limit=200)
    return file if finding.line is None else f"{file}:{finding.line}"
