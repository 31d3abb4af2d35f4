from dataclasses import replace

import pytest

from actloss.checked import CheckReport, TableCheck
from actloss.finding import Severity
from actloss.render.verdict import verdict
from checks import CHECKS


@pytest.mark.parametrize(
    ("name", "fail_on", "expected"),
    [
        ("clean", "error", "1 table checked: no findings; passed"),
        ("nothing", "error", "0 tables checked: no findings; passed"),
        ("failing", "error", "1 table checked: 2 errors, 1 warning, 1 note; failed (--fail-on error)"),
        ("failing", "note", "1 table checked: 2 errors, 1 warning, 1 note; failed (--fail-on note)"),
        ("failing", None, "1 table checked: 2 errors, 1 warning, 1 note; passed (--exit-zero)"),
        ("unreadable", "error", "2 tables checked: 1 warning; 1 table could not be checked; failed"),
        ("unreadable", None, "2 tables checked: 1 warning; 1 table could not be checked; failed"),
    ],
)
def test_the_verdict_says_how_many_tables_what_was_found_and_whether_it_passes(
    name: str, fail_on: str | None, expected: str
) -> None:
    assert verdict(replace(CHECKS[name](), fail_on=None if fail_on is None else Severity(fail_on))) == expected


def test_what_is_milder_than_what_fails_passes() -> None:
    check = CHECKS["unreadable"]()
    warned = replace(check, tables=check.tables[:2], fail_on=Severity.ERROR)

    assert verdict(warned) == "2 tables checked: 1 warning; passed (--fail-on error)"


def test_where_no_table_could_be_checked_nothing_is_said_of_findings() -> None:
    check = CHECKS["unreadable"]()
    unread = replace(check, tables=check.tables[2:])

    assert verdict(unread) == "1 table could not be checked; failed"
    assert verdict(replace(unread, tables=unread.tables * 2)) == "2 tables could not be checked; failed"


def test_tables_from_whose_labels_nothing_can_be_learnt_are_checked_in_part() -> None:
    (table,) = CHECKS["failing"]().tables
    part = replace(table, error="label 'x' is an identifier")

    def said(*tables: TableCheck) -> str:
        return verdict(CheckReport(tables=tables))

    assert said(part) == "1 table checked in part: 2 errors, 1 warning, 1 note; failed"
    assert said(replace(part, outcomes=())) == "1 table could not be checked; failed"
    assert said(part, replace(table, outcomes=())) == (
        "2 tables checked, 1 of them in part: 2 errors, 1 warning, 1 note; failed"
    )
