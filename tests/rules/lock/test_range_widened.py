import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, case_against, outcome_in, profile_of, reference_to

RAMP: Cells = [float(step) for step in range(101)]
"""From 0 to 100: values may lie up to 1 outside."""


def test_values_far_outside_are_counted_and_the_first_is_found() -> None:
    finding = outcome_in("AL604", case_against(reference_to(RAMP, "regression"), [*RAMP, 150.0, -30.0])).finding

    assert finding is not None
    assert finding.message == (
        "2 of 103 values of 'y' (1.9 %) lie outside the range in the lock, 0 to 100, by more than 1.0 % of it; they now"
        " reach from -30 to 150"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", 102, 2)
    assert finding.fix == (
        "look at these rows for slips of the unit or the decimal sign, or accept it with `actloss check --update-lock`"
    )


@pytest.mark.parametrize(
    ("value", "status"),
    [(101.0, Status.PASSED), (101.01, Status.FINDING), (-1.0, Status.PASSED), (-1.01, Status.FINDING)],
)
def test_one_percent_of_the_range_is_within_bounds(value: float, status: Status) -> None:
    case = case_against(reference_to(RAMP, "regression"), [*RAMP, value], "regression")

    assert outcome_in("AL604", case).status is status


@pytest.mark.parametrize(("value", "reach"), [(101.0001, "from 0 to 101.0001"), (-1.0000001, "from -1.0000001 to 100")])
def test_a_value_barely_outside_is_told_with_the_digits_that_show_it(value: float, reach: str) -> None:
    finding = outcome_in("AL604", case_against(reference_to(RAMP, "regression"), [*RAMP, value], "regression")).finding

    assert finding is not None
    assert finding.message.endswith(f"by more than 1.0 % of it; they now reach {reach}")


def test_one_value_lies_outside() -> None:
    finding = outcome_in("AL604", case_against(reference_to(RAMP, "regression"), [*RAMP, 150.0])).finding

    assert finding is not None
    assert finding.message.startswith("1 of 102 values of 'y' (1.0 %) lies outside the range")


def test_of_many_values_the_row_is_not_known() -> None:
    now: Cells = [step / 200 for step in range(20_001)] + [150.0]
    finding = outcome_in("AL604", case_against(reference_to(RAMP, "regression"), now)).finding

    assert finding is not None
    assert (finding.row, finding.count) == (None, 1)


@pytest.mark.parametrize(("outside", "severity"), [(49, Severity.WARNING), (50, Severity.ERROR)])
def test_half_of_the_values_outside_are_an_error(outside: int, severity: Severity) -> None:
    now: Cells = [*RAMP[: 100 - outside], *[150.0] * outside]
    finding = outcome_in("AL604", case_against(reference_to(RAMP, "regression"), now, "regression")).finding

    assert finding is not None
    assert finding.severity is severity


def test_a_thousand_times_the_values_is_an_error_in_one_column_of_several() -> None:
    layout = Layout.SEVERAL_OUTPUTS
    before = reference_to(profile_of({"u": RAMP, "v": RAMP}, layout=layout), "regression")
    now = profile_of({"u": [step * 20.0 for step in range(101)], "v": [*RAMP[:100], 1e9]}, layout=layout)
    finding = outcome_in("AL604", case_against(before, now, "regression")).finding

    assert finding is not None
    assert (finding.column, finding.severity) == ("v", Severity.ERROR)


def test_of_several_outputs_the_farthest_is_named() -> None:
    layout = Layout.SEVERAL_OUTPUTS
    before = reference_to(profile_of({"u": RAMP, "v": RAMP, "w": RAMP}, layout=layout), "regression")
    now = profile_of({"u": [*RAMP, 120.0], "v": [*RAMP, -90.0], "w": [*RAMP, 1.0]}, layout=layout)
    finding = outcome_in("AL604", case_against(before, now, "regression")).finding

    assert finding is not None
    assert finding.message.startswith("1 of 102 values of 'v' (1.0 %) lies outside")
    assert finding.message.endswith("; 1 more label column likewise")
    assert (finding.column, finding.row) == ("v", None)


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        (["a", "b"] * 40, ["a", "b"] * 40, "the task in the lock is binary"),
        (RAMP, ["a", "b"] * 40, "the label columns hold no numbers like those of the lock"),
        (RAMP, [None] * 40, "no row has a label"),
    ],
)
def test_what_has_no_range_is_not_judged(before: Cells, now: Cells, reason: str) -> None:
    task = None if before is not RAMP else "regression"

    assert outcome_in("AL604", case_against(reference_to(before, task), now)).reason == reason
