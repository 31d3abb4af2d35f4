import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.dialect import Found, find_dialect
from actloss.records import Dialect


def found(text: str, *, complete: bool = True, delimiter: str | None = None) -> Found:
    return find_dialect(text, complete=complete, delimiter=delimiter)


def rows_of(delimiter: str) -> str:
    return "".join(f"{at}{delimiter}word{at}{delimiter}{at % 2}\n" for at in range(8))


@pytest.mark.parametrize(
    "delimiter",
    [",", ";", "\t", "|", "::", "||", "\x01", "\x1f", "\x02", "\x1e", "~", "^", "¦", "§", "¬", *"!#&: $*@="],
)
def test_a_delimiter_is_found(delimiter: str) -> None:
    best = found(rows_of(delimiter))

    assert (best.dialect.delimiter, best.width, best.consistency) == (delimiter, 3, 1.0)


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param('a,b\n"say ""x,y""",1\n"z",2\n', Dialect(delimiter=","), id="doubled quotes"),
        pytest.param('a,b\n"say \\"x,y\\"",1\n"z",2\n', Dialect(delimiter=",", escape="\\"), id="escaped quotes"),
        pytest.param("a,b\n'x,y',1\n'z,w',2\n", Dialect(delimiter=",", quote="'"), id="single quotes"),
        pytest.param(
            "a,b\n'it\\'s, x',1\n'z,w',2\n",
            Dialect(delimiter=",", quote="'", escape="\\"),
            id="escaped single quotes",
        ),
        pytest.param('a, b\n1, "x,y"\n2, "z,w"\n', Dialect(delimiter=",", blanks=True), id="a blank before quotes"),
        pytest.param("a    b\n1    2.5\n20   3\n", Dialect(delimiter=" ", blanks=True), id="aligned columns"),
        pytest.param("a,b\n'x',1\n'y',2\n", Dialect(delimiter=",", quote="'"), id="single quotes without need"),
        pytest.param(
            'a,b\n"x\\\\",1\n"y\\\\",2\n', Dialect(delimiter=",", escape="\\"), id="escapes that are escaped themselves"
        ),
        pytest.param('a b\n"x  y" 1\n"z  w" 2\n', Dialect(delimiter=" "), id="two blanks within a cell"),
        pytest.param('size,name\n5" disk,x\n3" disk,y\n', Dialect(delimiter=","), id="quotes within cells"),
        pytest.param(
            'name,size\n"big,5"\n"small" one,3\n"old" one,4\n',
            Dialect(delimiter=",", quote=None),
            id="quotes that mean nothing",
        ),
        pytest.param('a||b\n"x||1\ny||2\n', Dialect(delimiter="||", quote=None), id="two signs need no quotes"),
        pytest.param("a b: c\nd e\n", Dialect(delimiter=""), id="sentences"),
        pytest.param("", Dialect(delimiter=""), id="nothing"),
        pytest.param("word\nother\n", Dialect(delimiter=""), id="one column"),
        pytest.param(' "a"\n "b"\n', Dialect(delimiter="", blanks=True), id="one column of quotes after a blank"),
    ],
)
def test_a_dialect_is_found(text: str, dialect: Dialect) -> None:
    assert found(text).dialect == dialect


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        pytest.param("a;b\n1,5;2\n2,25;3\n", ";", id="decimal commas"),
        pytest.param("1,5;2\n2,25;3\n", ";", id="decimal commas without a header"),
        pytest.param("a|b\n1,2,3|x\n4,5|y\n", "|", id="lists within cells"),
        pytest.param("a;b\n[1,2];x\n[3,4];y\n", ";", id="bracketed lists"),
        pytest.param("at,x\n2020-01-01 10:00,1\n2020-01-01 11:30,2\n", ",", id="times of day"),
        pytest.param("at\n" + "10:00\n11:30\n12:45\n" * 3, "", id="nothing but times of day"),
        pytest.param("id label\n1 yes\n2 no\n", " ", id="blanks beside numbers"),
        pytest.param("a b\nc d\ne f\n", "", id="blanks between words"),
        pytest.param("name:1\nother one\nthird\n", "", id="a colon here and there"),
        pytest.param("title: x\nmore: 1\nno\nmany\n", "", id="a colon in the first lines only"),
        pytest.param("a b c d\n", "", id="a single line of words"),
        pytest.param("x y\n1 a b\n2 a b\n3 a b\n", " ", id="a header with one name less"),
        pytest.param("x\n1 a b\n2 a b\n3 a b\n", "", id="a header with two names less"),
        pytest.param("label\na,b\nc,d\ne\n", "", id="a header of one name over ragged lists"),
        pytest.param("note\na,b\nc,d\ne,f\ng,h\n", ",", id="a title over even records"),
    ],
)
def test_signs_within_cells_do_not_delimit(text: str, delimiter: str) -> None:
    assert found(text).dialect.delimiter == delimiter


