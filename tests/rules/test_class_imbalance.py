from actloss.rules import Status
from actloss.target import Layout
from profiles import outcome, profile_of


def test_the_message_gives_the_share_and_the_ratio() -> None:
    finding = outcome("AL301", profile_of(["yes"] * 120 + ["no"] * 1880, name="income")).finding

    assert finding is not None
    assert finding.message == "class 'yes' of 'income' holds 120 of 2,000 labelled rows (6.0 %), 1 : 15.7 to 'no'"
    assert (finding.column, finding.row, finding.count) == ("income", 1, 120)


def test_one_to_nine_passes_and_one_row_less_does_not() -> None:
    assert outcome("AL301", profile_of([1] * 20 + [0] * 180)).status is Status.PASSED
    assert outcome("AL301", profile_of([1] * 19 + [0] * 180)).status is Status.FINDING


def test_each_class_is_compared_with_the_largest_not_with_all() -> None:
    many = [name for name in "abcdefghijklmnopqrst" for _ in range(10)]

    assert outcome("AL301", profile_of(many)).status is Status.PASSED


def test_the_row_is_the_first_of_the_smallest_class_as_that_of_a_severe_imbalance_is() -> None:
    profile = profile_of(["a"] * 200 + ["c"] * 20 + ["b"] * 12)
    wide, severe = (outcome(code, profile).finding for code in ("AL301", "AL302"))

    assert wide is not None
    assert severe is not None
    assert wide.row == severe.row == 221


def test_several_small_classes_are_one_finding_that_names_the_smallest() -> None:
    finding = outcome("AL301", profile_of(["a"] * 200 + ["b"] * 12 + ["c"] * 20 + ["d"] * 100)).finding

    assert finding is not None
    assert finding.message == (
        "class 'b' of 'y' holds 12 of 332 labelled rows (3.6 %), 1 : 16.7 to 'a'; 1 more class likewise"
    )
    assert finding.count == 32


def test_missing_labels_are_not_a_class() -> None:
    finding = outcome("AL301", profile_of(["yes"] * 20 + ["no"] * 380 + [None] * 600)).finding

    assert finding is not None
    assert "20 of 400 labelled rows (5.0 %)" in finding.message


def test_spellings_of_one_class_are_added_up() -> None:
    labels = ["yes"] * 12 + ["Yes"] * 12 + ["no"] * 200

    assert outcome("AL301", profile_of(labels)).status is Status.PASSED


def test_one_hot_columns_are_compared_with_the_largest() -> None:
    columns = {"a": [1] * 190 + [0] * 10, "b": [0] * 190 + [1] * 10}
    finding = outcome("AL301", profile_of(columns, layout=Layout.ONE_HOT)).finding

    assert finding is not None
    assert finding.message == "class 'b' holds 10 of 200 labelled rows (5.0 %), 1 : 19.0 to 'a'"
    assert (finding.column, finding.row) == ("b", None)


def test_many_rare_labels_are_one_finding() -> None:
    columns = {"x": [1] * 12 + [0] * 388, "y": [1] * 380 + [0] * 20, "z": [0, 1] * 200}
    finding = outcome("AL301", profile_of(columns)).finding

    assert finding is not None
    assert finding.message == (
        "label 'x' is present in 12 of 400 labelled rows (3.0 %), 1 : 32.3 to the rows without it; "
        "1 more label likewise"
    )
    assert (finding.column, finding.count) == ("x", 32)


def test_a_label_that_is_nearly_always_there_is_measured_by_its_absence() -> None:
    finding = outcome("AL301", profile_of({"x": [1] * 380 + [0] * 20, "y": [0, 1] * 200})).finding

    assert finding is not None
    assert finding.message == ("label 'x' is absent from 20 of 400 labelled rows (5.0 %), 1 : 19.0 to the rows with it")


def test_labels_in_a_list_name_the_column() -> None:
    finding = outcome("AL301", profile_of(["a|b"] * 12 + ["a"] * 200 + ["c"] * 200, separator="|", name="tags")).finding

    assert finding is not None
    assert finding.message.startswith("label 'b' of 'tags' is present in 12 of 412 labelled rows")
    assert finding.column == "tags"


def test_a_label_without_any_row_is_no_imbalance() -> None:
    profile = profile_of({"x": [0] * 40, "y": [0, 1] * 20})

    assert outcome("AL301", profile).status is Status.PASSED


def test_classes_that_cannot_be_counted_are_left_alone() -> None:
    soft = profile_of({"a": [0.25, 0.5] * 20, "b": [0.75, 0.5] * 20}, layout=Layout.DISTRIBUTION)

    assert outcome("AL301", profile_of([1.5, 2.5, 3.7] * 40)).reason == "the task is regression"
    assert outcome("AL301", profile_of([None] * 40)).reason == "the labels allow no task"
    assert outcome("AL301", soft).reason == "probabilities spread every row over all classes"


def test_a_hostile_class_is_made_visible() -> None:
    finding = outcome("AL301", profile_of(["\x1b[2J"] * 12 + ["no"] * 400)).finding

    assert finding is not None
    assert "class '\\x1b[2J'" in finding.message
