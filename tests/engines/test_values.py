"""Single values as Python holds them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from actloss.column import Tally
from actloss.table import open_table
from tables import column, labels


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([True, np.False_, None], "boolean"),
        ([1, np.int8(2)], "integer"),
        ([1, 2.5, Decimal(3), Fraction(1, 2)], "number"),
        ([date(2026, 1, 2), datetime(2026, 1, 2, 3), time(4)], "date"),  # noqa: DTZ001 - dates without zone are dates
        ([["a"], ("b",), {"c"}, {"d": 1}, np.array([1])], "list"),
        (["a", 1], "text"),
        ([True, 1], "text"),
        ([None, float("nan"), pd.NaT, pd.NA], "text"),
    ],
)
def test_values_say_what_a_column_holds(values: Sequence[object], kind: str) -> None:
    assert open_table({"x": values}).head.kinds == (kind,)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a ", "a "),
        (None, ""),
        (np.float64("nan"), ""),
        (pd.NaT, ""),
        (pd.NA, ""),
        (np.True_, "true"),
        (False, "false"),
        (time(4, 5), "04:05:00"),
        ({"ü": date(2026, 1, 2)}, '{"ü": "2026-01-02"}'),
        (("b", "a"), '["b", "a"]'),
        (frozenset({"b", "a"}), '["a", "b"]'),
        (np.array([1, 2]), '["1", "2"]'),
        (7, "7"),
        (b"\x00", "b'\\x00'"),
    ],
)
def test_every_value_has_a_text(value: object, cell: str) -> None:
    assert open_table({"x": [value]}).head.cells == ((cell,),)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1, 1.0),
        (np.int16(-2), -2.0),
        (Decimal("2.5"), 2.5),
        (Fraction(1, 2), 0.5),
        (np.float32(0.5), 0.5),
        (2**60, 2.0**60),
    ],
)
def test_numbers_are_numbers(value: object, number: float) -> None:
    assert column({"x": [value]}).numbers.tolist() == [number]


@pytest.mark.parametrize("value", [2**53 + 1, 10**400, True, "inf", 1j])
def test_what_is_no_number_stays_text(value: object) -> None:
    read = column({"x": [value]})

    assert (read.numbers.size, list(read.texts.values())) == (0, [Tally(1, 1)])


def test_a_comma_in_doubt_is_noted() -> None:
    assert labels({"x": ["1,234", "5,678"]}).source.notes[1].startswith("column 'x': the comma of '1,234' is taken for")


def test_missing_values_are_empty() -> None:
    assert column({"x": [None, "", " ", float("nan"), pd.NA, pd.NaT, "a"]}).empty == Tally(6, 1)


def test_words_for_yes_and_no_are_indicators() -> None:
    read = column({"x": [True, "no", 1, "Y", "maybe"]}, indicators=True)

    assert np.array_equal(read.numbers, [1.0, 0.0, 1.0, 1.0, np.nan], equal_nan=True)
    assert read.texts == {"maybe": Tally(1, 5)}
    assert read.formats == {"words": Tally(3, 1)}


def test_whole_numbers_that_would_become_one_stay_the_texts_they_are() -> None:
    found = column({"label": ["9007199254740993", "9007199254740992", "8", "1,200"] * 9})

    assert found.texts == {"9007199254740993": Tally(9, 1), "1,200": Tally(9, 4)}


def test_they_do_among_numbers_written_for_people_too() -> None:
    found = column({"label": ["1,200", "3,400"] * 9 + ["9007199254740993"]})

    assert found.texts == {"9007199254740993": Tally(1, 19)}
    assert np.nansum(found.numbers) == 9 * 4600
