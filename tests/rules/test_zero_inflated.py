import numpy as np
import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from actloss.task.traits import expected_zeros
from profiles import Cells, outcome, profile_of

AMOUNTS = [12.5 * step for step in range(1, 41)]


def test_half_of_the_values_at_zero_are_noted_and_one_less_passes() -> None:
    finding = outcome("AL306", profile_of([0.0] * 40 + AMOUNTS, name="claim")).finding

    assert finding is not None
    assert finding.message == "40 of 80 values of 'claim' (50.0 %) are exactly 0"
    assert finding.fix == "train with tweedie_deviance and exp, or predict first whether it is 0, then how much"
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "claim", None, 40)
    assert outcome("AL306", profile_of([0.0] * 39 + AMOUNTS)).status is Status.PASSED


def test_missing_labels_are_no_zeros() -> None:
    finding = outcome("AL306", profile_of([0.0] * 40 + AMOUNTS + [None] * 20)).finding

    assert finding is not None
    assert finding.message.startswith("40 of 80 values")
    assert outcome("AL306", profile_of([0.0] * 39 + AMOUNTS + [None] * 20)).status is Status.PASSED


def test_counts_are_told_how_many_zeros_their_law_has() -> None:
    visits = [0] * 600 + [1, 2, 3, 4, 5, 6, 7, 8] * 50
    finding = outcome("AL306", profile_of(visits, name="visits"), "regression").finding

    assert finding is not None
    assert finding.message == (
        "600 of 1,000 values of 'visits' (60.0 %) are exactly 0, where a count of this mean and variance has 42.8 %"
    )
    assert finding.fix == "compare poisson_nll with zip_nll, which gives the zeros a probability of their own"


def test_the_zeros_of_a_poisson_law_need_no_other_loss() -> None:
    visits = [0] * 606 + [1] * 304 + [2] * 76 + [3] * 14
    finding = outcome("AL306", profile_of(visits, name="visits"), "regression").finding

    assert finding is not None
    assert finding.message.endswith("(60.6 %) are exactly 0, where a count of this mean and variance has 60.8 %")
    assert finding.fix == "poisson_nll with exp will do: the zeros are those of a count"


@pytest.mark.parametrize(("twos", "explained"), [(130, True), (135, False)])
def test_zeros_within_two_standard_errors_of_a_count_s_are_its_own(twos: int, *, explained: bool) -> None:
    visits = [0] * 500 + [1] * 200 + [2] * twos + [3] * 50
    finding = outcome("AL306", profile_of(visits, name="visits"), "regression").finding

    assert finding is not None
    assert finding.fix is not None
    assert finding.fix.startswith("poisson_nll with exp will do") is explained


def test_a_proportion_has_a_loss_of_its_own() -> None:
    finding = outcome("AL306", profile_of([0.0] * 60 + [0.25, 0.5, 0.125, 0.875] * 10), "regression").finding

    assert finding is not None
    assert finding.fix == "train with binary_crossentropy and sigmoid, or predict first whether it is 0, then how much"


@pytest.mark.parametrize("size", [0.3, 1.0, 5.0])
def test_overdispersion_makes_zeros(size: float) -> None:
    drawn = np.random.default_rng(3).negative_binomial(size, size / (size + 2.0), 20_000)
    numeric = profile_of([float(count) for count in drawn]).quantity

    assert expected_zeros(numeric) == pytest.approx((size / (size + 2.0)) ** size, abs=0.02)


def test_a_pile_among_signed_values_has_no_single_loss() -> None:
    finding = outcome("AL306", profile_of([0.0] * 40 + [-12.25, 8.5, 3.75, -1.5] * 10)).finding

    assert finding is not None
    assert finding.fix == "predict first whether it is 0, then how much; no single loss fits a pile among signed values"


def test_zero_and_one_other_value_are_two_classes() -> None:
    assert outcome("AL306", profile_of([0.0] * 60 + [2.5] * 20), "regression").status is Status.PASSED


def test_the_output_with_most_zeros_is_named() -> None:
    columns: dict[str, Cells] = {
        "a": [0.0] * 40 + AMOUNTS,
        "b": [0.0] * 60 + AMOUNTS[:20],
        "c": AMOUNTS * 2,
    }
    finding = outcome("AL306", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.message == "60 of 80 values of 'b' (75.0 %) are exactly 0; 1 more label column likewise"


def test_classes_have_no_zeros() -> None:
    assert outcome("AL306", profile_of([0, 0, 0, 1] * 20)).reason == "the task is binary"


def test_a_single_zero_can_be_too_many() -> None:
    finding = outcome("AL306", profile_of([0.0, 1.5, 2.5]), "regression", thresholds={"AL306.share": 0.3}).finding

    assert finding is not None
    assert finding.message == "1 of 3 values of 'y' (33.3 %) is exactly 0"
