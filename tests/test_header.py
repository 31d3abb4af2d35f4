import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.header import Layout, has_header, lay_out
from actloss.records import Dialect, records_of

COMMA = Dialect(delimiter=",")
DATA = "1,2.5,yes\n2,3.5,no\n3,1.5,yes\n"


def rows(text: str) -> list[list[str]]:
    return [record.fields for record in records_of(text, COMMA)]


def laid_out(text: str, width: int = 3, *, header: bool | None = None) -> Layout | None:
    return lay_out(records_of(text, COMMA), width, header=header)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,size,label\n" + DATA, id="words over numbers"),
        pytest.param("id,size,label\n", id="words alone"),
        pytest.param("", id="nothing"),
        pytest.param("0,1,2,3\n5,6,7,8\n", id="positions from 0"),
        pytest.param("1,2,3,4\n5,6,7,8\n", id="positions from 1"),
        pytest.param(",0,1\n0,7,8\n1,9,7\n", id="positions after an index"),
        pytest.param(",size\n0,1.5\n1,2.5\n", id="an index without a name"),
        pytest.param("country,1990,2000,2010\nFrance,58.2,60.9,65.0\nItaly,56.7,56.9,59.3\n", id="years"),
        pytest.param("y_true,0,1,2\n2,0.3,0.3,0.4\n1,0,1,0\n0,,0.5,\n", id="class numbers over shares"),
        pytest.param(
            "id,species,1,2\n7,a,0.3,0.7\n8,b,0.5,0.5\n9,a,1.0,0.0\n", id="class numbers from 1 beside two words"
        ),
        pytest.param("colour\nred\nblue\nred\nblue\nred\nblue\n", id="a word that does not recur over words that do"),
        pytest.param(
            "colour,x\nred,a\nblue,b\ngray,c\nred,d\nblue,e\ngray,f\nred,x\n", id="a few words outvote one that recurs"
        ),
        pytest.param("code\nA-17\nB-23\nC-99\n", id="another form than the cells have"),
        pytest.param("name,note\nAnn,x\nBob,y\n", id="words over words"),
        pytest.param("a,b\n?,NA\n,\n", id="names over nothing known"),
        pytest.param("a,b,c,7\nx,1,1,no\ny,2,2,yes\n", id="a number among many names"),
    ],
)
def test_a_first_row_of_names_is_a_header(text: str) -> None:
    assert has_header(rows(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DATA, id="data from the first row"),
        pytest.param("1,2.5\n", id="a single row of numbers"),
        pytest.param("1.5,?\n?,2.5\n3.5,4.5\n", id="a missing value first"),
        pytest.param("?,NA\n1.5,2\n2.5,3\n", id="nothing but missing values first"),
        pytest.param("red,code\nblue,A-1\nred,B-2\nred,C-3\n", id="a class that recurs beside what may be a name"),
        pytest.param("red,1\nblue,2\nred,3\n", id="a cell that recurs"),
        pytest.param("red\nblue\nred\ngreen\n", id="a class that recurs"),
        pytest.param("x,x,x\nA,B,C\nD,E,F\n", id="three times the same name"),
        pytest.param("B-17\nA-17\nB-23\nC-99\n", id="the form that the cells have"),
        pytest.param("1990,2000\n5,6\n7,8\n", id="years beside nothing"),
        pytest.param("x,1990,1990\ny,5,6\nx,7,8\n", id="the same year twice"),
        pytest.param("x,1990,2000,2005\ny,5,6,7\nx,7,8,9\n", id="years without sequence"),
        pytest.param("7,a\nx,b\ny,c\n", id="a number over words"),
        pytest.param("cat,7,0,1\ndog,8,0.3,0.7\ncat,9,0.2,0.8\n", id="a class with shares of 0 and 1"),
        pytest.param("cat,0,1\ndog,0.3,0.7\ncat,0.2,0.8\n", id="a class that recurs with shares of 0 and 1"),
        pytest.param("cat,0,1\ndog,0.3,0.7\nelk,0.2,0.8\n", id="words that all differ with shares of 0 and 1"),
        pytest.param("x,0,1\n5,3,0.5\n6,0.5,0.25\n", id="class numbers over more than shares"),
        pytest.param("x,0,1\n5,1,0\n6,0,1\n", id="class numbers over whole numbers"),
        pytest.param("red,a\nred,b\n", id="a single known word"),
    ],
)
def test_a_first_row_of_data_is_no_header(text: str) -> None:
    assert not has_header(rows(text))


