import pytest

from actloss.finding import Severity
from actloss.reference import Origin
from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import Cell, Cells, case_against, outcome_in, profile_of, reference_to

RAMP: list[Cell] = list(range(1000))


def test_shares_that_moved_are_told_with_every_measure() -> None:
    finding = outcome_in(
        "AL603", case_against(reference_to(["no", "yes"] * 200), ["no", "no", "no", "yes"] * 100)
    ).finding

    assert finding is not None
    assert finding.message == (
        "the classes of 'y' have other shares than in the lock: Cramér's V 0.26 (p = 2.8e-13), PSI 0.27, Jensen-Shannon"
        " distance 0.22; 'no' moved most, from 50.0 % to 75.0 %"
    )
    assert (finding.severity, finding.column, finding.row) == (Severity.WARNING, "y", None)
    assert finding.fix == (
        "find out what changed in how the rows were collected, or accept it with `actloss check --update-lock`"
    )


@pytest.mark.parametrize(("yes", "status"), [(261, Status.FINDING), (260, Status.PASSED)])
def test_the_effect_must_be_large(yes: int, status: Status) -> None:
    now: Cells = ["yes"] * yes + ["no"] * (400 - yes)

    assert outcome_in("AL603", case_against(reference_to(["no", "yes"] * 200), now)).status is status


def test_a_large_effect_in_few_rows_may_be_chance() -> None:
    case = case_against(reference_to(["no", "yes"] * 10), ["no"] * 15 + ["yes"] * 5)

    assert outcome_in("AL603", case).status is Status.PASSED


def test_a_certain_but_small_difference_matters_to_nobody() -> None:
    case = case_against(reference_to(["no", "yes"] * 20_000), ["no"] * 11_000 + ["yes"] * 9_000)

    assert case.drift is not None
    assert case.drift.classes is not None
    assert case.drift.classes.p_value < 1e-12
    assert outcome_in("AL603", case).status is Status.PASSED


def test_numbers_that_moved_are_told_in_their_own_unit() -> None:
    before = reference_to(RAMP, "regression", name="old.csv", origin=Origin.TABLE)
    finding = outcome_in("AL603", case_against(before, list(range(200, 1200)), "regression")).finding

    assert finding is not None
    assert finding.message == (
        "the values of 'y' are distributed otherwise than in the reference table 'old.csv': largest distance of the"
        " distribution functions 0.20 (p = 5.4e-18), Wasserstein distance 200, 0.69 standard deviations"
    )
    assert finding.fix == "find out what changed in how the rows were collected, or name another reference table"


@pytest.mark.parametrize(("shift", "status"), [(150, Status.FINDING), (149, Status.PASSED)])
def test_a_distance_of_a_seventh_is_large_enough_and_a_little_less_is_not(shift: int, status: Status) -> None:
    before = reference_to(RAMP, "regression", origin=Origin.TABLE)
    now: Cells = list(range(shift, shift + 1000))

    assert outcome_in("AL603", case_against(before, now, "regression")).status is status


@pytest.mark.parametrize("low", [125, 225, 275, 300])
def test_a_distance_of_exactly_three_twentieths_is_large_enough_whatever_floats_make_of_it(low: int) -> None:
    def halves(rows: int) -> Cells:
        return [0.25] * rows + [0.75] * (500 - rows)

    before = reference_to(halves(low + 75), "regression", origin=Origin.TABLE)
    case = case_against(before, halves(low), "regression")

    assert case.drift is not None
    assert case.drift.numbers[0].ks == pytest.approx(0.15, rel=1e-12)
    assert outcome_in("AL603", case).status is Status.FINDING


def test_of_several_outputs_the_worst_is_named() -> None:
    layout = Layout.SEVERAL_OUTPUTS
    before = profile_of({"u": RAMP, "v": RAMP, "w": RAMP}, layout=layout)
    now = profile_of({"u": RAMP, "v": [0.5, 1.5] * 500, "w": [1.5, 900.0] * 500}, layout=layout)
    finding = outcome_in("AL603", case_against(reference_to(before, "regression"), now, "regression")).finding

    assert finding is not None
    assert finding.message.startswith("the values of 'v' are distributed otherwise")
    assert finding.message.endswith("standard deviations; 1 more label column likewise")
    assert finding.column == "v"


def test_a_difference_beyond_all_floats_has_no_p() -> None:
    finding = outcome_in(
        "AL603", case_against(reference_to(["no", "yes"] * 4000), ["no"] * 7990 + ["yes"] * 10)
    ).finding

    assert finding is not None
    assert "(p < 1e-300)" in finding.message


def test_of_label_sets_the_label_is_named() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
    finding = outcome_in("AL603", case_against(reference_to(before), {**before, "b": [1, 0, 0, 0] * 50})).finding

    assert finding is not None
    assert finding.message.startswith("the labels have other shares than in the lock: Cramér's V 0.25")
    assert finding.message.endswith("'b' moved most, from 50.0 % to 25.0 %")
    assert finding.column == "b"


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ([0.5, 1.5, 2.25] * 40, ["low", "high"] * 40, "the label columns hold no numbers like those of the lock"),
        ([0.5, 1.5, 2.25] * 40, [None] * 40, "no row has a label"),
        ([0, 1] * 40, [1, 2] * 40, "the classes are written in another way than in the lock, which AL605 says"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(before: Cells, now: Cells, reason: str) -> None:
    assert outcome_in("AL603", case_against(reference_to(before), now)).reason == reason


def test_a_case_whose_drift_nobody_measured_has_none() -> None:
    profile = profile_of(["no", "yes"] * 40)

    assert outcome_in("AL603", Case(profile=profile, reference=reference_to(profile))).status is Status.PASSED
