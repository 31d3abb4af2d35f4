import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.numbers import EXACT_LIMIT, NULL_SPELLINGS, is_null, plain_number

# The cells over which pandas, polars, pyarrow, DuckDB and Python's csv module disagree, and what they are here.
NUMBERS = [
    ("7", 7.0),
    ("+1", 1.0),
    ("-1", -1.0),
    (" 1", 1.0),
    ("1\t\r\n", 1.0),
    ("1.", 1.0),
    (".5", 0.5),
    ("-.5", -0.5),
    ("0.50", 0.5),
    ("1e0", 1.0),
    ("-1.5E+3", -1500.0),
    ("0e7", 0.0),
    ("1.0", 1.0),
    ("0.9999999", 0.9999999),
    ("9007199254740992", 2.0**53),
    ("9007199254740993e0", 2.0**53),
    ("1e308", 1e308),
    ("1e-400", 0.0),
]
TEXTS = [
    pytest.param("007", id="a leading zero is a name"),
    pytest.param("00", id="zeros only"),
    pytest.param("-01", id="a leading zero after a sign"),
    pytest.param("9007199254740993", id="more digits than a float64 holds"),
    pytest.param("-9007199254740993", id="as many below zero"),
    pytest.param("1e400", id="an overflow"),
    pytest.param("9" * 400, id="an overflow without exponent"),
    pytest.param("0" * 401, id="longer than anyone means"),
    pytest.param("inf", id="infinity"),
    pytest.param("-inf", id="a signed infinity"),
    pytest.param("nan", id="not a number"),
    pytest.param("NA", id="missing"),
    pytest.param("None", id="Python's missing"),
    pytest.param("null", id="SQL's missing"),
    pytest.param("1,5", id="a decimal comma"),
    pytest.param("1,234", id="thousands"),
    pytest.param("1_000", id="Python's thousands"),
    pytest.param("0x1", id="hexadecimal"),
    pytest.param("t", id="a letter for true"),
    pytest.param("yes", id="a word for true"),
    pytest.param("True", id="true"),
    pytest.param("\u22121", id="a minus sign that is no hyphen"),
    pytest.param("\u0661\u0662", id="Arabic digits"),
    pytest.param("1\u0661", id="Arabic digits after ASCII ones"),
    pytest.param("\u00a01", id="a blank that is not ASCII"),
    pytest.param("1\u00a0", id="a blank that is not ASCII at the end"),
    pytest.param("1 2", id="two numbers"),
    pytest.param("1e", id="half an exponent"),
    pytest.param("1e1.5", id="a fraction in the exponent"),
    pytest.param("--1", id="two signs"),
    pytest.param("- 1", id="a blank after the sign"),
    pytest.param(".", id="a point"),
    pytest.param("+", id="a sign"),
    pytest.param("$1", id="money"),
    pytest.param("1%", id="a percentage"),
    pytest.param("2020-01-01", id="a date"),
    pytest.param("", id="nothing"),
    pytest.param("  ", id="blanks"),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_plain_decimal_number_is_a_number(text: str, number: float) -> None:
    assert plain_number(text) == number


@pytest.mark.parametrize("text", TEXTS)
def test_everything_else_is_text(text: str) -> None:
    assert plain_number(text) is None


def test_the_sign_of_zero_is_kept() -> None:
    assert str(plain_number("-0")) == "-0.0"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_float_reads_back_as_itself(number: float) -> None:
    assert plain_number(repr(number)) == number


@given(st.integers())
def test_a_whole_number_is_read_only_if_no_digit_is_lost(number: int) -> None:
    expected = float(number) if int(float(number)) == number else None

    assert plain_number(str(number)) == expected


@given(st.integers(min_value=int(EXACT_LIMIT) // 4, max_value=int(EXACT_LIMIT)))
def test_two_whole_numbers_below_the_limit_stay_two(number: int) -> None:
    assert plain_number(str(number - 1)) != plain_number(str(number))


@given(st.text())
def test_what_is_read_as_a_number_is_finite_and_python_agrees(text: str) -> None:
    number = plain_number(text)

    assert number is None or (math.isfinite(number) and number == float(text))


@pytest.mark.parametrize("text", sorted(NULL_SPELLINGS))
def test_missing_is_spelled_in_any_case_and_between_blanks(text: str) -> None:
    assert [is_null(cell) for cell in (text, text.upper(), f" {text}\t", f"\u00a0{text}")] == [True] * 4


@pytest.mark.parametrize("text", ["0", "no", "-999", "naan", "n a", "nothing", "---", " " * 400 + "na"])
def test_other_texts_do_not_spell_missing(text: str) -> None:
    assert not is_null(text)


@given(st.text())
def test_no_text_is_both_a_number_and_missing(text: str) -> None:
    assert not (is_null(text) and plain_number(text) is not None)