def test_a_short_record_does_not_change_the_delimiter() -> None:
    best = found("id,label\n1,yes\n2\n3,no\n")

    assert (best.dialect.delimiter, best.width, best.consistency) == (",", 2, 0.75)


def test_of_two_equally_frequent_widths_the_larger_one_counts() -> None:
    assert found("4,5\n6,7\na,b,c\n1,2,3\n").width == 3


def test_a_named_delimiter_is_not_doubted() -> None:
    best = found("a;b,c\n1;2,3\n", delimiter=",")

    assert (best.dialect.delimiter, best.width) == (",", 2)


def test_a_named_delimiter_that_does_not_occur_is_kept() -> None:
    assert found("a;b\n1;2\n", delimiter="|") == Found(Dialect(delimiter="|"), 1, 1.0)


def test_two_signs_are_no_delimiter_where_their_stand_in_occurs() -> None:
    assert found("a::b\x1fc::d\n1::2\x1f3::4\n").dialect.delimiter == "\x1f"


def test_one_quote_that_is_never_closed_stays_a_quote() -> None:
    assert found('a,b\n1,"x\n2,y\n').dialect == Dialect(delimiter=",")


def test_a_record_cut_at_the_end_of_the_head_does_not_count() -> None:
    assert found("a,b,c\n1,2,3\n4,5", complete=False) == Found(Dialect(delimiter=","), 3, 1.0)


def test_a_head_within_its_first_record_is_all_there_is() -> None:
    assert found("a,b,c", complete=False).width == 3


def test_a_quote_open_at_the_end_of_the_head_is_no_fault() -> None:
    text = "a,b\n" + '1,"x, y"\n' * 9 + '2,"cut'

    assert found(text, complete=False) == Found(Dialect(delimiter=","), 2, 1.0)


def test_a_quote_that_swallows_most_of_the_head_is_a_fault() -> None:
    several = 'a,b\n1,"x\n2,z"\n3,"w\n'

    assert [found(several + "2,y\n" * more, complete=False).dialect.quote for more in (1, 20)] == ['"', None]


def test_empty_cells_do_not_make_a_delimiter_of_two_signs() -> None:
    assert found("a|b|c\n1||2\n3||4\n").dialect.delimiter == "|"


@pytest.mark.parametrize("cell", ['"x, "', '"x, ""y"""', '"x, "\n3,"z"'])
def test_a_blank_before_the_quote_that_closes_a_cell_is_text(cell: str) -> None:
    assert not found(f'a,b\n1,"w"\n2,{cell}\n').dialect.blanks


def test_no_more_than_the_first_records_are_looked_at() -> None:
    assert found("a,b\n" * 200 + "a;b;c\n" * 1000).dialect.delimiter == ","


def test_long_lines_end_the_sample_sooner() -> None:
    assert found(f"{'a' * 100_000},b\n" * 4 + "a;b;c\n" * 150).consistency == 1.0


LONG = [
    "1" * 50_000,
    "1" * 50_000 + "x",
    "1," * 50_000 + "x",
    " " * 50_000 + "x",
    " " * 50_000 + "1,x",
    "1" * 50_000 + "e",
]


@pytest.mark.parametrize("cell", LONG, ids=range(len(LONG)))
def test_cells_of_many_digits_or_blanks_are_judged_in_one_pass(cell: str) -> None:
    # Whatever goes back over them would not end.
    assert found(f"a;b c\n{cell},;2 1\n{cell},;3 1\n", delimiter=";").width == 2
    assert found(f"a b\n{cell} {cell}\n" * 3).dialect.delimiter in {" ", ",", ""}


def test_numbers_of_full_length_beside_text_are_cut_at_once() -> None:
    rows = "".join(f"0.134{at}64244112401{at},0.8474337369{at}72327,New York\n" for at in range(10, 70))
    assert found(f"a,b,c\n{rows}").dialect.delimiter == ","


def test_cells_of_any_length_are_cut() -> None:
    assert found(f"a,b\n{'x' * 200_000},1\n").width == 2


@given(
    st.lists(
        st.tuples(st.integers(0, 999), st.text(alphabet="abc ,;\"'", max_size=8), st.sampled_from(["yes", "no"])),
        min_size=3,
        max_size=20,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_a_table_that_csv_wrote_with_every_text_quoted_is_found(
    rows: list[tuple[int, str, str]], delimiter: str
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerows([("id", "text", "label"), *rows])

    assert found(written.getvalue()) == Found(Dialect(delimiter=delimiter), 3, 1.0)


@given(st.text(alphabet="ab1,;: \t|\"'\\\n\x1f", max_size=60), st.booleans())
def test_any_text_has_some_dialect(text: str, complete: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    best = found(text, complete=complete)

    assert best.width >= 1
    assert 0.0 < best.consistency <= 1.0
