from actloss.examined import examine
from actloss.finding import Cure, CureKind, Finding, Severity
from actloss.rules import Case, Status
from actloss.table import open_table
from actloss.task import Kind
from profiles import outcome, outcome_in, profile_of


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


def read(cells: list[str], task: str | None = None) -> Finding | None:
    """Return what is found in cells as a reader hands them over."""
    examined = examine(open_table({"y": cells}), kind=None if task is None else Kind(task))
    return outcome_in("AL205", Case(profile=examined.profile, task=examined.task)).finding


def test_a_number_with_blanks_around_it_is_a_spelling_of_its_class() -> None:
    finding = read([*["0", "1"] * 50, " 1", "1", "1\t"])

    assert finding is not None
    assert finding.message == (
        "one class of 'y' is spelled ' 1', '1\\t' and '1', which differ only in case, blanks or Unicode form; 2 rows"
        " are not in the commonest spelling"
    )
    assert (finding.severity, finding.row, finding.count) == (Severity.WARNING, 101, 2)
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("y",), mapping=((" 1", "1"), ("1\t", "1")))


def test_where_most_are_written_with_blanks_the_others_are_odd_and_only_the_blanks_go() -> None:
    finding = read([*["0", " 1"] * 50, "1"])

    assert finding is not None
    assert (finding.row, finding.count) == (None, 1)
    assert finding.fix == "if they mean the same, write them one way, such as '1'"
    assert finding.cure is not None
    assert finding.cure.mapping == ((" 1", "1"),)


def test_numbers_and_words_are_told_together() -> None:
    finding = read([*["0", "1", "yes", "Yes"] * 10, " 1"])

    assert finding is not None
    assert "is spelled 'Yes' and 'yes', " in finding.message
    assert "and 1 more class likewise; 11 rows are" in finding.message


def test_blanks_that_make_no_second_spelling_pass() -> None:
    assert read([" 1", "-1"] * 50) is None
    assert read([" 1", " 0 "] * 50) is None


def test_blanks_around_quantities_pass() -> None:
    assert read([*[f"{number / 8}" for number in range(200)], " 3.5"]) is None
    assert read([*["0", "1"] * 50, " 1"], "regression") is None
