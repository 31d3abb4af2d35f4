from dataclasses import replace

import pytest

from actloss.finding import Severity
from actloss.reference import Origin
from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import Cell, Cells, case_against, case_of, outcome, outcome_in, profile_of, reference_to

COUNTS: Cells = [0, 1, 2, 3, 1, 0, 2, 5, 7, 1] * 20
CALM: list[Cell] = [step / 10 for step in range(1000)]
INDICATORS: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
STILL = ", which could still serve these labels"
NO_MORE = ", which cannot serve these labels"


def test_a_negative_count_calls_for_another_head() -> None:
    case = case_against(reference_to(COUNTS, "regression"), [*COUNTS, -1], "regression")
    finding = outcome_in("AL606", case).finding

    assert finding is not None
    assert finding.message == (
        "'y' now calls for linear (1 unit) with mae, and the lock has exp (1 unit) with poisson_nll,"
        " which cannot serve these labels"
    )
    assert (finding.severity, finding.column, finding.row) == (Severity.ERROR, "y", None)
    assert finding.fix == (
        "repair the labels, or train anew with what they call for and accept it with `actloss check --update-lock`"
    )


def test_a_new_class_calls_for_another_unit() -> None:
    finding = outcome_in("AL606", case_against(reference_to(["a", "b", "c"] * 40), ["a", "b", "c", "d"] * 40)).finding

    assert finding is not None
    assert finding.message == (
        "'y' now calls for softmax (4 units) with sparse_categorical_crossentropy, and the lock has softmax (3 units)"
        " with sparse_categorical_crossentropy, which cannot serve these labels"
    )
    assert finding.severity is Severity.ERROR


def test_what_merely_suits_better_is_an_error_that_says_so() -> None:
    finding = outcome_in("AL606", case_against(reference_to(CALM), [*CALM, *[900.0, -900.0] * 10])).finding

    assert finding is not None
    assert finding.message == (
        "'y' now calls for linear (1 unit) with huber, and the lock has linear (1 unit) with mse,"
        " which could still serve these labels"
    )
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("activation", "loss", "now", "serves"),
    [
        ("softplus", "msle", CALM, STILL),
        ("exp", "poisson_nll", CALM, STILL),
        ("sigmoid", "mae", CALM, NO_MORE),
        ("linear", "gamma_nll", CALM, NO_MORE),
        ("softplus", "msle", [-0.5, *CALM], NO_MORE),
        ("linear", "no_such_loss", CALM, NO_MORE),
        ("no_such_activation", "mae", CALM, NO_MORE),
        ("linear", "mae", [0, 1] * 100, NO_MORE),
        ("linear", "mae", ["low", "high"] * 100, NO_MORE),
        ("linear", "mae", [0.5, 1.5, 2.25] * 40, STILL),
    ],
)
def test_it_says_whether_loss_and_activation_still_take_and_reach_the_labels(
    activation: str, loss: str, now: Cells, serves: str
) -> None:
    before = reference_to(CALM)
    assert before.answer is not None
    locked = replace(before, answer=replace(before.answer, activation=activation, loss=loss))
    finding = outcome_in("AL606", case_against(locked, now)).finding

    assert finding is not None
    assert finding.message.endswith(serves)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("before", "now", "serves", "severity"),
    [
        (["a", "b", "c", "d"], ["a", "b", "c"], STILL, Severity.WARNING),
        (["a", "b", "c"], ["a", "b", "d", "e"], NO_MORE, Severity.ERROR),
        (["a", "b", "c"], ["a", "b"], STILL, Severity.ERROR),
        (["a", "b"], ["a", "b", "c"], NO_MORE, Severity.ERROR),
        ([0, 1, 2], [0, 1], STILL, Severity.ERROR),
    ],
)
def test_units_left_over_are_a_warning_while_activation_and_loss_stay(
    before: Cells, now: Cells, serves: str, severity: Severity
) -> None:
    finding = outcome_in("AL606", case_against(reference_to([*before] * 40), [*now] * 40)).finding

    assert finding is not None
    assert finding.message.endswith(serves)
    assert finding.severity is severity


def test_label_sets_with_one_label_each_still_fit() -> None:
    exclusive: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 0, 0, 1] * 50}
    case = case_against(reference_to(INDICATORS), profile_of(exclusive, layout=Layout.ONE_HOT))
    finding = outcome_in("AL606", case).finding

    assert finding is not None
    assert finding.message.endswith(STILL)
    assert finding.severity is Severity.WARNING


