from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from actloss.checked import CheckReport
from actloss.escape import visible
from actloss.finding import Severity
from actloss.render.checks import View
from actloss.render.github import SHOWN, render
from actloss.render.spots import path_of
from actloss.render.verdict import verdict
from checks import CHECKS
from checks.drawn import draw
from checks.parts import found, table_of
from outputs import RAW
from workflow_commands import Command, read_command


def commands(report: CheckReport) -> list[Command]:
    """Return what the runner obeys."""
    read = (read_command(line) for line in render(report, View()).splitlines())
    return [command for command in read if command is not None]


def check_of(*letters: str) -> CheckReport:
    """Return a check with a finding of each of these severities, in this order."""
    outcomes = [
        found(f"AL{100 + at} some-rule", letter, f"finding {at}", column=f"c{at}") for at, letter in enumerate(letters)
    ]
    return CheckReport(tables=(table_of("a.csv", None, *outcomes),))


@pytest.mark.parametrize("name", CHECKS)
def test_commands_look_as_they_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}-github.txt", render(CHECKS[name](), View()))


def test_a_finding_is_a_command_with_its_file_and_line() -> None:
    assert commands(CHECKS["failing"]())[0] == Command(
        "error",
        {"file": "grades.csv", "line": "92", "title": "AL201 missing-label [grade]"},
        "3 of 93 rows (3.2 %) have no label in 'grade', first in row 91; fix: drop these rows",
    )


def test_where_no_line_is_known_none_is_said() -> None:
    assert commands(CHECKS["failing"]())[3] == Command(
        "notice",
        {"file": "grades.csv", "title": "AL105 few-rows"},
        "'grade' has 90 rows with a label, fewer than 100",
    )


def test_errors_come_first_then_warnings_then_notes() -> None:
    assert [command.name for command in commands(check_of(*"NWEWE"))] == [
        "error",
        "error",
        "warning",
        "warning",
        "notice",
    ]


def test_a_table_that_was_not_checked_is_the_first_error() -> None:
    unread = CHECKS["unreadable"]().tables[2]
    report = CheckReport(tables=(*CHECKS["failing"]().tables, unread))

    assert commands(report)[0] == Command(
        "error",
        {"file": "data/new.csv", "title": "actloss"},
        "not checked: expected a table, found no file 'data/new.csv'; check the path",
    )


def test_ten_of_a_kind_are_shown_and_nothing_is_said_of_a_rest() -> None:
    report = check_of(*"E" * SHOWN)

    assert len(commands(report)) == SHOWN
    assert render(report, View()).endswith("\n1 table checked: 10 errors; failed (--fail-on error)\n")


def test_more_than_ten_of_a_kind_are_counted_in_the_last_line() -> None:
    report = check_of(*"E" * 11, *"W" * 13, "N")

    assert [command.name for command in commands(report)] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert render(report, View()).splitlines()[-1] == (
        "1 table checked: 11 errors, 13 warnings, 1 note; failed (--fail-on error);"
        " not shown beside the files: 1 more error and 3 more warnings"
    )


@pytest.mark.parametrize("name", CHECKS)
def test_the_last_line_is_no_command(name: str) -> None:
    last = render(CHECKS[name](), View()).splitlines()[-1]

    assert read_command(last) is None
    assert last.startswith(verdict(CHECKS[name]()))


@pytest.mark.parametrize("seed", range(300))
def test_a_runner_obeys_what_we_say_and_nothing_that_the_data_says(seed: int) -> None:
    report = replace(draw(Random(seed)), notes=())  # noqa: S311 - a seeded draw is the point
    output = render(report, View())
    *lines, last = output.splitlines()
    read = [read_command(line) for line in lines]
    expected = [*(table.name for table in report.tables if table.error), *report.findings]

    assert len(read) == len(expected)
    assert {command and command.name for command in read} <= {"error", "warning", "notice"}
    assert {tuple(command.properties) for command in read if command} <= {("file", "title"), ("file", "line", "title")}
    assert read_command(last) is None
    assert RAW.findall(output) == []
    assert "##[" not in output


@pytest.mark.parametrize("seed", range(300))
def test_what_the_runner_shows_is_what_was_found(seed: int) -> None:
    report = draw(Random(seed))  # noqa: S311 - a seeded draw is the point
    shown = [(command.properties["file"], command.message) for command in commands(report)]

    for table in report.tables:
        for finding in table.findings:
            fix = f"; fix: {finding.fix}" if finding.fix else ""
            file = visible(path_of(table.name if finding.file is None else finding.file, View()), limit=1000)
            assert (file, visible(f"{finding.message}{fix}", limit=4096)) in shown


def test_the_severity_decides_the_command_and_not_whether_it_fails() -> None:
    passing = replace(check_of("E"), fail_on=None)

    assert [command.name for command in commands(passing)] == ["error"]
    assert [command.name for command in commands(replace(check_of("N"), fail_on=Severity.NOTE))] == ["notice"]
