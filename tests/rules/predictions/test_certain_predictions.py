from actloss.rules.predictions import apply_prediction_rules
from predicted import codes_of_predictions, only_finding, prediction_facts


def test_one_certain_row_is_a_warning() -> None:
    finding = only_finding(scale="probability", low=0.0, high=0.9, certain=(1, 8), hard_rows=1)

    assert finding.message == "1 row of 'm' with a probability of exactly 0 or 1"
    assert (finding.code, finding.severity.value, finding.row, finding.count) == ("AL503", "warning", 8, 1)


def test_a_certain_row_that_is_wrong_is_a_warning_where_no_loss_is_infinite() -> None:
    finding = only_finding(scale="probability", low=0.0, high=0.9, certain=(5, 2), certain_wrong=(3, 9))

    assert (finding.severity.value, finding.row) == ("warning", 9)


def test_a_certain_row_that_is_wrong_is_an_error_at_that_row() -> None:
    finding = only_finding(
        scale="probability", low=0.0, high=0.9, certain=(5, 2), certain_wrong=(3, 9), infinite_loss=True
    )

    assert finding.message == (
        "5 rows of 'm' with a probability of exactly 0 or 1, wrong in 3 rows: there a log loss is infinite"
    )
    assert (finding.severity.value, finding.row, finding.count) == ("error", 9, 5)


def test_no_certain_row_passes() -> None:
    assert codes_of_predictions(scale="probability", low=0.001, high=0.999) == []


def test_decisions_are_for_another_rule_to_tell() -> None:
    codes = codes_of_predictions(scale="probability", low=0.0, high=1.0, certain=(100, 1), hard_rows=100)

    assert codes == ["AL508"]


def test_decisions_of_which_one_is_wrong_are_an_error_where_a_log_loss_was_scored() -> None:
    certain, hard = apply_prediction_rules(
        prediction_facts(
            scale="probability",
            low=0.0,
            high=1.0,
            certain=(100, 1),
            certain_wrong=(1, 9),
            hard_rows=100,
            infinite_loss=True,
        )
    )

    assert (certain.code, certain.severity.value, certain.row) == ("AL503", "error", 9)
    assert certain.message == (
        "100 rows of 'm' with a probability of exactly 0 or 1, wrong in 1 row: there a log loss is infinite"
    )
    assert hard.code == "AL508"


def test_decisions_of_which_one_is_wrong_are_told_by_another_rule_where_no_log_loss_was_scored() -> None:
    codes = codes_of_predictions(
        scale="probability", low=0.0, high=1.0, certain=(100, 1), certain_wrong=(1, 9), hard_rows=100
    )

    assert codes == ["AL508"]


def test_one_row_that_is_no_decision_leaves_the_rest_certain() -> None:
    codes = codes_of_predictions(scale="probability", low=0.0, high=1.0, certain=(99, 1), hard_rows=99)

    assert codes == ["AL503"]
