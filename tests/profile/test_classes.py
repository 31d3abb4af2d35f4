import numpy as np
import pytest

from actloss.column import Tally
from actloss.profile import Encoding
from actloss.profile.classes import canonical, count_dates, number_name, split_texts, variants
from profiles import column_of, profile_of


@pytest.mark.parametrize(
    ("cells", "encoding"),
    [
        ([0, 1, 1, 0], Encoding.ZERO_ONE),
        ([-1, 1, -1], Encoding.PLUS_MINUS),
        ([0, 1, 2, 2], Encoding.ZERO_BASED),
        ([1, 2, 3, 3], Encoding.ONE_BASED),
        ([1, 2], Encoding.ONE_BASED),
        ([2, 4, 4], Encoding.GAPS),
        ([1, 2, 5, 7], Encoding.GAPS),
        ([1.5, 2.0, 3.25], Encoding.REALS),
        (list(range(500)), Encoding.INTEGERS),
        (["true", "False", "TRUE"], Encoding.BOOLEANS),
        (["yes", "no"], Encoding.STRINGS),
        ([1, 2, "three"], Encoding.MIXED),
    ],
)
def test_the_encoding_says_how_labels_are_spelled(cells: list[float | str], encoding: Encoding) -> None:
    assert profile_of(cells).encoding is encoding


def test_classes_are_counted_with_their_first_row() -> None:
    profile = profile_of(["b", "a", None, "b", "NA"])

    assert [(entry.name, entry.count, entry.first_row) for entry in profile.classes] == [("a", 1, 2), ("b", 2, 1)]
    assert (profile.labelled, profile.missing) == (3, Tally(2, 3))
    assert dict(profile.null_spellings) == {"NA": Tally(1, 5)}


def test_numeric_classes_ascend_and_are_named_without_a_decimal_point() -> None:
    profile = profile_of([3.0, 1.0, 3.0, -0.0, 2.5])

    assert [(entry.name, entry.value, entry.first_row) for entry in profile.classes] == [
        ("0", 0.0, 4),
        ("1", 1.0, 2),
        ("2.5", 2.5, 5),
        ("3", 3.0, 1),
    ]


def test_first_rows_of_classes_are_found_beyond_the_first_block() -> None:
    cells = np.zeros(200_000)
    cells[150_000] = 7.0

    assert [(entry.name, entry.first_row) for entry in profile_of(list(cells)).classes] == [("0", 1), ("7", 150_001)]


def test_more_than_ten_thousand_values_are_not_listed() -> None:
    profile = profile_of([value / 7 for value in range(10_001)])

    assert profile.classes == ()
    assert profile.distinct == 10_001


def test_none_is_a_class_where_it_is_frequent_among_words_and_missing_otherwise() -> None:
    often, nulls, _ = split_texts(column_of("y", ["None", "Some", "Marked", "None"]))
    seldom, missing, _ = split_texts(column_of("y", ["None", *["Some", "Marked"] * 10]))

    assert (sorted(often), nulls) == (["Marked", "None", "Some"], {})
    assert (sorted(seldom), sorted(missing)) == (["Marked", "Some"], ["None"])


def test_words_for_infinity_are_numbers_among_numbers_and_names_among_text() -> None:
    names, nulls, infinite = split_texts(column_of("y", [1.0, "inf", "-Infinity", "1e400", "a", "nan"]))
    airlines, _, _ = split_texts(column_of("y", ["inf", "edu", "fin"]))

    assert (list(names), list(nulls), infinite) == (["a"], ["nan"], Tally(3, 2))
    assert sorted(airlines) == ["edu", "fin", "inf"]


def test_a_capital_inside_a_word_is_on_purpose() -> None:
    assert variants(["had", "hAd", "hEd"]) == ()


def test_spellings_that_differ_in_case_blanks_or_unicode_form_are_variants() -> None:
    names = ["Yes", "yes ", "no", "\ufb01ne", "fine", "c\u200bat", "cat", "new  york", "New York"]

    assert set(variants(names)) == {
        ("Yes", "yes "),
        ("fine", "\ufb01ne"),
        ("cat", "c\u200bat"),
        ("New York", "new  york"),
    }
    assert canonical("  YES ") == "yes"


@pytest.mark.parametrize("text", ["2024-01-31", "31/12/1999", "2024-01-31T10:00:00", "1 Jan 2020", "12:30"])
def test_dates_and_times_are_recognised(text: str) -> None:
    assert count_dates([text]) == 1


@pytest.mark.parametrize("text", ["1-2", "a-b-c", "version 2", "12", "red"])
def test_codes_are_no_dates(text: str) -> None:
    assert count_dates([text]) == 0


@pytest.mark.parametrize(
    ("value", "name"), [(3.0, "3"), (-1.0, "-1"), (0.1, "0.1"), (2.0**64, str(2**64)), (1e20, "1e+20")]
)
def test_numbers_are_named_in_their_shortest_form(value: float, name: str) -> None:
    assert number_name(value) == name


@pytest.mark.parametrize(
    ("cells", "groups"),
    [
        (["007", 7, "a"], (("007", "7"),)),
        (["007", "07", "+07", 8], (("007", "07", "+07"),)),
        (["-00.50", -0.5], (("-00.50", "-0.5"),)),
        ([" 007", "007"], ((" 007", "007"),)),
        (["9007199254740993", 2.0**53], (("9007199254740993", "9007199254740992"),)),
        (["9007199254740993"], (("9007199254740993",),)),
        (["007", "008", "a", "1,200", "٣", "inf", "9" * 400, "00e999"], ()),
        (["007"], ()),
        ([7, 7.0, 8], ()),
    ],
)
def test_labels_that_are_one_number_to_other_readers_are_grouped(
    cells: list[float | str], groups: tuple[tuple[str, ...], ...]
) -> None:
    assert profile_of(cells).one_number == groups
