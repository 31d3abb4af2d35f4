import pytest

from actloss.rules import Status
from profiles import Cell, outcome, profile_of

TEN = list(range(100, 110))


def test_the_note_says_how_the_numbers_were_read() -> None:
    finding = outcome("AL209", profile_of(TEN * 20)).finding

    assert finding is not None
    assert finding.message.startswith(
        "'y' holds 10 different whole numbers in 200 labelled rows (5.0 %), where tools disagree on the task; "
        "it was read as "
    )
    assert finding.fix is not None
    assert finding.fix.startswith("name the task, such as --task ")


@pytest.mark.parametrize("repeats", [2, 20])
def test_both_ends_of_the_band_belong_to_it(repeats: int) -> None:
    assert outcome("AL209", profile_of(TEN * repeats)).status is Status.FINDING


@pytest.mark.parametrize("labels", [TEN * 20 + [100], [*TEN, *TEN[:-1]]])
def test_outside_the_band_tools_agree(labels: list[Cell]) -> None:
    assert outcome("AL209", profile_of(labels)).status is Status.PASSED


def test_missing_labels_do_not_widen_the_band() -> None:
    assert outcome("AL209", profile_of([*TEN * 20, *[None] * 400])).status is Status.FINDING


def test_two_values_are_two_classes_to_everyone() -> None:
    assert outcome("AL209", profile_of([0, 1] * 10)).status is Status.PASSED


@pytest.mark.parametrize(
    ("labels", "task", "reason"),
    [
        (TEN * 10, "regression", "the task was declared"),
        ([1.5, 2.5, 3.5] * 10, None, "the label is not made of whole numbers"),
        (["a", "b", "c"] * 10, None, "the label is not made of whole numbers"),
        ([None] * 10, None, "the labels allow no task"),
    ],
)
def test_a_declared_task_and_other_labels_leave_no_doubt(labels: list[Cell], task: str | None, reason: str) -> None:
    assert outcome("AL209", profile_of(labels), task).reason == reason


def test_indicator_columns_leave_no_doubt() -> None:
    assert outcome("AL209", profile_of({"a": [0, 1] * 10, "b": [1, 1] * 10})).reason == "the layout is multi-hot"


def test_three_values_can_be_in_doubt() -> None:
    assert outcome("AL209", profile_of([1, 2, 3] * 10)).status is Status.FINDING
