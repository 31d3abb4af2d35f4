from predicted import codes_of_predictions, only_finding


def test_columns_in_no_sorted_order_are_found() -> None:
    finding = only_finding(kind="multiclass", scale="logit", joint=True, misordered=True)

    assert finding.message == (
        "the columns of 'm' are matched to the classes by position, and their names are in no sorted order"
    )
    assert (finding.code, finding.severity.value) == ("AL509", "warning")


def test_columns_in_order_pass() -> None:
    assert codes_of_predictions(kind="multiclass", scale="logit", joint=True, misordered=False) == []


def test_columns_in_another_order_than_the_locks_classes_are_told_with_it() -> None:
    finding = only_finding(kind="multiclass", joint=True, width=2, lock_order=("p_cat", "p_dog"))

    assert finding.code == "AL509"
    assert finding.message == ("the columns of 'm' stand in another order than the lock's classes, 'p_cat' and 'p_dog'")


def test_columns_whose_classes_are_not_sorted_are_told_though_their_names_are_read() -> None:
    finding = only_finding(kind="multiclass", joint=True, width=2, unsorted=("p_dog", "p_cat"))

    assert (finding.code, finding.severity.value) == ("AL509", "warning")
    assert finding.message == (
        "the columns of 'm' stand as 'p_dog' and 'p_cat', which is not the sorted order of their classes: here they are"
        " read by name, but scikit-learn's log_loss goes by position"
    )


def test_the_order_of_a_lock_counts_instead_of_the_sorted_one() -> None:
    facts = {"kind": "multiclass", "joint": True, "width": 2, "locked": True, "unsorted": ("p_dog", "p_cat")}

    assert codes_of_predictions(**facts) == []
    assert codes_of_predictions(**facts, lock_order=("p_cat", "p_dog")) == ["AL509"]
