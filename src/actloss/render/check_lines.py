"""A check in one line a finding, as compilers write them: for whoever wants no more, and for editors."""

from collections.abc import Iterator

from actloss.checked import CheckReport, TableCheck, in_a_line
from actloss.escape import visible
from actloss.render.checks import View
from actloss.render.guard import guarded


def render(report: CheckReport, view: View) -> str:
    """Return a line for each finding and each table that could not be checked; nothing where all is well."""
    return guarded("".join(f"{line}\n" for table in report.tables for line in _lines(table, view)))


def _lines(table: TableCheck, view: View) -> Iterator[str]:
    name = view.stdin if table.name == "-" else table.name
    if table.error is not None:
        yield f"{visible(name, limit=200)}: {table.error}"
    yield from (in_a_line(finding, name) for finding in table.findings)