def test_another_layout_is_an_error() -> None:
    finding = outcome_in("AL606", case_against(reference_to(INDICATORS), ["a", "b"] * 2)).finding

    assert finding is not None
    assert finding.message.endswith(NO_MORE)
    assert finding.severity is Severity.ERROR


def test_a_column_more_is_an_error() -> None:
    layout = Layout.SEVERAL_OUTPUTS
    before = reference_to(profile_of({"u": CALM, "v": CALM}, layout=layout), "regression")
    now = profile_of({"u": CALM, "v": CALM, "w": CALM}, layout=layout)
    finding = outcome_in("AL606", case_against(before, now, "regression")).finding

    assert finding is not None
    assert finding.message.endswith(NO_MORE)
    assert finding.severity is Severity.ERROR


def test_a_quantity_without_a_task_is_an_error() -> None:
    before = reference_to(CALM)
    assert before.answer is not None
    locked = replace(before, answer=replace(before.answer, loss="mae"))
    finding = outcome_in("AL606", replace(case_against(locked, CALM), task=None)).finding

    assert finding is not None
    assert finding.message.endswith(NO_MORE)
    assert finding.severity is Severity.ERROR


def test_labels_that_say_nothing_any_more_are_an_error() -> None:
    finding = outcome_in("AL606", case_against(reference_to(["no", "yes"] * 40), ["no"] * 80)).finding

    assert finding is not None
    assert finding.message == (
        "nothing can be learnt from 'y' now, and the lock has sigmoid (1 unit) with binary_crossentropy"
    )
    assert finding.severity is Severity.ERROR


def test_several_columns_call_together() -> None:
    case = case_against(reference_to(INDICATORS), {**INDICATORS, "c": [0, 1] * 100})
    finding = outcome_in("AL606", case).finding

    assert finding is not None
    assert finding.message.startswith("'a', 'b' and 'c' now call for sigmoid (3 units)")
    assert finding.column is None


@pytest.mark.parametrize("now", [["a", "b"], ["a"], ["c", "b", "a"]])
def test_a_small_table_may_miss_classes(now: Cells) -> None:
    outcome = outcome_in("AL606", case_against(reference_to(["a", "b", "c"] * 40), now))

    assert outcome.finding is None


def test_why_a_small_table_is_not_judged() -> None:
    assert outcome_in("AL606", case_against(reference_to(["a", "b", "c"] * 40), ["a", "b"])).reason == (
        "the labels are some of the classes in the lock, and the others may be missing by chance"
    )


def test_a_large_table_may_not() -> None:
    case = case_against(reference_to(["a", "b", "c"] * 40), ["a", "b"] * 40)

    assert outcome_in("AL606", case).status is Status.FINDING


def test_parameters_that_follow_the_data_are_not_compared() -> None:
    case = case_against(reference_to(["no"] * 95 + ["yes"] * 5), ["no"] * 94 + ["yes"] * 6)

    assert case.reference is not None
    assert case.answer != case.reference.answer
    assert outcome_in("AL606", case).status is Status.PASSED


def test_a_reference_table_without_an_advice_is_not_compared() -> None:
    before = replace(reference_to(["no", "yes"] * 40, origin=Origin.TABLE, name="old.csv"), answer=None)

    assert outcome_in("AL606", case_of(profile_of(["no", "yes"] * 40), reference=before)).reason == (
        "the reference table 'old.csv' has no advice"
    )


def test_without_a_lock_there_is_nothing_to_compare() -> None:
    assert outcome("AL606", profile_of(["a", "b"] * 40)).reason == "no lock or reference table"


def test_no_label_at_all_calls_for_nothing() -> None:
    profile = profile_of([None] * 40)
    case = Case(profile=profile, reference=reference_to(["a", "b"] * 40))

    assert outcome_in("AL606", case).status is Status.FINDING


def test_what_the_locked_labels_call_for_by_chance_is_a_warning() -> None:
    case = case_against(reference_to(CALM), [*CALM, *[900.0, -900.0] * 10])
    finding = outcome_in("AL606", replace(case, by_chance=0.15)).finding

    assert finding is not None
    assert finding.message == (
        "'y' now calls for linear (1 unit) with huber, as 3 of 20 draws from the labels of the lock do,"
        " and the lock has linear (1 unit) with mse, which could still serve these labels"
    )
    assert finding.severity is Severity.WARNING


def test_a_head_that_cannot_serve_is_an_error_whatever_chance_does() -> None:
    case = case_against(reference_to(COUNTS, "regression"), [*COUNTS, -1], "regression")
    finding = outcome_in("AL606", replace(case, by_chance=1.0)).finding

    assert finding is not None
    assert finding.message.endswith(NO_MORE)
    assert finding.severity is Severity.ERROR
