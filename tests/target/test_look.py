import pytest

from actloss.target.look import Shape, cells_a_column, look_at, looks
from heads import ROWS, cycle, fractions, head_of


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        ([None] * 9, Shape.EMPTY),
        (["?", "NA", ""], Shape.EMPTY),
        (["x"] * 9, Shape.CONSTANT),
        (range(1, ROWS), Shape.INDEX),
        ([f"2024-02-{day:02}" for day in range(1, 29)], Shape.DATE),
        (["01-Jan-1995", "02-Feb-1996", "03-Mar-1997"], Shape.DATE),
        ([f"name {row}" for row in range(ROWS)], Shape.UNIQUE),
        ([f"a long sentence with number {row} at about its end" for row in range(ROWS)], Shape.PROSE),
        (cycle("yes", "no", None), Shape.FLAG),
        (cycle("1", "1.0", "0"), Shape.FLAG),
        (cycle("a", "b", "c"), Shape.CATEGORY),
        (cycle(*(f"n{row}" for row in range(40))), Shape.NAMES),
        (cycle(1, 2, 3), Shape.CODES),
        (cycle(*range(0, 80, 2)), Shape.INTEGERS),
        (cycle(-2, -1, 0, 1), Shape.CODES),
        (fractions(), Shape.FLOATS),
        (cycle("$1,234.50", "€ 2,5", "12 %"), Shape.FLOATS),
    ],
)
def test_values_show_what_kind_they_are(cells: list[object], shape: Shape) -> None:
    assert look_at(head_of({"x": cells}), 0, 1_000).shape is shape


@pytest.mark.parametrize(
    ("cells", "indicator"),
    [
        (cycle(0, 1), True),
        (cycle("0.0", "1.0", None), True),
        (cycle(-1, 1), True),
        (cycle("TRUE", "False"), True),
        (cycle("yes", "NO"), True),
        (cycle(0), True),
        (cycle(1), False),
        (cycle(1, 2), False),
        (cycle(0, 1, 2), False),
        (cycle("m", "f"), False),
        ([None], False),
    ],
)
def test_indicators_hold_a_pair_that_says_absent_or_present(cells: list[object], indicator: bool) -> None:  # noqa: FBT001 - a parameter
    assert look_at(head_of({"x": cells}), 0, 1_000).indicator is indicator


def test_cells_are_taken_from_all_of_the_head() -> None:
    look = look_at(head_of({"x": ["a"] * 5_000 + ["b"] * 5_000}), 0, 1_000)

    assert look.counts == {"a": 500, "b": 500}


def test_fewer_cells_are_looked_at_in_a_wide_table() -> None:
    assert [cells_a_column(columns) for columns in (20, 2_000, 100_000)] == [1_000, 250, 50]


def test_every_column_is_looked_at() -> None:
    seen = looks(head_of({"a": cycle(0, 1), "b": cycle("u", "v", None)}))

    assert [(look.position, look.name, look.missing) for look in seen] == [(0, "a", 0), (1, "b", ROWS // 3)]
