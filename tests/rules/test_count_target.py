import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from actloss.task import Trait
from profiles import Cells, case_of, outcome, outcome_in, profile_of

VISITS = [0, 1, 1, 2, 3, 5, 2, 0, 11, 4, 7, 9, 6, 8, 3, 14, 12, 2]


def test_a_variance_of_half_the_mean_is_a_count_and_just_below_passes() -> None:
    at = profile_of([1] * 50 + [3] * 50, name="visits")
    below = profile_of([1] * 50 + [3] * 50 + [2], name="visits")

    assert outcome("AL307", at, "regression").status is Status.FINDING
    assert outcome("AL307", below, "regression").status is Status.PASSED


def test_the_message_gives_range_and_dispersion() -> None:
    finding = outcome("AL307", profile_of(VISITS * 20, name="visits")).finding

    assert finding is not None
    assert finding.message == "'visits' counts something: whole numbers from 0 to 14, variance 3.49 times the mean"
    assert finding.fix == "train with poisson_nll and exp; neg_binomial_nll if intervals are wanted"
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "visits", None, 360)


def test_a_count_that_varies_as_poisson_s_needs_no_other_law() -> None:
    finding = outcome("AL307", profile_of([2] * 25 + [4] * 50 + [6] * 25, name="visits"), "regression").finding

    assert finding is not None
    assert finding.fix == "train with poisson_nll and exp"


def test_missing_labels_are_no_counts() -> None:
    finding = outcome("AL307", profile_of([*VISITS * 20, None, None], name="visits")).finding

    assert finding is not None
    assert finding.count == 360


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ([*VISITS * 20, -1], "visits"),
        ([*VISITS * 20, 2.5], "visits"),
        ([18, 21, 35, 64, 47, 52, 33, 29, 71, 40, 44, 57, 60, 38, 26, 31] * 30, "age"),
        ([0, 1, 0, 0] * 50, "y"),
    ],
    ids=["negative", "decimals", "measured", "0 and 1"],
)
def test_what_counts_nothing_passes(labels: Cells, name: str) -> None:
    assert outcome("AL307", profile_of(labels, name=name), "regression").status is Status.PASSED


def test_zeros_and_ones_are_no_counts_whatever_the_name_says_and_a_single_two_makes_them_some() -> None:
    alone = [0, 1, 0, 0] * 50

    assert outcome("AL307", profile_of(alone, name="accidents"), "regression").status is Status.PASSED
    assert outcome("AL307", profile_of([*alone, 2], name="accidents"), "regression").status is Status.FINDING


def test_rule_and_trait_agree() -> None:
    for labels, name in ((VISITS * 20, "y"), ([200 + value for value in VISITS] * 20, "y"), ([0, 1, 0] * 20, "y")):
        case = case_of(profile_of(labels, name=name), "regression")

        assert case.task is not None
        assert (outcome_in("AL307", case).status is Status.FINDING) == (Trait.COUNT in case.task.traits)


def test_the_first_of_several_outputs_that_count_is_named() -> None:
    amounts = [12.25 + step for step in range(360)]
    columns: dict[str, Cells] = {"cost": amounts, "visits": VISITS * 20, "calls": VISITS * 20}
    finding = outcome("AL307", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.column == "visits"
    assert finding.message.endswith("; 1 more label column likewise")


def test_amounts_that_are_written_out_are_no_counts() -> None:
    amounts = [f"{1000 + 37 * step:,}" for step in range(200)]

    assert outcome("AL307", profile_of([*amounts], name="orders"), "regression").status is not Status.FINDING


def test_classes_count_nothing() -> None:
    assert outcome("AL307", profile_of(["a", "b"] * 20)).reason == "the task is binary"
