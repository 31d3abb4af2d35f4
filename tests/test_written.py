import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.written import POINT_GROUPS, Plain, read_written, written_style

NONE = Plain(0)
GROUPS, COMMA, PERCENT, MONEY, BRACKETS, MINUS = (
    "thousands separator",
    "decimal comma",
    "percent",
    "currency",
    "accounting parentheses",
    "minus sign U+2212",
)


def counted(*texts: str) -> dict[str, int]:
    return dict.fromkeys(texts, 1)


@pytest.mark.parametrize(
    ("text", "decimal", "number", "marks"),
    [
        ("1,234.5", ".", 1234.5, (GROUPS,)),
        ("12,34,567", ".", 1234567.0, (GROUPS,)),
        ("1 234.5", ".", 1234.5, (GROUPS,)),
        ("1\u202f234", ".", 1234.0, (GROUPS,)),
        ("1'234.50", ".", 1234.5, (GROUPS,)),
        ("1\u2019234", ",", 1234.0, (GROUPS,)),
        ("1.234,5", ",", 1234.5, (GROUPS, COMMA)),
        ("1,5", ",", 1.5, (COMMA,)),
        (",5", ",", 0.5, (COMMA,)),
        ("12 %", ".", 12.0, (PERCENT,)),
        ("€ 4,50", ",", 4.5, (COMMA, MONEY)),
        ("4.50 EUR", ".", 4.5, (MONEY,)),
        ("US$5", ".", 5.0, (MONEY,)),
        ("-$5", ".", -5.0, (MONEY,)),
        ("$-5", ".", -5.0, (MONEY,)),
        ("(1,200)", ".", -1200.0, (GROUPS, BRACKETS)),
        ("\u22125", ".", -5.0, (MINUS,)),
        ("+5 %", ".", 5.0, (PERCENT,)),
        ("- 5", ".", -5.0, ()),
        ("\u00a05", ".", 5.0, ()),
        ("1,5e3", ",", 1500.0, (COMMA,)),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, decimal: str, number: float, marks: tuple[str, ...]) -> None:
    assert read_written(text, decimal) == (number, marks)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        pytest.param("1,5", ".", id="a group of one digit"),
        pytest.param("1.234,5", ".", id="the other style"),
        pytest.param("1,234.5", ",", id="the other style the other way round"),
        pytest.param("1,234'567", ".", id="two kinds of groups"),
        pytest.param("0,123", ".", id="a group after zero"),
        pytest.param("007", ".", id="a leading zero"),
        pytest.param("1-2", ".", id="a range"),
        pytest.param("2020-01-01", ".", id="a date"),
        pytest.param("(5", ".", id="half a bracket"),
        pytest.param("5)", ".", id="the other half"),
        pytest.param("(-5)", ".", id="a bracket and a sign"),
        pytest.param("-$-5", ".", id="two signs"),
        pytest.param("$5 USD", ".", id="two currencies"),
        pytest.param("$", ".", id="a currency without a number"),
        pytest.param("5 kg", ".", id="a unit"),
        pytest.param("\u0661", ".", id="Arabic digits"),
        pytest.param("", ".", id="nothing"),
        pytest.param("1" * 65, ".", id="longer than anyone writes"),
    ],
)
def test_other_texts_are_no_numbers(text: str, decimal: str) -> None:
    assert read_written(text, decimal) is None


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from([(",", "."), (".", ","), ("\u00a0", ",")]))
def test_a_grouped_number_reads_back_in_its_style(number: int, style: tuple[str, str]) -> None:
    group, decimal = style
    found = read_written(f"{number:,}".replace(",", group), decimal)

    assert found is not None
    assert found[0] == number


@given(st.text(alphabet="0123456789.,'-+()$€% eE\u2212", max_size=12), st.sampled_from(".,"))
def test_blanks_around_a_cell_change_nothing(text: str, decimal: str) -> None:
    assert read_written(f" {text}\t", decimal) == read_written(text, decimal)


@pytest.mark.parametrize("text", ["12.500", "-1.234.567"])
def test_a_german_reader_sees_thousands_between_points(text: str) -> None:
    assert POINT_GROUPS.fullmatch(text)


@pytest.mark.parametrize("text", ["12.5", "0.500", "1234.500"])
def test_a_german_reader_sees_no_thousands_in_other_points(text: str) -> None:
    assert not POINT_GROUPS.fullmatch(text)


