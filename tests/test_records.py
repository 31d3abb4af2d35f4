import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.records import (
    LONGEST_CELL,
    Dialect,
    Record,
    ends_in_quotes,
    fitted,
    lines_of,
    long_cells,
    options,
    parse,
    records_of,
    single_ends,
    unified,
)

COMMA = Dialect(delimiter=",")
UNQUOTED = Dialect(delimiter=",", quote=None)
ONE_FIELD = Dialect(delimiter="")
CELLS = st.text(alphabet="ab,;\"' \n\r\\\u00e9\u2028", max_size=6)


def cut(text: str, dialect: Dialect) -> list[list[str]]:
    return [record.fields for record in records_of(text, dialect)]


@pytest.mark.parametrize(
    ("text", "dialect", "fields"),
    [
        pytest.param('a,"b,c"\n', COMMA, ["a", "b,c"], id="a quoted delimiter"),
        pytest.param('"say ""no""",b\n', COMMA, ['say "no"', "b"], id="doubled quotes"),
        pytest.param('"say \\"no\\"",b\n', Dialect(delimiter=",", escape="\\"), ['say "no"', "b"], id="escapes"),
        pytest.param('a,"b\n', UNQUOTED, ["a", '"b'], id="quotes that are ordinary characters"),
        pytest.param("a;'b;c'\n", Dialect(delimiter=";", quote="'"), ["a", "b;c"], id="single quotes"),
        pytest.param('a, "b,c"\n', Dialect(delimiter=",", blanks=True), ["a", "b,c"], id="blanks before quotes"),
        pytest.param("  a   b  \r\n", Dialect(delimiter=" ", blanks=True), ["a", "b"], id="aligned columns"),
        pytest.param("a::b:c\n", Dialect(delimiter="::", quote=None), ["a", "b:c"], id="a delimiter of two signs"),
        pytest.param("a,b\n", ONE_FIELD, ["a,b"], id="no delimiter"),
        pytest.param("a,b", COMMA, ["a", "b"], id="no line end"),
        pytest.param("\u2028,b\n", COMMA, ["\u2028", "b"], id="a line separator within a cell"),
    ],
)
def test_a_record_is_cut_as_its_dialect_says(text: str, dialect: Dialect, fields: list[str]) -> None:
    assert cut(text, dialect) == [fields]


def test_a_record_knows_the_lines_that_it_stands_on() -> None:
    assert records_of('a,b\n\n1,"x\ny"\n2,z\n', COMMA) == [
        Record(["a", "b"], 1, 1),
        Record(["1", "x\ny"], 3, 4),
        Record(["2", "z"], 5, 5),
    ]


def test_lines_are_counted_from_the_first_of_them() -> None:
    assert records_of("a\n\nb\n", COMMA, first_line=40) == [Record(["a"], 40, 40), Record(["b"], 42, 42)]


def test_a_blank_line_is_an_empty_cell_only_where_each_line_is_one_field() -> None:
    assert [cut("a\n\nb\n", dialect) for dialect in (COMMA, ONE_FIELD)] == [[["a"], ["b"]], [["a"], [""], ["b"]]]


def test_no_more_records_are_read_than_asked_for() -> None:
    assert len(records_of("a\nb\nc\n", COMMA, most=2)) == 2


def test_broken_quoting_is_part_of_the_cell() -> None:
    assert cut('"a"b,c\n', COMMA) == [["ab", "c"]]


def test_broken_quoting_is_an_error_where_it_is_asked_to_be() -> None:
    with pytest.raises(csv.Error, match="expected after"):
        list(parse(lines_of('"a"b,c\n'), COMMA, strict=True))


def test_a_quote_that_is_never_closed_is_open_at_the_end() -> None:
    assert ends_in_quotes('a,"b\n', COMMA)


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param('a,"b"\n', COMMA, id="closed"),
        pytest.param('"a"b,c\n', COMMA, id="text after the quote"),
        pytest.param('a,"b\n', UNQUOTED, id="ordinary quotes"),
    ],
)
def test_other_quotes_are_not_open_at_the_end(text: str, dialect: Dialect) -> None:
    assert not ends_in_quotes(text, dialect)


def test_a_cell_beyond_all_measure_counts_as_an_open_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actloss.records.LONGEST_CELL", 3)

    assert ends_in_quotes('"abcdef"', COMMA)


def test_cells_longer_than_csv_allows_are_read() -> None:
    assert cut("a" * 200_000 + ",b\n", COMMA) == [["a" * 200_000, "b"]]


def test_the_limit_on_cells_is_put_back_even_after_an_error() -> None:
    before = csv.field_size_limit()
    with pytest.raises(KeyError), long_cells():
        raise KeyError(csv.field_size_limit())

    assert csv.field_size_limit() == before != LONGEST_CELL


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "b", "", ""], ["a", "b"]),
        (["a", "b", "", "c"], None),
        (["a"], None),
    ],
)
def test_only_empty_fields_too_many_do_no_harm(fields: list[str], found: list[str] | None) -> None:
    assert fitted(fields, 2) == found


@pytest.mark.parametrize(
    ("text", "single", "line_feeds"),
    [
        ("a\nb\n", "a\nb\n", "a\nb\n"),
        ("a\r\nb", "a\r\nb", "a\nb"),
        ("a\rb\r", "a\rb\r", "a\nb\n"),
        ("a\r\r\nb", "a\r\nb", "a\nb"),
        ("a\r\r\r\nb\rc", "a\r\nb\rc", "a\nb\nc"),
        ("a\r\rb", "a\r\rb", "a\n\nb"),
    ],
)
def test_line_ends_are_put_right_and_unified(text: str, single: str, line_feeds: str) -> None:
    assert (single_ends(text), unified(text)) == (single, line_feeds)


@given(st.text(alphabet="a\r\n", max_size=12))
def test_a_unified_text_is_lines_ended_by_line_feeds_alone(text: str) -> None:
    assert "\r" not in unified(text)


@given(st.text(alphabet="ab\r\n\u2028\x0b", max_size=12))
def test_no_character_is_lost_between_lines(text: str) -> None:
    assert "".join(lines_of(text)) == text


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4),
    st.sampled_from([COMMA, Dialect(delimiter=";", quote="'"), Dialect(delimiter="\t")]),
)
def test_what_csv_writes_in_a_dialect_reads_back_as_it_was(rows: list[list[str]], dialect: Dialect) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, **options(dialect)).writerows(rows)

    assert cut(written.getvalue(), dialect) == rows


def test_a_long_run_of_carriage_returns_takes_linear_time() -> None:
    run = "\r" * 1_000_000

    assert unified(run) == "\n" * 1_000_000
    assert single_ends(run) == run
    assert single_ends(run + "\n") == "\r\n"
