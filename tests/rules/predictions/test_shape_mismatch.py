import pytest

from actloss.rules import Status, evaluate
from actloss.rules.predictions import apply_prediction_rules
from actloss.rules.predictions.shape_mismatch import RULE
from predicted import codes_of_predictions, only_finding, prediction_facts


def test_columns_that_are_no_classes_are_told_as_they_were_met() -> None:
    finding = only_finding(misshapen="expected 3 columns, got 2")

    assert (finding.code, finding.message, finding.row) == ("AL505", "expected 3 columns, got 2", None)


def test_predictions_that_end_before_the_labels_are_told_once() -> None:
    finding = only_finding(missing=(20, 1081), last_row=1080)

    assert finding.message == "the predictions of 'm' end at row 1,080: 20 labelled rows after it have none"
    assert (finding.code, finding.row, finding.count) == ("AL505", 1081, 20)


def test_no_prediction_at_all_is_none_for_every_label() -> None:
    finding = only_finding(rows=0, missing=(100, 1), last_row=0)

    assert finding.message == "the predictions of 'm' are missing: 100 labelled rows have none"


def test_one_row_at_the_end_is_a_number_that_is_missing() -> None:
    assert codes_of_predictions(missing=(1, 100), last_row=99) == ["AL504"]


def test_one_row_is_enough_where_the_user_says_so() -> None:
    facts = prediction_facts(missing=(1, 100), last_row=99, thresholds={"AL505.rows": 1})

    assert [finding.message for finding in apply_prediction_rules(facts)] == [
        "the predictions of 'm' end at row 99: 1 labelled row after it has none"
    ]


def test_rows_that_are_missing_in_between_are_numbers_that_are_missing() -> None:
    assert codes_of_predictions(missing=(20, 60), last_row=100) == ["AL504"]


def test_infinite_predictions_are_told_beside_a_missing_end() -> None:
    assert codes_of_predictions(missing=(20, 81), last_row=80, infinite=(1, 3)) == ["AL504", "AL505"]


@pytest.mark.parametrize("known", [{}, {"unlabelled": "the table holds no labels", "locked": True}])
def test_it_takes_labels_or_a_lock(known: dict[str, object]) -> None:
    assert evaluate(RULE, prediction_facts(**known)).status is Status.PASSED


def test_without_labels_and_lock_nothing_says_what_shape_there_should_be() -> None:
    outcome = evaluate(RULE, prediction_facts(unlabelled="the table holds no labels", missing=(20, 81), last_row=80))

    assert outcome.reason == "the table holds no labels, and no lock says which classes there are"
