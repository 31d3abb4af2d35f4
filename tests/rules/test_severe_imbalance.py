from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import outcome, profile_of


def test_ninety_nine_outnumbered_rows_are_severe_and_a_hundred_are_not() -> None:
    assert outcome("AL302", profile_of(["b"] * 99 + ["a"] * 1000)).status is Status.FINDING
    assert outcome("AL302", profile_of(["b"] * 100 + ["a"] * 1000)).status is Status.PASSED


def test_few_rows_that_are_not_outnumbered_pass() -> None:
    profile = profile_of(["b"] * 20 + ["a"] * 180)

    assert outcome("AL301", profile).status is Status.PASSED
    assert outcome("AL302", profile).status is Status.PASSED


def test_both_rules_speak_of_the_same_class() -> None:
    profile = profile_of(["fair"] * 1880 + ["fraud"] * 20, name="verdict")
    finding = outcome("AL302", profile).finding

    assert finding is not None
    assert finding.message == (
        "class 'fraud' of 'verdict' holds 20 of 1,900 labelled rows (1.1 %): outnumbered 1 : 94.0 by 'fair', "
        "and fewer than 100 rows"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "verdict", 1881, 20)
    assert outcome("AL301", profile).status is Status.FINDING


def test_the_share_that_outnumbers_is_that_of_the_milder_rule() -> None:
    profile = profile_of(["b"] * 25 + ["a"] * 175)

    assert outcome("AL302", profile).status is Status.PASSED
    assert outcome("AL302", profile, thresholds={"AL301.share": 0.2}).status is Status.FINDING


def test_only_the_small_of_the_outnumbered_classes_count() -> None:
    profile = profile_of(["a"] * 3000 + ["b"] * 150 + ["c"] * 50 + ["d"] * 60)
    finding = outcome("AL302", profile).finding

    assert finding is not None
    assert finding.message.startswith("class 'c' of 'y' holds 50 of 3,260 labelled rows (1.5 %): outnumbered 1 : 60.0")
    assert finding.message.endswith("fewer than 100 rows; 1 more class likewise")
    assert finding.count == 110


def test_missing_labels_are_no_rows() -> None:
    finding = outcome("AL302", profile_of(["b"] * 30 + ["a"] * 970 + [None] * 500)).finding

    assert finding is not None
    assert "30 of 1,000 labelled rows (3.0 %)" in finding.message


def test_the_rarer_side_of_a_label_counts() -> None:
    columns = {"news": [1] * 970 + [0] * 30, "sport": [0, 1] * 500}
    finding = outcome("AL302", profile_of(columns)).finding

    assert finding is not None
    assert finding.message == (
        "label 'news' is absent from 30 of 1,000 labelled rows (3.0 %): outnumbered 1 : 32.3 by the rows with it, "
        "and fewer than 100 rows"
    )
    assert (finding.column, finding.row) == ("news", None)


def test_a_class_without_a_row_is_for_other_rules_to_tell() -> None:
    columns = {"a": [1, 0] * 60, "b": [0, 1] * 60, "c": [0, 0] * 60}

    assert outcome("AL302", profile_of(columns, layout=Layout.ONE_HOT)).status is Status.PASSED


def test_a_quantity_has_no_classes() -> None:
    assert outcome("AL302", profile_of([1.5, 2.25, 3.75] * 40)).reason == "the task is regression"
