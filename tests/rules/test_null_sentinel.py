from actloss.rules import Status
from profiles import outcome, profile_of


def test_words_for_missing_are_listed_with_their_counts() -> None:
    finding = outcome("AL203", profile_of(["a", "?", "b", "NA", "NA"] + ["a", "b"] * 20)).finding

    assert finding is not None
    assert finding.message == (
        "3 cells of 'y' hold a word or sign for a missing value, and read as one: 'NA' (2), '?' (1)"
    )
    assert (finding.column, finding.row, finding.count) == ("y", 2, 3)


def test_only_the_first_spellings_are_listed() -> None:
    finding = outcome("AL203", profile_of(["?", "NA", "null", "NaN", "a", "b"] * 20)).finding

    assert finding is not None
    assert finding.message.endswith("'?' (20), 'NA' (20), 'NaN' (20) and 1 more")


def test_a_frequent_none_that_was_read_as_a_class_is_said() -> None:
    finding = outcome("AL203", profile_of(["None", "mild", "severe"] * 20)).finding

    assert finding is not None
    assert finding.message == ("20 cells of 'y' hold a word for a missing value, but read as a class: 'None' (20)")


def test_a_number_far_from_all_others_may_stand_for_missing() -> None:
    finding = outcome("AL203", profile_of([1.5, 2.5, 3.5, -999] + [2.0] * 20)).finding

    assert finding is not None
    assert finding.message == (
        "1 cell of 'y' holds a number far from every other, which may stand for a missing value: '-999' (1)"
    )
    assert finding.row == 4


def test_a_round_number_within_the_range_passes() -> None:
    assert outcome("AL203", profile_of([-1500.5, -999, 20.5, 800.25] * 10)).status is Status.PASSED


def test_empty_cells_pass() -> None:
    assert outcome("AL203", profile_of(["a", "b", None] * 10)).status is Status.PASSED


def test_three_spellings_are_all_listed() -> None:
    finding = outcome("AL203", profile_of(["?", "NA", "null", "a", "b"] * 20)).finding

    assert finding is not None
    assert finding.message.endswith("'?' (20), 'NA' (20), 'null' (20)")


def test_with_several_labels_the_first_column_stands_for_all() -> None:
    finding = outcome("AL203", profile_of({"a": [1, "NA"] * 20, "b": [0, 1] * 20})).finding

    assert finding is not None
    assert finding.column == "a"
    assert finding.message.startswith("20 cells of 'a' and 'b' hold")
