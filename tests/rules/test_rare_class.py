from actloss.finding import Severity
from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import Cells, declared, outcome, outcome_in, profile_of


def test_fewer_rows_than_two_a_fold_are_a_warning() -> None:
    finding = outcome("AL303", profile_of(["a"] * 20 + ["b"] * 20 + ["c"] * 9)).finding

    assert finding is not None
    assert finding.message == (
        "class 'c' of 'y' holds 9 of 49 labelled rows (18.4 %), first in row 41, fewer than the 10 that 5 folds need"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", 41, 9)


def test_two_rows_a_fold_pass() -> None:
    assert outcome("AL303", profile_of(["a"] * 20 + ["b"] * 20 + ["c"] * 10)).status is Status.PASSED


def test_a_single_row_is_an_error_and_two_rows_are_not() -> None:
    lone = outcome("AL303", profile_of(["a"] * 20 + ["b"] * 20 + ["c"])).finding
    pair = outcome("AL303", profile_of(["a"] * 20 + ["b"] * 20 + ["c"] * 2)).finding

    assert lone is not None
    assert pair is not None
    assert (lone.severity, pair.severity) == (Severity.ERROR, Severity.WARNING)
    assert lone.message.endswith("first in row 41, fewer than the 2 that training and testing need")
    assert pair.message.endswith("first in row 41, fewer than the 10 that 5 folds need")


def test_many_rare_classes_are_one_finding_that_names_the_rarest() -> None:
    finding = outcome("AL303", profile_of(["a"] * 50 + ["b"] * 9 + ["c"] * 3 + ["d"])).finding

    assert finding is not None
    assert finding.message == (
        "class 'd' of 'y' holds 1 of 63 labelled rows (1.6 %), first in row 63, fewer than the 2 that training and "
        "testing need; 3 classes have fewer than 10 rows, 1 of them with one row or none"
    )
    assert finding.count == 13


def test_spellings_of_one_class_are_added_up() -> None:
    assert outcome("AL303", profile_of(["no"] * 20 + ["yes"] * 9 + ["YES "])).status is Status.PASSED


def test_a_class_column_without_rows_is_an_error() -> None:
    columns = {"a": [1, 0] * 20, "b": [0, 1] * 20, "c": [0, 0] * 20}
    finding = outcome("AL303", profile_of(columns, layout=Layout.ONE_HOT)).finding

    assert finding is not None
    assert finding.message.startswith("class 'c' holds 0 of 40 labelled rows (0.0 %), fewer than")
    assert (finding.severity, finding.count, finding.row) == (Severity.ERROR, None, None)


def test_many_rare_labels_are_one_finding() -> None:
    columns = {"x": [1] * 3 + [0] * 37, "y": [1] * 39 + [0], "z": [0, 1] * 20}
    finding = outcome("AL303", profile_of(columns)).finding

    assert finding is not None
    assert finding.message == (
        "label 'y' is absent from 1 of 40 labelled rows (2.5 %), fewer than the 2 that training and testing need; "
        "2 labels have fewer than 10 rows, 1 of them with one row or none"
    )
    assert finding.column == "y"


def test_regression_has_no_classes() -> None:
    assert outcome("AL303", profile_of([1.5, 2.5, 3.7] * 3)).reason == "the task is regression"


def test_values_too_many_to_list_are_left_alone() -> None:
    profile = profile_of([number / 8 for number in range(10_001)])
    result = outcome_in("AL303", Case(profile=profile, task=declared("multiclass")))

    assert result.reason == "10,001 distinct values are too many to count as classes"


def test_labels_that_never_vary_are_left_to_another_rule() -> None:
    columns: dict[str, Cells] = {"never known": [None] * 40, "absent": [0] * 40, "present": [1] * 40, "y": [0, 1] * 20}

    assert outcome("AL303", profile_of(columns)).status is Status.PASSED
    assert outcome("AL308", profile_of(columns)).status is Status.FINDING


def test_more_rows_can_be_asked_for_than_the_folds_need() -> None:
    profile = profile_of(["a"] * 60 + ["b"] * 24 + ["c"] * 25)
    finding = outcome("AL303", profile, thresholds={"AL303.rows": 25}).finding

    assert finding is not None
    assert finding.message == (
        "class 'b' of 'y' holds 24 of 109 labelled rows (22.0 %), first in row 61, fewer than the 25 asked for"
    )
    assert finding.severity is Severity.ERROR


def test_fewer_folds_need_fewer_rows() -> None:
    profile = profile_of(["a"] * 60 + ["b"] * 5 + ["c"] * 4 + ["d"] * 2)
    finding = outcome("AL303", profile, thresholds={"AL303.folds": 3, "AL303.rows": 4}).finding

    assert finding is not None
    assert finding.message.endswith(
        "first in row 70, fewer than the 4 asked for; 3 classes have fewer than 6 rows, 1 of them fewer than 4"
    )