def test_a_column_is_read_in_the_one_style_that_fits_all_of_it() -> None:
    style = written_style(counted("1.234,5", "7,25"), NONE)

    assert style is not None
    assert (style.decimal, style.values, style.doubtful) == (",", {"1.234,5": 1234.5, "7,25": 7.25}, None)


def test_the_marks_say_how_each_text_is_written() -> None:
    style = written_style(counted("1,200.5", "(300)"), NONE)

    assert style is not None
    assert style.marks == {"1,200.5": (GROUPS,), "(300)": (BRACKETS,)}


def test_groups_of_three_are_thousands_and_the_doubt_is_named() -> None:
    style = written_style(counted("1,234", "5,678"), NONE)

    assert style is not None
    assert (style.decimal, style.values["1,234"], style.doubtful) == (".", 1234.0, "1,234")


def test_where_both_styles_agree_there_is_no_doubt() -> None:
    style = written_style(counted("5 %", "7 %"), NONE)

    assert style is not None
    assert (style.decimal, style.doubtful) == (".", None)


def test_plain_decimals_settle_that_the_comma_groups() -> None:
    style = written_style(counted("1,234"), Plain(3, dotted=1))

    assert style is not None
    assert (style.decimal, style.doubtful) == (".", None)


def test_points_between_threes_are_thousands_beside_a_decimal_comma() -> None:
    style = written_style(counted("3,5", "2,25"), Plain(2, dotted=1, dotted_in_threes=1))

    assert style is not None
    assert (style.decimal, style.point_groups) == (",", True)


def test_a_comma_column_without_points_has_nothing_to_read_anew() -> None:
    style = written_style(counted("3,5"), Plain(2))

    assert style is not None
    assert not style.point_groups


def test_a_few_other_texts_do_not_spoil_a_column_of_numbers() -> None:
    style = written_style({"$5": 10, "sold": 1}, NONE)

    assert style is not None
    assert style.values == {"$5": 5.0}


@pytest.mark.parametrize(
    ("texts", "plain"),
    [
        pytest.param({"$5": 8, "sold": 1}, NONE, id="more than a tenth other texts"),
        pytest.param({"$5": 20, "1,2": 1, "1,2.5": 1}, NONE, id="digits in no style"),
        pytest.param({"sold": 1}, Plain(99), id="no written number at all"),
        pytest.param({"$5": 1, "€5": 1}, NONE, id="two currencies"),
        pytest.param({"5 %": 1}, Plain(99), id="a percentage among plain numbers"),
        pytest.param({"5 %": 19, "$5": 1}, NONE, id="percentages and money"),
        pytest.param({"(1)": 1, "(2)": 1}, NONE, id="brackets around everything"),
        pytest.param({"101 202": 1, "303 404": 1}, NONE, id="lists of labels of three digits"),
        pytest.param({"red": 1, "blue": 1}, NONE, id="words"),
        pytest.param({}, Plain(9), id="nothing but plain numbers"),
    ],
)
def test_without_one_style_and_unit_a_column_stays_text(texts: dict[str, int], plain: Plain) -> None:
    assert written_style(texts, plain) is None


def test_two_spellings_of_one_currency_are_one_unit() -> None:
    style = written_style(counted("$5", "5 USD", "US$ 7"), NONE)

    assert style is not None
    assert sorted(style.values.values()) == [5.0, 5.0, 7.0]


@pytest.mark.parametrize("beside", ["1 234", "12 345.5", "101 202.5"])
def test_blanks_are_thousands_once_one_number_proves_it(beside: str) -> None:
    style = written_style(counted("101 202", beside), NONE)

    assert style is not None
    assert style.values["101 202"] == 101202.0


@pytest.mark.parametrize("order", [("$5", "sold"), ("sold", "$5")])
def test_the_order_of_the_texts_does_not_matter(order: tuple[str, str]) -> None:
    counts = {"$5": 10, "sold": 1}
    style = written_style({text: counts[text] for text in order}, NONE)

    assert style is not None
    assert style.values == {"$5": 5.0}


def test_a_whole_number_that_a_float_would_round_is_a_name() -> None:
    counts = counted("9007199254740993", "-9007199254740995")
    beside = written_style(counts | counted("1,200", "3,400", "5,600"), Plain(40))

    assert written_style(counts, Plain(40)) is None
    assert beside is not None
    assert set(beside.values) == {"1,200", "3,400", "5,600"}
