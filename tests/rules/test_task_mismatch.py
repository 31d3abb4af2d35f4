import pytest

from actloss.profile import Profile
from actloss.rules import Case, Status
from actloss.target import Layout
from actloss.task import Trait
from profiles import Cell, declared, outcome, outcome_in, profile_of

TEXT = ["a", "b", "c"] * 20
ONE_HOT = {"a": [1, 0, 0] * 20, "b": [0, 1, 0] * 20, "c": [0, 0, 1] * 20}
SEVERAL = {"a": [1, 1, 0] * 20, "b": [0, 1, 0] * 20, "c": [0, 0, 1] * 20}


def message(profile: Profile, task: str) -> str:
    finding = outcome("AL208", profile, task).finding

    assert finding is not None
    return finding.message


@pytest.mark.parametrize(
    ("labels", "task", "problem"),
    [
        (TEXT, "binary", "binary, but the label in 'y' holds 3 classes instead of 2"),
        (["a", "b"] * 20, "multiclass", "multiclass, but the label in 'y' holds 2 classes, and 2 classes are binary"),
        (TEXT, "regression", "regression, but the label in 'y' is text in 60 of 60 labelled rows"),
        (TEXT, "multilabel", "multilabel, but the label in 'y' holds one value a row"),
        (
            [number / 8 for number in range(40)],
            "multiclass",
            "multiclass, but the label in 'y' holds 40 different numbers with decimals in 40 rows",
        ),
    ],
)
def test_a_single_column_contradicts_the_declared_task(labels: list[Cell], task: str, problem: str) -> None:
    assert message(profile_of(labels), task) == f"the task was declared {problem}"


@pytest.mark.parametrize(
    ("labels", "task"),
    [
        (["a", "b"] * 20, "binary"),
        ([1, 2] * 20, "binary"),
        (TEXT, "multiclass"),
        ([0.5, 1.5, 2.5] * 20, "multiclass"),
        ([1.5, 2.5, 7.5, "n.k."] * 20, "regression"),
        ([0, 1] * 20, "regression"),
    ],
)
def test_a_single_column_agrees_with_the_declared_task(labels: list[Cell], task: str) -> None:
    assert outcome("AL208", profile_of(labels), task).status is Status.PASSED


def test_spellings_of_one_class_count_once() -> None:
    assert outcome("AL208", profile_of(["yes", "Yes", "no"] * 20), "binary").status is Status.PASSED


def test_half_of_the_labels_as_numbers_are_enough_for_regression() -> None:
    assert outcome("AL208", profile_of([1.5, "a"] * 20), "regression").status is Status.PASSED
    assert "is text in 60 of 100" in message(profile_of([1.5, 2.5, "a", "b", "c"] * 20), "regression")


def test_rows_with_several_labels_are_not_exclusive_classes() -> None:
    assert message(profile_of(SEVERAL), "multiclass") == (
        "the task was declared multiclass, but the label in 'a', 'b' and 'c' gives 20 rows two labels or more"
    )


def test_one_hot_columns_are_counted_as_classes() -> None:
    profile = profile_of(ONE_HOT, layout=Layout.ONE_HOT)

    assert "holds 3 classes instead of 2" in message(profile, "binary")
    assert outcome("AL208", profile, "multiclass").status is Status.PASSED


def test_lists_of_labels_are_neither_binary_nor_regression() -> None:
    profile = profile_of(["a|b", "a", "b|c"] * 20, separator="|")

    assert message(profile, "binary").endswith("lists several labels a cell")
    assert message(profile, "regression").endswith("lists several labels a cell")
    assert outcome("AL208", profile, "multilabel").status is Status.PASSED


def test_quantities_are_no_label_sets() -> None:
    profile = profile_of({"a": [1.5, 2.5], "b": [3.5, 4.5]}, layout=Layout.SEVERAL_OUTPUTS)

    assert message(profile, "multilabel").endswith("holds other numbers than 0 and 1")
    assert outcome("AL208", profile, "regression").status is Status.PASSED


def test_soft_labels_may_be_binary() -> None:
    profile = profile_of([0.25, 0.5, 0.75] * 20)
    task = declared("binary", Trait.SOFT_LABELS)

    assert outcome_in("AL208", Case(profile=profile, task=task)).status is Status.PASSED


def test_an_inferred_task_is_not_checked() -> None:
    assert outcome("AL208", profile_of(TEXT)).reason == "the task was not declared"


def test_an_empty_label_contradicts_nothing() -> None:
    assert outcome("AL208", profile_of([None] * 20), "binary").reason == "no row has a label"


def test_decimals_with_a_value_for_every_other_row_are_still_classes() -> None:
    half = [number / 8 for number in range(20)] * 2

    assert outcome("AL208", profile_of(half), "multiclass").status is Status.PASSED
