"""What a check came to, in one line."""

from actloss.checked import CheckReport
from actloss.render.findings import counted
from actloss.rules.wording import several


def verdict(report: CheckReport) -> str:
    """Return how many tables were checked, what was found, and whether that passes."""
    unread = sum(table.error is not None for table in report.tables)
    tables = f"{several(len(report.tables) - unread, 'table')} checked"
    if unread:
        tables += f", {unread:,} could not be"
    return f"{tables}: {counted(report.findings) or 'no findings'}; {_passed(report)}"


def _passed(report: CheckReport) -> str:
    if report.exit_code == 2:
        return "failed"
    if not report.findings:
        return "passed"
    why = "--exit-zero" if report.fail_on is None else f"--fail-on {report.fail_on.value}"
    return f"{'failed' if report.exit_code else 'passed'} ({why})"
