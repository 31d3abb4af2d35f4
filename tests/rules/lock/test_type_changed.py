from dataclasses import replace

import pytest

from actloss.finding import Severity
from actloss.profile import Encoding
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, case_against, outcome, outcome_in, profile_of, reference_to

REALS: Cells = [1.5, 2.25, 3.5, 7.75] * 40
WHOLE: Cells = [step * 7 % 1009 for step in range(400)]


def test_text_where_numbers_were() -> None:
    finding = outcome_in("AL607", case_against(reference_to(REALS), [None, "low", "high"] * 40)).finding

    assert finding is not None
    assert finding.message == "'y' holds text now, and the lock has decimal numbers"
    assert (finding.severity, finding.column, finding.row) == (Severity.ERROR, "y", 2)
    assert finding.fix == "have the column written as before, or accept it with `actloss check --update-lock`"


@pytest.mark.parametrize(
    ("before", "now", "message"),
    [
        (WHOLE, [step + 0.5 for step in range(400)], "'y' holds decimal numbers now, and the lock has whole numbers"),
        (WHOLE, ["low", "high"] * 40, "'y' holds text now, and the lock has whole numbers"),
        ([0, 1] * 40, [0.0, 0.25, 1.0] * 40, "'y' holds decimal numbers now, and the lock has whole numbers"),
        (["low", "high"] * 40, REALS, "'y' holds decimal numbers now, and the lock has text"),
    ],
)
def test_another_type_is_told_with_the_old_one(before: Cells, now: Cells, message: str) -> None:
    finding = outcome_in("AL607", case_against(reference_to(before), now)).finding

    assert finding is not None
    assert finding.message == message


@pytest.mark.parametrize(
    ("before", "now"),
    [(REALS, [1.0, 2.0, 3.0] * 40), (REALS, REALS), ([0, 1] * 40, [0, 1, 2, 9] * 40), (["a", "b"] * 40, ["c"] * 40)],
)
def test_the_same_type_passes(before: Cells, now: Cells) -> None:
    assert outcome_in("AL607", case_against(reference_to(before), now)).status is Status.PASSED


def test_numbers_and_text_together_were_no_type_to_hold_to() -> None:
    before = replace(reference_to(WHOLE), encoding=Encoding.MIXED)

    assert outcome_in("AL607", case_against(before, ["low", "high"] * 40)).status is Status.PASSED


def test_infinities_alone_are_no_numbers() -> None:
    assert outcome_in("AL607", case_against(reference_to(WHOLE), ["inf"] * 40)).status is Status.FINDING


def test_another_separator_makes_other_labels() -> None:
    before = reference_to(profile_of(["a|b", "b", "c|a"] * 50, separator="|"))
    finding = outcome_in("AL607", case_against(before, profile_of(["a;b", "b", "c;a"] * 50, separator=";"))).finding

    assert finding is not None
    assert finding.message == "'y' holds labels separated by ';' now, and the lock has '|'"


def test_a_separator_that_json_stands_for_is_quoted_like_any() -> None:
    before = replace(reference_to(profile_of(["a|b", "b"] * 50, separator="|")), separator=None)
    finding = outcome_in("AL607", case_against(before, profile_of(["a|b", "b"] * 50, separator="|"))).finding

    assert finding is not None
    assert finding.message.endswith("and the lock has ''")


def test_rows_with_several_labels_where_each_had_one() -> None:
    exclusive: dict[str, Cells] = {"a": [0, 1, 0, 0] * 50, "b": [1, 0, 1, 1] * 50}
    several: dict[str, Cells] = {"a": [1, 1, 0, 0] * 50, "b": [1, 0, 1, 1] * 50}
    before = reference_to(profile_of(exclusive, layout=Layout.ONE_HOT))
    finding = outcome_in("AL607", case_against(before, several)).finding

    assert finding is not None
    assert finding.message == "'a' and 'b' hold labels of the layout multi-hot now, and the lock has one-hot"
    assert finding.column is None


def test_one_label_each_may_be_chance() -> None:
    several: dict[str, Cells] = {"a": [1, 1, 0, 0] * 50, "b": [1, 0, 1, 1] * 50}
    exclusive: dict[str, Cells] = {"a": [0, 1, 0, 0] * 50, "b": [1, 0, 1, 1] * 50}
    case = case_against(reference_to(several), profile_of(exclusive, layout=Layout.ONE_HOT))

    assert outcome_in("AL607", case).status is Status.PASSED


@pytest.mark.parametrize(
    ("before", "range_then"),
    [([0, 3, 9, 7, 2, 1, 0, 5, 12, 4] * 20, "0 to 12"), ([0.5, 1.25, 7.5, 3.75] * 40, "0.5 to 7.5")],
)
def test_a_quantity_of_which_0_and_1_are_left_is_a_flag(before: Cells, range_then: str) -> None:
    case = case_against(reference_to(before, "regression"), [0, 1] * 40, "regression")
    finding = outcome_in("AL607", case).finding

    assert finding is not None
    assert finding.message == f"'y' holds 0 and 1 alone now, and the lock has numbers from {range_then}"
    assert (finding.severity, finding.row) == (Severity.ERROR, None)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([0, 1] * 100 + [2], [0, 1] * 40),
        ([0, 3, 9, 7, 2, 1, 0, 5, 12, 4] * 20, [0, 1]),
        ([0, 3, 9, 7, 2, 1, 0, 5, 12, 4] * 20, [0, 1, 2] * 40),
        ([0, 3, 9, 7, 2, 1, 0, 5, 12, 4] * 20, [0] * 40),
    ],
)
def test_few_of_the_old_numbers_may_be_chance(before: Cells, now: Cells) -> None:
    case = case_against(reference_to(before, "regression"), now, "regression")

    assert outcome_in("AL607", case).status is Status.PASSED


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ([1, 2] * 40, "the classes are written in another way than in the lock, which AL605 says"),
        ([0, 1, 0, "?!"] * 40, "numbers and text share the column, which AL204 says"),
        ([None] * 40, "no row has a label"),
    ],
)
def test_what_others_say_is_not_said_again(now: Cells, reason: str) -> None:
    assert outcome_in("AL607", case_against(reference_to([0, 1] * 40), now)).reason == reason


def test_without_a_lock_there_is_nothing_to_compare() -> None:
    assert outcome("AL607", profile_of(["a", "b"] * 40)).reason == "no lock or reference table"
