import numpy as np
import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import normal_scores, outcome, profile_of

BULK = [10 + step / 100 for step in range(990)]


def test_one_percent_far_out_is_noted() -> None:
    finding = outcome("AL304", profile_of([*BULK, *[900.5] * 5, *[-900.5] * 5], name="price")).finding

    assert finding is not None
    assert finding.message.startswith("10 of 1,000 values of 'price' (1.0 %) lie far out, beyond ")
    assert finding.message.endswith(", the first is 900.5 in row 991")
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, "price", 991, 10)
    assert finding.fix == "look at these rows; if they stay, train with huber"


def test_just_below_one_percent_passes() -> None:
    assert outcome("AL304", profile_of([*BULK, *[900.5] * 5, *[-900.5] * 4])).status is Status.PASSED


def test_three_percent_are_many() -> None:
    finding = outcome("AL304", profile_of([*BULK[:970], *[900.5] * 15, *[-900.5] * 15])).finding

    assert finding is not None
    assert "(3.0 %, many)" in finding.message
    assert finding.fix == "look at these rows; if they stay, train with mae"


@pytest.mark.parametrize("rows", [100, 1000])
def test_skew_is_not_taken_for_outliers(rows: int) -> None:
    lognormal = np.exp(normal_scores(rows))
    profile = profile_of(lognormal.tolist())

    assert profile.numeric is not None
    assert profile.numeric.outer.share > 0.01
    assert outcome("AL304", profile).status is Status.PASSED
    assert outcome("AL304", profile_of((-lognormal).tolist())).status is Status.PASSED


def test_outliers_of_a_skewed_label_are_still_found() -> None:
    lognormal = np.exp(normal_scores(970) / 2)
    finding = outcome("AL304", profile_of([*lognormal.tolist(), *[1e6] * 30])).finding

    assert finding is not None
    assert (finding.row, finding.count) == (971, 30)


def test_the_worst_of_several_outputs_is_named() -> None:
    columns = {"a": [*BULK, *[900.5] * 10], "b": [*BULK[:960], *[-900.5] * 40], "c": [*BULK, *[10.5] * 10]}
    finding = outcome("AL304", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.column == "b"
    assert finding.message.endswith("; 1 more label column likewise")


def test_values_that_mostly_tie_have_no_fences() -> None:
    profile = profile_of([0.0] * 80 + [1.5, 2.5, 3.5, 4.75] * 5)

    assert outcome("AL304", profile).reason == "more than half of the values are the same, so fences have no width"


def test_classes_have_no_tail() -> None:
    assert outcome("AL304", profile_of(["a", "b"] * 20)).reason == "the task is binary"
    assert outcome("AL304", profile_of([None] * 20)).reason == "the labels allow no task"


def test_an_output_that_mostly_ties_is_skipped_among_others() -> None:
    columns = {"a": [0.0] * 800 + [1.5] * 200, "b": [*BULK, *[10.5] * 10]}

    assert outcome("AL304", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).status is Status.PASSED


def test_one_value_far_out_of_few_is_enough() -> None:
    finding = outcome("AL304", profile_of([*BULK[::10], 900.5])).finding

    assert finding is not None
    assert finding.message.startswith("1 of 100 values of 'y' (1.0 %) lies far out, beyond ")
