import pytest

from actloss.errors import TargetError
from actloss.target import Layout, find_target
from heads import cycle, fractions, head_of

TAGS = {"tag_a": cycle(0, 1), "tag_b": cycle(1, 1, 0), "tag_c": cycle(0, 0, 0, 1)}
TABLE = head_of({"size": fractions(1), "Price": fractions(2), **TAGS, "kind": cycle("x", "y", "z")})


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        (["Price"], ("Price",)),
        (["Price,size"], ("Price", "size")),
        (["Price", "size"], ("Price", "size")),
        (["Price, size"], ("Price", "size")),
        (["tag_*"], ("tag_a", "tag_b", "tag_c")),
        (["tag_[ca]"], ("tag_a", "tag_c")),
        (["0"], ("size",)),
        (["5", "kind"], ("kind",)),
        (["tag_b", "tag_*"], ("tag_b", "tag_a", "tag_c")),
    ],
)
def test_columns_are_given_by_name_list_glob_or_position(given: list[str], columns: tuple[str, ...]) -> None:
    found = find_target(TABLE, given)

    assert found.columns == columns
    assert found.given
    assert found.confidence == 1.0


@pytest.mark.parametrize("name", ["a,b", "tag_*", "3"])
def test_an_exact_name_wins_over_splitting_globbing_and_positions(name: str) -> None:
    head = head_of(
        {"a": fractions(1), "b": fractions(2), "tag_x": fractions(3), "y": fractions(4), name: cycle("u", "v")}
    )

    assert find_target(head, [name]).columns == (name,)


@pytest.mark.parametrize("given", ["price", " Price ", "'Price'", "PRICE"])
def test_a_name_that_differs_in_case_or_blanks_is_taken_and_said(given: str) -> None:
    found = find_target(TABLE, [given])

    assert found.columns == ("Price",)
    assert "was read as the column 'Price'" in found.evidence[0]


def test_a_position_is_said_where_there_is_a_header() -> None:
    assert find_target(TABLE, ["1"]).evidence[0] == "position 1 is the column 'Price'"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("Prise", "no column is named 'Prise'; did you mean 'Price'?"),
        ("nothing", "no column is named 'nothing'; the columns are 'size', 'Price', 'tag_a'"),
        ("x*", "no column fits 'x*'; the columns are 'size'"),
        ("6", "expected a 0-based position from 0 to 5, got 6"),
        (",", "expected the name of a column to predict, got ','"),
        ("\x1b[2J", r"no column fits '\x1b[2J'"),
    ],
)
def test_what_fits_no_column_is_an_error_that_says_what_there_is(given: str, message: str) -> None:
    with pytest.raises(TargetError) as error:
        find_target(TABLE, [given])

    assert str(error.value).startswith(message)


def test_a_name_that_occurs_twice_is_an_error_with_the_positions() -> None:
    head = head_of([("y", fractions(1)), ("x", fractions(2)), ("y", fractions(3))])

    with pytest.raises(TargetError, match="2 columns are named 'y', at the 0-based positions 0, 2"):
        find_target(head, ["y"])
    assert find_target(head, ["2"]).positions == (2,)


def test_a_name_that_fits_two_but_for_case_is_an_error() -> None:
    head = head_of({"Y": fractions(1), "y ": fractions(2)})

    with pytest.raises(TargetError, match="'y' may be any of the columns 'Y', 'y '"):
        find_target(head, ["y"])


@pytest.mark.parametrize(
    ("columns", "layout"),
    [
        ({"a": cycle(0, 1), "b": cycle(1, 0)}, Layout.ONE_HOT),
        ({"a": cycle("true", "false", "false"), "b": cycle("false", "true", "true")}, Layout.ONE_HOT),
        ({"a": cycle(0, 1), "b": cycle(1, 1, 0)}, Layout.MULTI_HOT),
        ({"a": cycle(-1, 1), "b": cycle(1, 1, -1)}, Layout.MULTI_HOT),
        ({"a": cycle("yes", "no"), "b": cycle("no", "no", "yes")}, Layout.MULTI_HOT),
        ({"a": cycle(0, 1, None), "b": cycle(1, None, 1, 0)}, Layout.MULTI_HOT),
        ({"a": cycle(0, 1), "b": cycle(1), "c": cycle(0)}, Layout.MULTI_HOT),
        ({"a": cycle("0.2", "0.7"), "b": cycle("0.5", "0.1"), "c": cycle("0.3", "0.2")}, Layout.DISTRIBUTION),
        ({"a": cycle("0.33", "1.0"), "b": cycle("0.33", "0.0"), "c": cycle("0.33", "0.0")}, Layout.DISTRIBUTION),
        ({"a": cycle("0.2", "0.7"), "b": cycle("0.5", "0.9")}, Layout.SEVERAL_OUTPUTS),
        ({"a": fractions(1), "b": cycle(0, 1)}, Layout.SEVERAL_OUTPUTS),
    ],
)
def test_the_layout_of_several_columns_shows_in_their_values(columns: dict[str, list[object]], layout: Layout) -> None:
    assert find_target(head_of(columns), list(columns)).layout is layout


def test_several_columns_of_texts_are_an_error_that_shows_one() -> None:
    with pytest.raises(TargetError, match="but 'kind' holds 'x'; name one column"):
        find_target(TABLE, ["tag_a", "kind"])


@pytest.mark.parametrize(
    ("kind", "cell", "separator"),
    [("list", "['x', 'y']", "list"), ("list", '["x", "y"]', "json"), ("list", "x", "list")],
)
def test_a_column_that_is_declared_a_list_holds_several_labels(kind: str, cell: str, separator: str) -> None:
    found = find_target(head_of({"tags": [cell, cell]}, kind=kind), ["tags"])

    assert found.layout is Layout.DELIMITED
    assert found.separator == separator
