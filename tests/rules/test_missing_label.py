from actloss.rules import Status
from actloss.target import Layout
from profiles import outcome, profile_of


def test_one_missing_label_is_enough() -> None:
    finding = outcome("AL201", profile_of([1.5, None, 2.5] + [3.5] * 47)).finding

    assert finding is not None
    assert finding.message == "1 of 50 rows (2.0 %) has no label in 'y', the first is row 2"
    assert (finding.column, finding.row, finding.count) == ("y", 2, 1)


def test_spellings_of_missing_count_as_missing() -> None:
    finding = outcome("AL201", profile_of([1.5, 2.5, "NA", None, "?"] * 2)).finding

    assert finding is not None
    assert finding.message == "6 of 10 rows (60.0 %) have no label in 'y', the first is row 3"


def test_complete_labels_pass() -> None:
    assert outcome("AL201", profile_of([1.5, 2.5] * 20)).status is Status.PASSED


def test_an_empty_label_is_left_to_the_rule_for_it() -> None:
    assert outcome("AL201", profile_of([None] * 20)).reason == "no row has a label"


def test_with_several_labels_the_emptiest_column_is_named() -> None:
    profile = profile_of({"a": [1, 0, None, 1] * 10, "b": [None, None, 0, 1] * 10})
    finding = outcome("AL201", profile).finding

    assert finding is not None
    assert finding.message == (
        "30 of 40 rows (75.0 %) lack at least one label of 'a' and 'b', the first is row 1; 'b' lacks the most, 20"
    )
    assert finding.column == "b"
    assert finding.fix == "mask these labels in the loss"


def test_with_several_outputs_the_emptiest_column_is_named() -> None:
    profile = profile_of({"a": [1.5, None] * 20, "b": [1.5, 2.5] * 20}, layout=Layout.SEVERAL_OUTPUTS)
    finding = outcome("AL201", profile).finding

    assert finding is not None
    assert finding.column == "a"
