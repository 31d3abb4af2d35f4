from typing import Any

import pytest

from actloss.rules import Status
from actloss.rules.predictions import PREDICTION_RULES, run_prediction_rules
from predicted import prediction_facts

CLASSES = {"kind": "multiclass", "scale": "probability", "joint": True, "width": 3, "low": 0.1, "high": 0.8}


def reasons(**known: Any) -> dict[str, str]:  # noqa: ANN401 - any field
    """Return why each rule that has nothing to look at has nothing, by code."""
    outcomes = run_prediction_rules(prediction_facts(**known))
    return {each.code: each.reason for each in outcomes if each.status is Status.NOT_APPLICABLE and each.reason}


def test_probabilities_of_classes_are_looked_at_by_every_rule() -> None:
    outcomes = run_prediction_rules(prediction_facts(**CLASSES))

    assert [each.status for each in outcomes] == [Status.PASSED] * len(PREDICTION_RULES)


def test_a_regression_has_no_probabilities_and_no_classes() -> None:
    assert reasons(kind="regression", scale="value") == {
        "AL501": "no probability was given: the numbers are read as values of the label",
        "AL502": "no probability was given",
        "AL503": "no probability was given: the numbers are read as values of the label",
        "AL506": "the task is regression",
        "AL508": "no probability was given: the numbers are read as values of the label",
        "AL509": "a single column of predictions has no order",
    }


@pytest.mark.parametrize(
    ("scale", "called"),
    [
        ("rate", "rates"),
        ("log_rate", "logarithms of rates"),
        ("logit", "logits"),
        ("log_probability", "logarithms of probabilities"),
        ("margin", "margins"),
        ("label", "decisions"),
    ],
)
def test_each_scale_is_called_by_what_it_is(scale: str, called: str) -> None:
    assert reasons(scale=scale)["AL501"] == f"no probability was given: the numbers are read as {called}"


def test_margins_have_no_activation_to_apply_twice() -> None:
    assert reasons(scale="margin")["AL506"] == "neither probabilities nor logits were given"


def test_one_probability_a_row_sums_to_nothing() -> None:
    found = reasons(scale="probability", low=0.1, high=0.9)

    assert found["AL502"] == "no row holds a number for each of several exclusive classes"


def test_probabilities_of_several_labels_sum_to_nothing_and_have_an_order() -> None:
    found = reasons(kind="multilabel", scale="probability", width=3, low=0.1, high=0.9)

    assert found == {"AL502": "no row holds a number for each of several exclusive classes"}


def test_several_numbers_a_row_that_are_neither_classes_nor_labels_have_no_bounds() -> None:
    found = reasons(kind="binary", scale="probability", width=3, low=0.1, high=0.9)

    assert found["AL506"] == "several numbers a row that are neither classes nor labels have no bounds of their own"


def test_decisions_are_not_judged_as_certain() -> None:
    found = reasons(scale="probability", low=0.0, high=1.0, hard_rows=100, certain=(100, 1))

    assert found["AL503"] == "only 0 and 1 are given"


def test_a_constant_was_not_activated_twice() -> None:
    assert reasons(**CLASSES, constant=True) == {"AL506": "every row has the same prediction"}


def test_a_loss_without_a_constant_to_beat_is_not_judged() -> None:
    assert reasons(**CLASSES, compared=0) == {"AL507": "no loss was held against a constant prediction"}


def test_without_a_row_there_is_nothing_to_look_at() -> None:
    assert reasons(**CLASSES, rows=0, compared=0) == {
        "AL501": "no row was scored",
        "AL502": "no row was scored",
        "AL503": "no row was scored",
        "AL504": "there is no prediction",
        "AL506": "no row was scored",
        "AL507": "no loss was held against a constant prediction",
        "AL508": "no row was scored",
        "AL510": "it takes two rows to tell a constant",
    }


def test_rows_whose_predictions_are_all_missing_are_still_told() -> None:
    assert "AL504" not in reasons(**CLASSES, rows=0, missing=(5, 1))
