from actloss.finding import Cure, CureKind
from actloss.rules import Status
from profiles import outcome, profile_of


def test_case_and_blanks_make_no_new_class() -> None:
    finding = outcome("AL205", profile_of(["yes", "no", "Yes ", "yes"] * 10)).finding

    assert finding is not None
    assert finding.message == (
        "one class of 'y' is spelled 'Yes ' and 'yes', which differ only in case, blanks or Unicode form; "
        "10 rows are not in the commonest spelling"
    )
    assert (finding.column, finding.row, finding.count) == ("y", 3, 10)
    assert finding.fix == "if they mean the same, write them one way, such as 'yes'"
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("y",), mapping=(("Yes ", "yes"),))


def test_the_commonest_spelling_is_kept_without_the_blanks_around_it() -> None:
    labels = ["New York "] * 20 + ["new york"] * 5 + ["Ulm"] * 20 + ["ULM", " ulm"]
    finding = outcome("AL205", profile_of(labels)).finding

    assert finding is not None
    assert finding.fix == "if they mean the same, write them one way, such as 'New York'"
    assert finding.cure is not None
    assert finding.cure.mapping == (
        ("New York ", "New York"),
        ("new york", "New York"),
        (" ulm", "Ulm"),
        ("ULM", "Ulm"),
    )


def test_the_class_with_most_strays_is_named_first() -> None:
    labels = ["a"] * 20 + ["A"] * 2 + ["b"] * 20 + ["B"] * 9
    finding = outcome("AL205", profile_of(labels)).finding

    assert finding is not None
    assert finding.message.startswith("one class of 'y' is spelled 'B' and 'b'")
    assert "and 1 more class likewise; 11 rows are" in finding.message


def test_unicode_twins_and_zero_width_characters_are_found_and_made_visible() -> None:
    finding = outcome("AL205", profile_of(["cat", "c\u200bat", "dog"] * 10)).finding

    assert finding is not None
    assert "'cat' and 'c\\u200bat'" in finding.message


def test_different_words_pass() -> None:
    assert outcome("AL205", profile_of(["yes", "no"] * 10)).status is Status.PASSED


def test_names_too_many_to_count_are_still_compared() -> None:
    labels = [f"name {number}" for number in range(10_001)] + ["NAME 7"]
    finding = outcome("AL205", profile_of(labels)).finding

    assert finding is not None
    assert finding.message == (
        "one class of 'y' is spelled 'NAME 7' and 'name 7', which differ only in case, blanks or Unicode form"
    )
    assert (finding.count, finding.cure) == (None, None)
    assert finding.fix == "if they mean the same, write them one way, such as 'name 7'"


def test_one_stray_row_is_one_row() -> None:
    finding = outcome("AL205", profile_of(["yes"] * 5 + ["no"] * 5 + ["No"])).finding

    assert finding is not None
    assert finding.message.endswith("; 1 row is not in the commonest spelling")
