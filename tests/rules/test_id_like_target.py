import pytest

from actloss.rules import Status
from profiles import Cells, outcome, profile_of

NAMES = [f"customer-{number}" for number in range(40)]


def test_names_of_rows_are_no_classes() -> None:
    finding = outcome("AL210", profile_of(NAMES)).finding

    assert finding is not None
    assert finding.message == "'y' holds 40 different labels in 40 labelled rows (100.0 %), as identifiers do"
    assert (finding.column, finding.count) == ("y", 40)
    assert finding.fix == "name another column with --target, unless this one is to be predicted"


@pytest.mark.parametrize(
    ("labels", "status"),
    [
        (NAMES, Status.FINDING),
        (NAMES[:39] + NAMES[:1], Status.PASSED),
        (NAMES[:21], Status.FINDING),
        (NAMES[:20], Status.PASSED),
        (NAMES[:20] + [None] * 5, Status.PASSED),
    ],
)
def test_names_that_are_all_different_in_more_than_twenty_labelled_rows_fire(labels: Cells, status: Status) -> None:
    assert outcome("AL210", profile_of(labels)).status is status


def test_whole_numbers_declared_as_classes_are_names_too() -> None:
    assert outcome("AL210", profile_of([7 * step for step in range(40)]), "multiclass").status is Status.FINDING


def test_a_shuffled_row_number_is_no_quantity() -> None:
    numbers = [(17 * step) % 101 + 1 for step in range(101)]
    finding = outcome("AL210", profile_of(numbers), "regression").finding

    assert finding is not None
    assert finding.message == ("'y' holds each whole number from 1 to 101 once in 101 labelled rows, as row numbers do")


@pytest.mark.parametrize(
    "labels",
    [
        [*range(100), 101],
        [*range(100), 99],
        [step + 0.5 for step in range(40)],
        [*range(20)],
    ],
    ids=["a gap", "a repeat", "halves", "twenty rows"],
)
def test_other_numbers_are_quantities(labels: Cells) -> None:
    assert outcome("AL210", profile_of(labels), "regression").status is Status.PASSED


def test_text_in_a_regression_is_another_rules_matter() -> None:
    assert outcome("AL210", profile_of(["a", "b"] * 20), "regression").status is Status.PASSED


@pytest.mark.parametrize(("classes", "status"), [(1001, Status.FINDING), (1000, Status.PASSED)])
def test_more_than_a_thousand_classes_are_too_many(classes: int, status: Status) -> None:
    labels = [f"street {number}" for number in range(classes)] * 3
    found = outcome("AL210", profile_of(labels))

    assert found.status is status
    if found.finding is not None:
        assert found.finding.message == "'y' holds 1,001 classes in 3,003 labelled rows, more than 1,000"


def test_spellings_of_one_class_count_once() -> None:
    labels = [f"street {number}" for number in range(1000)] * 3 + ["STREET 7"]

    assert outcome("AL210", profile_of(labels)).status is Status.PASSED


def test_several_columns_are_out_of_reach() -> None:
    profile = profile_of({"a": [0, 1] * 20, "b": [1, 1] * 20})

    assert outcome("AL210", profile).reason == "the layout is multi-hot"
