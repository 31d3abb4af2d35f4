"""What a check came to, in one line."""

from actloss.checked import CheckReport
from actloss.render.findings import counted
from actloss.rules.wording import several


def verdict(report: CheckReport) -> str:
    """Return how many tables were checked, what was found, and whether that passes."""
    part = sum(table.in_part for table in report.tables)
    unread = sum(table.error is not None for table in report.tables) - part
    read = len(report.tables) - unread
    said = []
    if read or not unread:
        how = "" if not part else " in part" if part == read else f", {part:,} of them in part"
        said.append(f"{several(read, 'table')} checked{how}: {counted(report.findings) or 'no findings'}")
    if unread:
        said.append(f"{several(unread, 'table')} could not be checked")
    return "; ".join((*said, _passed(report)))


def _passed(report: CheckReport) -> str:
    if report.exit_code == 2:
        return "failed"
    if not report.findings:
        return "passed"
    why = "--exit-zero" if report.fail_on is None else f"--fail-on {report.fail_on.value}"
    return f"{'failed' if report.exit_code else 'passed'} ({why})"
