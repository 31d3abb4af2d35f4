from dataclasses import replace

import pytest

from actloss.reference import Origin
from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import outcome, outcome_in, profile_of, reference_to


def test_one_class_is_constant() -> None:
    finding = outcome("AL207", profile_of(["paid"] * 1200 + [None])).finding

    assert finding is not None
    assert finding.message == "'y' is the same in all 1,200 labelled rows: 'paid'"
    assert (finding.column, finding.count) == ("y", 1200)


def test_two_classes_pass() -> None:
    assert outcome("AL207", profile_of(["paid"] * 1199 + ["open"])).status is Status.PASSED


def test_one_output_among_several_can_be_constant() -> None:
    columns = {"a": [1.5, 2.5], "b": [4.0, 4.0], "c": [0.0, 0.0]}
    finding = outcome("AL207", profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)).finding

    assert finding is not None
    assert finding.message == "'b' and 'c' never vary; 'b' is always 4"
    assert finding.column == "b"


def test_outputs_that_vary_pass() -> None:
    profile = profile_of({"a": [1.5, 2.5], "b": [4.0, 4.5]}, layout=Layout.SEVERAL_OUTPUTS)

    assert outcome("AL207", profile).status is Status.PASSED


def test_the_same_labels_in_every_row_are_constant() -> None:
    finding = outcome("AL207", profile_of({"a": [1] * 20, "b": [0] * 20})).finding

    assert finding is not None
    assert finding.message == "every row has the same labels in 'a' and 'b'"


def test_two_sets_of_labels_pass() -> None:
    assert outcome("AL207", profile_of({"a": [1] * 20, "b": [0] * 19 + [1]})).status is Status.PASSED


def test_an_empty_label_is_left_to_the_rule_for_it() -> None:
    assert outcome("AL207", profile_of([None] * 20)).reason == "no row has a label"


def test_probabilities_are_not_counted() -> None:
    profile = profile_of({"a": [0.25, 0.5] * 20, "b": [0.75, 0.5] * 20}, layout=Layout.DISTRIBUTION)

    assert outcome("AL207", profile).reason == "probabilities are not counted as values"


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        (True, "name another label column with --target"),
        (
            False,
            "get the other values back, or name another column with --target: this one was found by name and place",
        ),
    ],
)
def test_the_cure_says_whether_the_column_was_named_or_found(given: bool, fix: str) -> None:  # noqa: FBT001 - a case
    profile = profile_of(["paid"] * 120)
    finding = outcome("AL207", replace(profile, target=replace(profile.target, given=given))).finding

    assert finding is not None
    assert finding.fix == fix


def test_against_a_lock_the_table_is_at_fault() -> None:
    constant = profile_of([1.5] * 120)
    classes = Case(profile=constant, reference=reference_to([0, 1, 2] * 60))
    amounts = Case(profile=constant, reference=reference_to([0.5, 1.5, 2.25] * 60, "regression", origin=Origin.TABLE))

    assert fixed(classes) == "repair the table: the lock has 3 classes"
    assert fixed(amounts) == (
        "repair the table: the reference table 'train.csv' has labels that vary in 180 labelled rows"
    )


def fixed(case: Case) -> str | None:
    finding = outcome_in("AL207", case).finding
    assert finding is not None
    return finding.fix
