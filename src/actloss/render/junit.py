"""A check as JUnit XML, which CI systems show as tests.

A suite is a table and a case is a rule, those that pass among them: so a system can tell what newly fails and what is
mended. Names of cases therefore hold what stays the same (rule, label columns, model) and never what was measured.

- What fails the check fails its case; without a severity that does (`--exit-zero`) errors do, since that moves the
  exit code only.
- A milder finding passes, and its message is the case's output.
- What is not applicable or was not run is skipped.
- Whether a table could be checked is a case of its own, and an error where it could not.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from actloss.checked import CheckReport, TableCheck
from actloss.escape import visible
from actloss.finding import Finding, Severity
from actloss.render.checks import View
from actloss.render.guard import guarded
from actloss.render.spots import path_of
from actloss.rules import Outcome, Status

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_LONGEST = 4096
"""Characters of a message."""
_KINDS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render(report: CheckReport, view: View) -> str:
    """Return one suite a table."""
    root = Element("testsuites", name="actloss")
    # Cases of the same class and name are taken for one, so a table that is given twice must not repeat them.
    seen: Counter[tuple[str, str]] = Counter()
    for table in report.tables:
        path = visible(path_of(table.name, view), limit=_LONGEST)
        suite = SubElement(root, "testsuite", name=path)
        for name, inside in _cases(table, report.fail_on or Severity.ERROR):
            seen[path, name] += 1
            again = f" ({seen[path, name]})" if seen[path, name] > 1 else ""
            case = SubElement(suite, "testcase", classname=f"actloss.{path}", name=name + again, file=path)
            case.extend(inside)
        _count(suite)
    _count(root)
    indent(root)
    return guarded(f"{_DECLARATION}\n{tostring(root, encoding='unicode')}\n")


def _cases(table: TableCheck, fail_on: Severity) -> Iterator[tuple[str, list[Element]]]:
    """Yield the name of each case and what is to be said of it."""
    columns = f" [{visible(', '.join(table.columns), limit=200)}]" if table.columns else ""
    unread = table.error is not None
    yield "can be checked", [_said("error", str(table.error), "not-checked", [str(table.error)])] if unread else []
    for outcome in table.outcomes:
        model = "" if outcome.model is None else f" of {visible(outcome.model)}"
        yield f"{outcome.code} {outcome.name}{columns}{model}", list(_result(outcome, fail_on))


def _result(outcome: Outcome, fail_on: Severity) -> Iterator[Element]:
    finding = outcome.finding
    if finding is not None and finding.severity.at_least(fail_on):
        yield _said("failure", finding.message, finding.severity.value, _lines(finding))
    elif finding is not None:
        output = Element("system-out")
        output.text = f"{finding.severity.value}: {_body(_lines(finding))}"
        yield output
    elif outcome.status is not Status.PASSED:
        yield Element("skipped", message=visible(f"{outcome.status.value}: {outcome.reason}", limit=_LONGEST))


def _said(tag: str, message: str, kind: str, lines: list[str]) -> Element:
    # GitLab shows the body, Jenkins the attribute as well.
    element = Element(tag, message=visible(message, limit=_LONGEST), type=kind)
    element.text = _body(lines)
    return element


def _lines(finding: Finding) -> list[str]:
    """Return all that is known of a finding."""
    place = [f"column {finding.column}"] if finding.column is not None else []
    place += [f"first at row {finding.row:,}"] if finding.row is not None else []
    place += [f"line {finding.line:,}"] if finding.line is not None else []
    place += [f"of {finding.file}"] if finding.file is not None else []
    fix = [f"fix: {finding.fix}"] if finding.fix else []
    return [finding.message, *([", ".join(place)] if place else []), *fix]


def _body(lines: list[str]) -> str:
    """Return lines free of what XML cannot hold."""
    return "\n".join(visible(line, limit=_LONGEST) for line in lines)


def _count(element: Element) -> None:
    """Note how many cases there are, and how many of them say what."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    for key, tag in _KINDS.items():
        element.set(key, str(sum(1 for _ in element.iter(tag))))
