"""How cells are read as numbers in a stream."""

import math

import pytest

from actloss.engines.batches import Wanted
from actloss.engines.spelled import PLAIN, notes_of, read_cell, spellings_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 1.5\t", 1.5),
        ("\x0b-.5e3", -500.0),
        ("INF", math.inf),
        ("-infinity", -math.inf),
        ("9007199254740993", 9007199254740992.0),
        ("0." + "3" * 500, 1 / 3),
        ("1e-400", 0.0),
    ],
)
def test_plain_numbers_are_read(text: str, number: float) -> None:
    assert number == read_cell(text)


@pytest.mark.parametrize(
    "text", ["", " ", "007", "1e400", "9" * 400, "nan", "NA", "1_000", "0x1", "infinit", "1,5", "\u0661", "+ 1"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert math.isnan(read_cell(text))


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("0,93", ",", 0.93),
        ("12.500", ",", 12500.0),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("€ 4,50", ",", 4.5),
        ("93 %", ".", 93.0),
        ("7", ",", 7.0),
        ("-inf", ",", -math.inf),
    ],
)
def test_numbers_written_for_people_are_read_in_their_style(text: str, decimal: str, number: float) -> None:
    assert number == read_cell(text, decimal)


@pytest.mark.parametrize(("text", "decimal"), [("12.5", ","), ("1.234,5", "."), ("$1e400", "."), ("a", ",")])
def test_what_does_not_fit_the_style_is_no_number(text: str, decimal: str) -> None:
    assert math.isnan(read_cell(text, decimal))


@pytest.mark.parametrize(
    ("cells", "decimal", "before", "after"),
    [
        (("1", "2.5"), None, "", ""),
        (("a", "b"), None, "", ""),
        (("1,5", "-2,25"), ",", "", ""),
        (("$1,234.5", "$3"), ".", "$", ""),
        (("5 %", "7 %"), ".", "", "%"),
        (("4,50 €", "3 €"), ",", "", "€"),
        (("Rs. 450", "Rs. 500"), ".", "", ""),
        (("1,5", "inf", "-Infinity", "inf", ""), ",", "", ""),
    ],
)
def test_the_first_cells_tell_the_spelling(
    cells: tuple[str, ...], decimal: str | None, before: str, after: str
) -> None:
    (spelling,) = spellings_of(["x"], [cells], [Wanted(0)])

    assert (spelling.decimal, spelling.before, spelling.after) == (decimal, before, after)


def test_codes_need_no_spelling() -> None:
    assert spellings_of(["x"], [("1,5", "2,5")], [Wanted(0, {"1,5": 0.0})]) == (PLAIN,)


def test_every_decision_is_told_once() -> None:
    spellings = spellings_of(["x", "y"], [("1,5",), ("5%",)], [Wanted(0), Wanted(0), Wanted(1)])

    assert notes_of(spellings) == (
        "column 'x' holds numbers written as text (decimal comma): '1,5' is read as 1.5",
        "column 'y' holds numbers written as text (percent): '5%' is read as 5 (in percent)",
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            ("$1,250", "$3,500"),
            "the comma of '$1,250' is taken for a thousands separator, because three digits follow ",
        ),
        (("1.250%", "3.500%"), "the point of '1.250%' is taken for a decimal point, although three digits follow "),
    ],
)
def test_a_doubtful_sign_is_told(cells: tuple[str, ...], told: str) -> None:
    (spelling,) = spellings_of(["x"], [cells], [Wanted(0)])

    assert spelling.notes[1].startswith(f"column 'x': {told}every ")
