from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, outcome, profile_of


def test_ninety_nine_labelled_rows_are_few() -> None:
    finding = outcome("AL105", profile_of(["yes", "no", "no"] * 33)).finding

    assert finding is not None
    assert finding.message == "only 99 rows have a label in 'y', fewer than 100"
    assert (finding.column, finding.count, finding.severity) == ("y", 99, Severity.NOTE)
    assert finding.fix == "collect more rows, or judge a model by repeated cross-validation"


def test_a_hundred_are_not() -> None:
    assert outcome("AL105", profile_of(["yes", "no"] * 50)).status is Status.PASSED


def test_rows_without_a_label_do_not_count() -> None:
    finding = outcome("AL105", profile_of([1.5] + [None] * 400)).finding

    assert finding is not None
    assert finding.message == "only 1 row has a label in 'y', fewer than 100"


def test_with_several_labels_only_complete_rows_count() -> None:
    columns: dict[str, Cells] = {"cat": [0, 1] * 60, "dog": [1, 0] * 45 + [None] * 30}
    finding = outcome("AL105", profile_of(columns)).finding

    assert finding is not None
    assert finding.message == "only 90 rows have a label in 'cat' and 'dog', fewer than 100"
    assert finding.column is None


def test_the_line_can_be_moved() -> None:
    profile = profile_of(["yes", "no"] * 50)
    finding = outcome("AL105", profile, thresholds={"AL105.rows": 101}).finding

    assert finding is not None
    assert finding.message.endswith("fewer than 101")


def test_no_label_at_all_is_another_rules_matter() -> None:
    assert outcome("AL105", profile_of([None] * 8)).reason == "no row has a label"
