from dataclasses import replace

import pytest

from actloss.finding import Cure, CureKind, Severity
from actloss.profile import Encoding
from actloss.rules import Status
from profiles import Cells, case_against, outcome_in, reference_to

INDICATORS: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}


def test_zero_and_one_that_became_one_and_two_can_be_written_back() -> None:
    finding = outcome_in("AL605", case_against(reference_to([0, 1] * 40), [None, 1, 2] * 40)).finding

    assert finding is not None
    assert finding.message == (
        "the classes of 'y' are written as 1-based ('1' and '2'), and the lock has 0/1 ('0' and '1')"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 80)
    assert finding.fix == "recode '1' → '0', '2' → '1'"
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("y",), mapping=(("1", "0"), ("2", "1")))


@pytest.mark.parametrize(
    ("before", "now", "mapping"),
    [
        ([0, 1], [-1, 1], (("-1", "0"),)),
        ([-1, 1], [0, 1], (("0", "-1"),)),
        ([-1, 1], [1, 2], (("1", "-1"), ("2", "1"))),
        ([1, 2], [0, 1], (("0", "1"), ("1", "2"))),
        ([0, 1, 2], [1, 2, 3], (("1", "0"), ("2", "1"), ("3", "2"))),
        ([1, 2, 3], [0, 1, 2], (("0", "1"), ("1", "2"), ("2", "3"))),
        ([0, 1], ["False", "True"], (("False", "0"), ("True", "1"))),
        ([0, 1], ["true", "false"], (("false", "0"), ("true", "1"))),
        (["FALSE", "TRUE"], [0, 1], (("0", "FALSE"), ("1", "TRUE"))),
    ],
)
def test_customary_codes_have_one_counterpart_each(
    before: list[float | str | None], now: list[float | str | None], mapping: tuple[tuple[str, str], ...]
) -> None:
    finding = outcome_in("AL605", case_against(reference_to(before * 40), now * 40)).finding

    assert finding is not None
    assert finding.cure is not None
    assert finding.cure.mapping == mapping


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([0, 1], ["no", "yes"]),
        (["no", "yes"], [0, 1]),
        (["no", "yes"], ["False", "True"]),
        ([1, 2], ["False", "True"]),
        ([0, 1, 2], ["True", "true", "False"]),
        ([10, 20, 30], [1, 2, 3]),
    ],
)
def test_what_nobody_can_be_certain_of_is_told_without_a_cure(
    before: list[float | str | None], now: list[float | str | None]
) -> None:
    finding = outcome_in("AL605", case_against(reference_to(before * 40, _task(before)), now * 40)).finding

    assert finding is not None
    assert finding.cure is None
    assert finding.fix == "write the labels as in the lock, or accept it with `actloss check --update-lock`"


def test_words_that_differ_in_case_alone_are_one_finding_that_can_be_cured() -> None:
    case = case_against(reference_to(["no", "yes"] * 40), ["Yes", "No"] * 40)
    finding = outcome_in("AL605", case).finding

    assert finding is not None
    assert finding.message == "the classes of 'y' are written as 'No' and 'Yes', and the lock has 'no' and 'yes'"
    assert finding.fix == "recode 'No' → 'no', 'Yes' → 'yes'"
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("y",), mapping=(("No", "no"), ("Yes", "yes")))
    assert {outcome_in(code, case).status for code in ("AL601", "AL602", "AL603")} == {Status.NOT_APPLICABLE}


