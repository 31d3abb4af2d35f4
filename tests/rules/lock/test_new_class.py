from dataclasses import replace

import pytest

from actloss.finding import Cure, CureKind, Severity
from actloss.rules import Case, Status
from profiles import Cells, case_against, outcome, outcome_in, profile_of, reference_to


def test_one_new_class_is_named_with_its_rows() -> None:
    case = case_against(reference_to(["no", "yes"] * 40), ["yes", "no", "maybe"] * 40)
    finding = outcome_in("AL601", case).finding

    assert finding is not None
    assert finding.message == (
        "the lock has no row of class 'maybe' of 'y', and 40 of 120 labelled rows (33.3 %) hold it now"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 3, 40)
    assert finding.fix == (
        "if it is a mistake, y = y.replace('maybe', CLASS); if it is right, train anew with it and accept it with "
        "`actloss check --update-lock`"
    )
    assert finding.cure is None


def test_the_cure_is_a_line_for_numbers_for_several_and_for_labels_that_hold_together() -> None:
    number = case_against(reference_to([0, 1] * 40), [0, 1, 2] * 40)
    several = case_against(reference_to(["no", "yes"] * 40), ["yes", "no", "a", "b"] * 40)
    before = profile_of(["a", "b", "a|b"] * 40, separator="|")
    together = case_against(reference_to(before), profile_of(["a", "b", "a|c"] * 40, separator="|"))

    assert fix(number).startswith("if it is a mistake, y = y.replace(2, CLASS); if it is right, train anew with it and")
    assert fix(several).startswith("if they are a mistake, y = y.where(y.isin(KNOWN), CLASS); if they are right, train")
    assert fix(together).startswith("if it is a mistake, take it out of the labels; if it is right, train anew")


def fix(case: Case) -> str:
    finding = outcome_in("AL601", case).finding
    assert finding is not None
    assert finding.fix is not None
    return finding.fix


def test_several_new_classes_are_listed_the_largest_first() -> None:
    case = case_against(reference_to(["no", "yes"] * 40), ["a"] + ["yes", "no", "b", "c", "d"] * 10)
    finding = outcome_in("AL601", case).finding

    assert finding is not None
    assert finding.message == (
        "the lock has no row of 4 classes ('b', 'c', 'd' and 1 more) of 'y', and 31 of 51 labelled rows (60.8 %) hold"
        " them now"
    )
    assert (finding.row, finding.count) == (1, 31)


def test_one_row_holds_it() -> None:
    finding = outcome_in("AL601", case_against(reference_to(["no", "yes"] * 40), ["no", "yes", "?!"])).finding

    assert finding is not None
    assert "1 of 3 labelled rows (33.3 %) holds it now" in finding.message


def test_a_new_spelling_is_a_new_class_that_can_be_written_back() -> None:
    case = case_against(reference_to(["no", "yes", "yes", "YES"] * 40), ["Yes", "No", "yes"] * 40)
    finding = outcome_in("AL601", case).finding

    assert finding is not None
    assert finding.fix == "write 'No' as 'no' and 'Yes' as 'yes': they differ only in case, blanks or Unicode form"
    assert finding.cure is not None
    assert (finding.cure.kind, finding.cure.columns) == (CureKind.RECODE, ("y",))
    assert set(finding.cure.mapping) == {("No", "no"), ("Yes", "yes")}


def test_of_many_spellings_the_first_are_told() -> None:
    before: Cells = ["a", "b", "c", "d", "e"] * 20
    finding = outcome_in("AL601", case_against(reference_to(before), ["A", "B", "C", "D", "E", "a"] * 20)).finding

    assert finding is not None
    assert finding.fix == (
        "write 'A' as 'a', 'B' as 'b' and 'C' as 'c', and 2 more likewise: they differ only in case, blanks or Unicode"
        " form"
    )
    assert finding.cure is not None
    assert len(finding.cure.mapping) == 5


def test_a_spelling_beside_a_truly_new_class_is_left_alone() -> None:
    finding = outcome_in("AL601", case_against(reference_to(["no", "yes"] * 40), ["no", "Yes", "maybe"] * 40)).finding

    assert finding is not None
    assert finding.cure is None


def test_a_new_number_has_no_spelling_to_go_back_to() -> None:
    finding = outcome_in("AL601", case_against(reference_to([0, 1] * 40), [0, 1, 2] * 40)).finding

    assert finding is not None
    assert "class '2' of 'y'" in finding.message
    assert finding.cure is None


def test_a_new_label_column_is_its_own_column() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
    finding = outcome_in("AL601", case_against(reference_to(before), {**before, "c": [0, 1] * 100})).finding

    assert finding is not None
    assert finding.message == "the lock has no row of label 'c', and 100 of 200 labelled rows (50.0 %) hold it now"
    assert (finding.column, finding.row) == ("c", None)


def test_of_several_new_labels_in_a_cell_the_commonest_is_counted() -> None:
    before = reference_to(profile_of(["a|b", "b", "c|a"] * 50, separator="|"))
    finding = outcome_in(
        "AL601", case_against(before, profile_of(["a|b", "b", "d|e", "d"] * 50, separator="|"))
    ).finding

    assert finding is not None
    assert finding.message == (
        "the lock has no row of 2 labels ('d' and 'e') of 'y', and 100 of 200 labelled rows (50.0 %) hold 'd' now"
    )
    assert (finding.column, finding.count, finding.cure) == ("y", 150, None)


def test_a_label_that_was_known_but_never_given_is_new_when_it_is() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50, "c": [0] * 200}
    finding = outcome_in("AL601", case_against(reference_to(before), {**before, "c": [0, 1] * 100})).finding

    assert finding is not None
    assert "label 'c'" in finding.message


def test_fewer_classes_are_no_new_ones() -> None:
    case = case_against(reference_to(["a", "b", "c"] * 40), ["a", "b"] * 40 + [None])

    assert outcome_in("AL601", case).status is Status.PASSED


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ([1.5, 2.5, 4.0] * 40, ["a", "b"] * 40, "the task in the lock is regression"),
        (["a", "b"] * 40, [None] * 40, "no row has a label"),
        ([0, 1] * 40, [1, 2] * 40, "the classes are written in another way than in the lock, which AL605 says"),
        (
            ["a", "b"] * 40,
            [f"class {number}" for number in range(10_001)],
            "10,001 distinct values are too many to count as classes",
        ),
    ],
)
def test_what_has_no_classes_to_compare_is_not_judged(before: Cells, now: Cells, reason: str) -> None:
    assert outcome_in("AL601", case_against(reference_to(before), now)).reason == reason


def test_classes_in_another_layout_are_not_judged() -> None:
    before = reference_to({"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50})

    assert outcome_in("AL601", case_against(before, ["a", "b"] * 40)).reason == (
        "the layout is another than in the lock, which AL607 says"
    )


def test_too_many_classes_to_list_were_not_kept() -> None:
    before = replace(reference_to(["class 1", "class 2"] * 40), classes=())

    assert outcome_in("AL601", case_against(before, ["class 1", "class 2"] * 40)).reason == (
        "the lock has too many classes to list"
    )


def test_without_a_lock_there_is_nothing_to_compare() -> None:
    assert outcome("AL601", profile_of(["a", "b"] * 40)).reason == "no lock or reference table"


def test_the_cure_is_written_as_the_fixer_reads_it() -> None:
    finding = outcome_in("AL601", case_against(reference_to(["no", "yes"] * 40), ["no", "yes", " yes"] * 40)).finding

    assert finding is not None
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("y",), mapping=((" yes", "yes"),))
