from predicted import codes_of_predictions, only_finding


def test_a_row_off_its_sum_is_found() -> None:
    finding = only_finding(
        kind="multiclass",
        scale="probability",
        joint=True,
        low=0.1,
        high=0.9,
        off_sum=(1, 7),
        row_sum_low=0.8,
        row_sum_high=1.25,
    )

    assert finding.message == "the probabilities of 'm' do not sum to 1 in 1 row: sums run from 0.8 to 1.25"
    assert (finding.code, finding.severity.value, finding.row, finding.count) == ("AL502", "warning", 7, 1)


def test_rows_that_sum_to_1_pass() -> None:
    assert codes_of_predictions(kind="multiclass", scale="probability", joint=True, low=0.1, high=0.9) == []


def test_log_probabilities_are_called_by_what_sums() -> None:
    finding = only_finding(
        kind="multiclass", scale="log_probability", joint=True, off_sum=(40, 3), row_sum_low=0.5, row_sum_high=1.5
    )

    assert finding.message.startswith("the exponentials of log-probabilities of 'm' do not sum to 1 in 40 rows")
