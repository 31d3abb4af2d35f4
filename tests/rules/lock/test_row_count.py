import pytest

from actloss.finding import Severity
from actloss.reference import Origin
from actloss.rules import Status
from profiles import Cells, case_against, outcome, outcome_in, profile_of, reference_to


def rows(count: int) -> Cells:
    return (["no", "yes", None] * count)[:count]


def test_fewer_than_half_is_noted() -> None:
    finding = outcome_in("AL608", case_against(reference_to(rows(100)), rows(49))).finding

    assert finding is not None
    assert finding.message == "the table has 49 rows, fewer than 0.5 times the 100 in the lock"
    assert (finding.severity, finding.column, finding.count) == (Severity.NOTE, None, 49)
    assert finding.fix == "look whether the table is whole, or accept it with `actloss check --update-lock`"


def test_more_than_twice_is_noted() -> None:
    finding = outcome_in("AL608", case_against(reference_to(rows(100)), rows(201))).finding

    assert finding is not None
    assert finding.message == "the table has 201 rows, more than 2 times the 100 in the lock"


@pytest.mark.parametrize("count", [50, 100, 200])
def test_half_and_twice_are_within_bounds(count: int) -> None:
    assert outcome_in("AL608", case_against(reference_to(rows(100)), rows(count))).status is Status.PASSED


def test_a_reference_table_says_nothing_of_it() -> None:
    before = reference_to(rows(100), origin=Origin.TABLE)

    assert outcome_in("AL608", case_against(before, rows(10))).reason == (
        "a reference table says nothing of the rows to expect"
    )


def test_without_a_lock_there_is_nothing_to_compare() -> None:
    assert outcome("AL608", profile_of(["a", "b"] * 40)).reason == "no lock or reference table"
