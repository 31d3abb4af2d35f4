from collections.abc import Callable
from dataclasses import replace
from random import Random
from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml, TestCase

from actloss.checked import CheckReport
from actloss.finding import Severity
from actloss.render.checks import View
from actloss.render.junit import render
from actloss.rules import Status
from checks import CHECKS
from checks.drawn import draw
from outputs import RAW


def suites(report: CheckReport) -> JUnitXml:
    """Return what junitparser reads."""
    return JUnitXml.fromstring(render(report, View()).encode())


def cases(report: CheckReport) -> dict[str, TestCase]:
    """Return the cases of all tables, by name."""
    return {str(case.name): case for suite in suites(report) for case in suite}


def tags(output: str) -> set[str]:
    """Return the names of all elements."""
    return {element.tag for element in ET.fromstring(output.encode()).iter()}  # noqa: S314 - it is our own output


def named(report: CheckReport) -> list[tuple[str | None, str | None]]:
    return [(case.classname, case.name) for suite in suites(report) for case in suite]


def mended(report: CheckReport) -> CheckReport:
    """Return the same check on a day without findings."""
    tables = tuple(
        replace(
            table,
            error=None,
            outcomes=tuple(
                replace(each, finding=None, status=Status.PASSED) if each.finding else each for each in table.outcomes
            ),
        )
        for table in report.tables
    )
    return replace(report, tables=tables)


@pytest.mark.parametrize("name", CHECKS)
def test_the_report_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}.xml", render(CHECKS[name](), View()))


def test_a_table_is_a_suite_and_a_rule_a_case() -> None:
    report = suites(CHECKS["unreadable"]())

    assert [suite.name for suite in report] == ["data/churn.csv", "data/parts-*.csv", "data/new.csv"]
    assert [(case.classname, case.name) for case in list(report)[1]] == [
        ("actloss.data/parts-*.csv", "can be checked"),
        ("actloss.data/parts-*.csv", "AL201 missing-label [churned]"),
        ("actloss.data/parts-*.csv", "AL205 label-variants [churned]"),
    ]


def test_what_fails_the_check_fails_its_case_with_all_that_is_known_of_it() -> None:
    (failure,) = cases(CHECKS["failing"]())["AL201 missing-label [grade]"].result

    assert failure.type == "error"
    assert failure.message == "3 of 93 rows (3.2 %) have no label in 'grade', first in row 91"
    assert failure.text == f"{failure.message}\ncolumn grade, first at row 91, line 92\nfix: drop these rows"


def test_the_file_of_a_line_is_named_where_the_table_has_several() -> None:
    (failure,) = cases(CHECKS["unreadable"]())["AL205 label-variants [churned]"].result

    assert failure.text.endswith("\ncolumn churned, first at row 120,001, line 20,002, of data/parts-7.csv")


def test_what_is_milder_passes_and_is_the_output_of_its_case() -> None:
    case = cases(CHECKS["failing"]())["AL105 few-rows [grade]"]

    assert case.is_passed
    assert case.system_out == "note: 'grade' has 90 rows with a label, fewer than 100"


def test_without_a_severity_that_fails_errors_fail() -> None:
    report = cases(replace(CHECKS["failing"](), fail_on=None))

    assert report["AL201 missing-label [grade]"].is_failure
    assert report["AL415 positive-class-unstated [grade]"].is_passed


def test_what_was_not_applicable_or_not_run_is_skipped() -> None:
    report = cases(CHECKS["clean"]())
    (idle,) = report["AL304 heavy-tail [churned]"].result
    (unselected,) = report["AL106 duplicate-rows [churned]"].result

    assert (idle.message, report["AL304 heavy-tail [churned]"].is_skipped) == (
        "not applicable: the labels are classes",
        True,
    )
    assert unselected.message == "skipped: the table has more than 64 MB; select AL106"


def test_a_table_that_was_not_checked_is_an_error() -> None:
    *_, unread = suites(CHECKS["unreadable"]())
    (case,) = unread
    (error,) = case.result

    assert error.message == error.text == "expected a table, found no file 'data/new.csv'; check the path"


def test_a_clean_table_has_passing_cases() -> None:
    (report,) = suites(CHECKS["clean"]())

    assert (report.tests, report.failures, report.errors, report.skipped) == (9, 0, 0, 4)
    assert all(case.is_passed or case.is_skipped for case in report)


@pytest.mark.parametrize("name", CHECKS)
def test_cases_are_counted_as_junitparser_counts_them(name: str) -> None:
    report = suites(CHECKS[name]())
    said = (report.tests, report.failures, report.errors, report.skipped)
    report.update_statistics()  # type: ignore[no-untyped-call] # junitparser has no types for it

    assert said == (report.tests, report.failures, report.errors, report.skipped)


@pytest.mark.parametrize("name", CHECKS)
def test_a_case_has_the_same_name_when_it_is_mended(name: str) -> None:
    assert named(CHECKS[name]()) == named(mended(CHECKS[name]()))


def test_a_table_that_is_given_twice_has_cases_of_its_own() -> None:
    check = CHECKS["failing"]()
    twice = named(replace(check, tables=check.tables * 2))

    assert len(set(twice)) == len(twice) == 18
    assert twice[9] == ("actloss.grades.csv", "can be checked (2)")


def test_cases_of_models_are_told_apart() -> None:
    assert "AL501 not-probabilities [cnn, tree] of cnn" in cases(CHECKS["predictions"]())
    assert "AL501 not-probabilities [cnn, tree] of tree" in cases(CHECKS["predictions"]())


@pytest.mark.parametrize("seed", range(300))
def test_any_check_is_read_by_junitparser(seed: int) -> None:
    report = draw(Random(seed))  # noqa: S311 - a seeded draw is the point
    output = render(report, View())
    fail_on = report.fail_on or Severity.ERROR
    failing = sum(finding.severity.at_least(fail_on) for finding in report.findings)
    read = suites(report)

    assert [suite.tests for suite in read] == [1 + len(table.outcomes) for table in report.tables]
    assert (read.failures, read.errors) == (failing, sum(table.error is not None for table in report.tables))
    assert len(set(named(report))) == len(named(report))
    assert RAW.findall(output) == []
    assert tags(output) <= {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