def test_one_of_two_words_in_another_case_is_likewise_no_other_class() -> None:
    finding = outcome_in("AL605", case_against(reference_to(["no", "yes"] * 40), ["Yes", "no"] * 40)).finding

    assert finding is not None
    assert finding.cure is not None
    assert finding.cure.mapping == (("Yes", "yes"),)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (["no", "yes"], ["No", "Yes", "maybe"]),
        (["no", "yes"], ["Yes", "yes", "no"]),
        (["no", "Yes", "yes"], ["no", "YES"]),
        (["no", "yes"], ["Yes"]),
        (["no", "yes"], ["yes", "no"]),
        (["had", "was"], ["hAd", "was"]),
    ],
)
def test_words_are_others_where_not_each_has_its_own(before: list[str], now: list[str]) -> None:
    case = case_against(reference_to([*before] * 40), [*now] * 40)

    assert outcome_in("AL605", case).status is Status.PASSED


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([0, 1, 2], [0, 1]),
        ([0, 1], [0, 1, 2]),
        ([0, 1, 2], [0, 2]),
        ([-1, 1], [1]),
        ([0, 1, 2], [0, 1, 7]),
        ([0, 1], [0.0, 0.5]),
        ([0, 1], [0, "x"]),
        (["no", "yes"], ["nein", "ja"]),
        ([1, 2, 3], [1, 2, 3, 4]),
        ([0, 1, 2], [7, 8]),
    ],
)
def test_classes_that_are_missing_or_others_are_no_other_encoding(
    before: list[float | str | None], now: list[float | str | None]
) -> None:
    case = case_against(reference_to(before * 40, _task(before)), now * 40)

    assert outcome_in("AL605", case).status is Status.PASSED


def test_of_several_classes_all_must_have_moved_beyond_chance() -> None:
    before = reference_to([0] + [1, 2] * 300, "multiclass")

    assert outcome_in("AL605", case_against(before, [1, 2, 3] * 40)).status is Status.PASSED


def test_two_classes_leave_no_room_for_a_third() -> None:
    assert outcome_in("AL605", case_against(reference_to([0, 1] * 40), [1, 2])).status is Status.FINDING


def test_many_classes_are_told_in_part() -> None:
    before = reference_to(list(range(9)) * 40, "multiclass")
    finding = outcome_in("AL605", case_against(before, list(range(1, 10)) * 40)).finding

    assert finding is not None
    assert finding.fix == "recode '1' → '0', '2' → '1', '3' → '2', '4' → '3', '5' → '4', '6' → '5', …"


def test_indicators_of_minus_one_and_one_can_be_written_back() -> None:
    now: dict[str, Cells] = {"a": [-1, 1, 1, -1] * 50, "b": [1, 1, -1, -1] * 50}
    finding = outcome_in("AL605", case_against(reference_to(INDICATORS), now)).finding

    assert finding is not None
    assert finding.message == "the labels of 'a' and 'b' are written as -1/+1, and the lock has 0/1"
    assert (finding.column, finding.row, finding.count) == ("a", None, 200)
    assert finding.cure == Cure(kind=CureKind.RECODE, columns=("a", "b"), mapping=(("-1", "0"),))


def test_ones_alone_may_be_of_any_coding() -> None:
    before: dict[str, Cells] = {"a": [-1, 1, 1, -1] * 50, "b": [1, 1, -1, -1] * 50}

    assert outcome_in("AL605", case_against(reference_to(before), {"a": [1, 1], "b": [1, 1]})).status is Status.PASSED


def test_the_words_of_indicators_are_told_without_a_cure() -> None:
    before = replace(reference_to(INDICATORS), encoding=Encoding.BOOLEANS)
    finding = outcome_in("AL605", case_against(before, INDICATORS)).finding

    assert finding is not None
    assert finding.cure is None


def test_too_many_values_to_list_are_not_compared() -> None:
    case = case_against(reference_to([0, 1] * 40), [f"class {number}" for number in range(10_001)])

    assert outcome_in("AL605", case).status is Status.PASSED


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ([1.5, 2.5, 4.0] * 40, ["a", "b"] * 40, "the task in the lock is regression"),
        (["a", "b"] * 40, [None] * 40, "no row has a label"),
    ],
)
def test_what_has_no_classes_to_compare_is_not_judged(before: Cells, now: Cells, reason: str) -> None:
    assert outcome_in("AL605", case_against(reference_to(before), now)).reason == reason


def test_another_layout_is_not_judged() -> None:
    assert outcome_in("AL605", case_against(reference_to(INDICATORS), ["a", "b"] * 40)).reason == (
        "the layout is another than in the lock, which AL607 says"
    )


def _task(labels: list[float | str | None]) -> str | None:
    return "multiclass" if len(labels) > 2 else None
