import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, outcome, profile_of


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


def test_an_empty_list_of_labels_may_be_one_without_any() -> None:
    finding = outcome("AL201", profile_of(["a|b", "b|c", None, "a|b|c", " "] * 20, separator="|")).finding

    assert finding is not None
    assert finding.message == (
        "40 of 100 rows (40.0 %) are empty in 'y', the first is row 3, which means no label or not labelled,"
        " so no label's share counts them"
    )
    assert finding.fix == (
        "keep these rows as rows of zeros if no label applies to them; drop them if nobody labelled them"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", 3, 40)


def test_one_empty_list_of_labels_is_told_in_the_singular() -> None:
    finding = outcome("AL201", profile_of([*["a|b", "b|c"] * 49, None, "c"], separator="|")).finding

    assert finding is not None
    assert finding.message == (
        "1 of 100 rows (1.0 %) is empty in 'y', the first is row 99, which means no label or not labelled,"
        " so no label's share counts it"
    )


def test_a_word_for_missing_among_lists_of_labels_stays_an_error() -> None:
    finding = outcome("AL201", profile_of(["a|b", "b|c", "a|b|c", "NA"] * 25, separator="|")).finding

    assert finding is not None
    assert finding.message == "25 of 100 rows (25.0 %) have no label in 'y', the first is row 4"
    assert finding.fix == "drop these rows; never fill in a label"
    assert (finding.severity, finding.row, finding.count) == (Severity.ERROR, 4, 25)


@pytest.mark.parametrize(("empty", "said"), [([None], "1 more is empty"), ([None, " "], "2 more are empty")])
def test_both_words_for_missing_and_empty_lists_are_told(empty: Cells, said: str) -> None:
    finding = outcome("AL201", profile_of([*empty, "?", *["a|b", "b|c"] * 20], separator="|")).finding

    assert finding is not None
    assert finding.message.startswith("1 of ")
    assert finding.message.endswith(
        f"has no label in 'y', the first is row {len(empty) + 1}; {said}, which means no label or not labelled"
    )
    assert (finding.severity, finding.row, finding.count) == (Severity.ERROR, len(empty) + 1, 1)


def test_an_explicitly_empty_list_is_no_missing_label() -> None:
    profile = profile_of(['["a", "b"]', "[]", '["b"]', '["a", "b", "c"]'] * 10, separator="json")

    assert outcome("AL201", profile).status is Status.PASSED
    assert profile.sets.empty_rows.count == 10


def test_rows_with_an_empty_list_of_labels_count_in_no_share() -> None:
    profile = profile_of(["a|b", "b|c", None, "a|b|c"] * 25, separator="|")

    assert (profile.labelled, profile.sets.known) == (75, (75, 75, 75))
    assert profile.sets.empty_rows.count == 0
