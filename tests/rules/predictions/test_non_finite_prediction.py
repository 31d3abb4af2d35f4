from predicted import codes_of_predictions, only_finding


def test_rows_without_a_number_are_counted() -> None:
    finding = only_finding(missing=(1, 17))

    assert finding.message == "predictions of 'm': 1 row without a number, left out of every figure"
    assert (finding.code, finding.severity.value, finding.row, finding.count) == ("AL504", "error", 17, 1)


def test_infinite_predictions_are_counted() -> None:
    finding = only_finding(infinite=(3, 5), high=float("inf"))

    assert finding.message == "predictions of 'm': 3 rows with an infinite one"
    assert (finding.row, finding.count) == (5, 3)


def test_both_are_one_finding() -> None:
    finding = only_finding(missing=(2, 17), infinite=(1, 5))

    assert finding.message == (
        "predictions of 'm': 2 rows without a number, left out of every figure; 1 row with an infinite one"
    )
    assert (finding.row, finding.count) == (17, 3)


def test_numbers_pass() -> None:
    assert codes_of_predictions() == []
