from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, case_against, outcome_in, reference_to

TENTH: Cells = ["a"] * 450 + ["b"] * 450 + ["c"] * 100
"""A class of one row in ten: missing from 43 rows by chance once in 92 tables, from 44 once in 103."""


def test_a_class_that_would_hardly_be_missing_by_chance_has_vanished() -> None:
    finding = outcome_in("AL602", case_against(reference_to(TENTH), ["a", "b"] * 22)).finding

    assert finding is not None
    assert finding.message == (
        "class 'c' of 'y' has none of 44 labelled rows, which has a probability of 0.0097 at the 10.0 % that it held in"
        " the lock"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", None, 1)
    assert finding.fix == "find out where its rows went, or accept it with `actloss check --update-lock`"


def test_one_row_less_may_be_chance() -> None:
    case = case_against(reference_to(TENTH), ["a", "b"] * 21 + ["a"])

    assert outcome_in("AL602", case).status is Status.PASSED


def test_rows_without_a_label_do_not_count() -> None:
    case = case_against(reference_to(TENTH), ["a", "b"] * 21 + ["a", None, None])

    assert outcome_in("AL602", case).status is Status.PASSED


def test_the_most_improbable_comes_first() -> None:
    finding = outcome_in("AL602", case_against(reference_to(TENTH), ["a"] * 44)).finding

    assert finding is not None
    assert finding.message.startswith("class 'b' of 'y' has none of 44 labelled rows")
    assert finding.message.endswith("45.0 % that it held in the lock; 1 more class likewise")
    assert finding.count == 2


def test_what_no_float_can_hold_is_put_in_words() -> None:
    finding = outcome_in("AL602", case_against(reference_to(["a", "b"] * 40), ["a"] * 1100)).finding

    assert finding is not None
    assert "which has no probability worth the name at the 50.0 %" in finding.message


def test_a_label_column_without_a_one_has_vanished() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
    finding = outcome_in("AL602", case_against(reference_to(before), {**before, "b": [0] * 200})).finding

    assert finding is not None
    assert finding.message.startswith("label 'b' has none of 200 labelled rows")
    assert finding.column == "b"


def test_a_label_that_nobody_ever_gave_is_not_missed() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50, "c": [0] * 200}

    assert outcome_in("AL602", case_against(reference_to(before), before)).status is Status.PASSED


def test_all_classes_present_pass() -> None:
    assert outcome_in("AL602", case_against(reference_to(TENTH), TENTH)).status is Status.PASSED
