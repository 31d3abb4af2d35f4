from predicted import codes_of_predictions, only_finding


def test_columns_in_no_sorted_order_are_found() -> None:
    finding = only_finding(kind="multiclass", scale="logit", joint=True, misordered=True)

    assert finding.message == (
        "the columns of 'm' are matched to the classes by position, and their names are in no sorted order"
    )
    assert (finding.code, finding.severity.value) == ("AL509", "warning")


def test_columns_in_order_pass() -> None:
    assert codes_of_predictions(kind="multiclass", scale="logit", joint=True, misordered=False) == []
