from predicted import codes_of_predictions, only_finding


def test_one_number_for_all_rows_is_found() -> None:
    finding = only_finding(constant=True, low=0.6274171, high=0.6274171, rows=1234)

    assert finding.message == "'m' predicts 0.627417 for all 1,234 rows"
    assert (finding.code, finding.severity.value, finding.count) == ("AL510", "warning", 1234)


def test_one_row_of_numbers_for_all_rows_is_found() -> None:
    assert only_finding(constant=True, width=3).message == "'m' predicts the same row for all 100 rows"


def test_different_predictions_pass() -> None:
    assert codes_of_predictions(constant=False) == []


def test_no_row_is_no_constant() -> None:
    assert codes_of_predictions(constant=True, rows=0) == []