def test_rows_of_another_width_have_no_say() -> None:
    assert has_header(rows("id,label\n1,2,3\n4\n5,yes\n"))


@given(st.lists(st.tuples(st.integers(), st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=9))
def test_words_over_numbers_are_names_and_numbers_over_numbers_are_not(body: list[tuple[int, float]]) -> None:
    cells = [[str(whole % 1000), repr(real)] for whole, real in body]

    assert [has_header([["id", "size"], *cells]), has_header([["17", "2.5"], *cells])] == [True, False]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        pytest.param("id,size,label\n" + DATA, Layout(skipped=0, header=True), id="a header"),
        pytest.param(DATA, Layout(skipped=0, header=False), id="no header"),
        pytest.param("Sales of 2020\n\nid,size,label\n" + DATA, Layout(skipped=1, header=True), id="a title"),
        pytest.param(
            "Sales of 2020,,\n,,\nid,size,label\n" + DATA, Layout(skipped=2, header=True), id="a padded title"
        ),
        pytest.param("# made by hand\n" + DATA, Layout(skipped=1, header=False), id="a comment over data"),
        pytest.param("# one\n# two, three\nid,size,label\n" + DATA, Layout(skipped=2, header=True), id="comments"),
        pytest.param(
            "# a,b,c\n# d,e,f\nid,size,label\n" + DATA, Layout(skipped=2, header=True), id="comments as wide as rows"
        ),
        pytest.param("#id,size,label\n" + DATA, Layout(skipped=0, header=True), id="a header that looks like one"),
        pytest.param("# a,b,c\nid,size,label\n" + DATA, Layout(skipped=1, header=True), id="a comment over a header"),
        pytest.param("#id,size,label\n", Layout(skipped=0, header=True), id="such a header without data"),
        pytest.param(
            "size,label\n" + DATA, Layout(skipped=0, header=True, row_names=True), id="row names without a name"
        ),
        pytest.param(
            "id,size\n1,2.5,\n2,3.5,\n", Layout(skipped=0, header=True, trailing=True), id="a delimiter at each end"
        ),
        pytest.param(
            "table 1: rough\nid,size\n1,2.5,\n2,3.5,\n", Layout(skipped=1, header=True, trailing=True), id="and a title"
        ),
        pytest.param("1\n2,2.5\n" + DATA, Layout(skipped=0, header=False), id="broken rows first"),
        pytest.param("a,b\nc\n", Layout(skipped=0, header=True), id="no row of that width"),
    ],
)
def test_the_parts_of_a_table_are_found(text: str, layout: Layout) -> None:
    assert laid_out(text) == layout


def test_a_header_that_fits_nothing_below_is_doubted() -> None:
    assert laid_out("a,b,c,d\n" + DATA) is None


def test_a_name_less_over_two_columns_is_row_names_if_they_differ() -> None:
    assert laid_out("size\na,1\nb,2\nc,3\n", 2) == Layout(skipped=0, header=True, row_names=True)


@pytest.mark.parametrize(
    "text", ["Sales\nid,size\n1,2\n2,3\n", "Sales\nx,2.5\nx,3.5\n"], ids=["over a header", "over rows that repeat"]
)
def test_a_single_name_over_two_columns_may_be_a_title(text: str) -> None:
    layout = laid_out(text, 2)

    assert layout is None or not layout.row_names


def test_a_header_that_is_denied_is_a_row() -> None:
    assert laid_out("id,size,label\n" + DATA, header=False) == Layout(skipped=0, header=False)


@pytest.mark.parametrize(
    ("text", "skipped"), [(DATA, 0), ("# made by hand\n" + DATA, 1), ("1,2\n3\n", 0)], ids=["rows", "comment", "narrow"]
)
def test_a_header_that_is_declared_is_the_first_row(text: str, skipped: int) -> None:
    assert laid_out(text, header=True) == Layout(skipped=skipped, header=True)


@given(st.lists(st.lists(st.text(alphabet="ab1,#. ", max_size=4), min_size=1, max_size=4), min_size=1, max_size=8))
def test_any_records_are_laid_out_within_themselves(cells: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in cells)
    records = records_of(text, COMMA)
    layout = lay_out(records, max((len(record.fields) for record in records), default=1))

    assert layout is None or layout.skipped + layout.header <= max(len(records), 1)
