import numpy as np
import pytest

from actloss.table import Labels
from actloss.target import Layout, Target, settle
from profiles import Cell, column_of, headed


def cells(*runs: tuple[Cell, int]) -> list[Cell]:
    """Return each value as often as its count says."""
    return [value for value, count in runs for _ in range(count)]


def labels_of(columns: dict[str, list[Cell]]) -> Labels:
    return Labels(source=headed(*columns), columns=tuple(column_of(name, cells) for name, cells in columns.items()))


def target_of(columns: dict[str, list[Cell]], layout: Layout) -> Target:
    return Target(
        columns=tuple(columns),
        positions=tuple(range(len(columns))),
        layout=layout,
        given=True,
        confidence=1.0,
        evidence=("from the head",),
    )


def indicators(both: int, rows: int = 1_000) -> dict[str, list[Cell]]:
    """Return two columns of which one is on in each row, and both in some."""
    return {"a": cells((1.0, rows)), "b": cells((1.0, both), (0.0, rows - both))}


@pytest.mark.parametrize(
    ("both", "layout"),
    [(0, Layout.ONE_HOT), (9, Layout.ONE_HOT), (10, Layout.ONE_HOT), (11, Layout.MULTI_HOT), (500, Layout.MULTI_HOT)],
)
@pytest.mark.parametrize("at_first", [Layout.ONE_HOT, Layout.MULTI_HOT])
def test_a_row_in_a_hundred_may_break_one_hot_and_more_may_not(both: int, layout: Layout, at_first: Layout) -> None:
    columns = indicators(both)

    assert settle(target_of(columns, at_first), labels_of(columns)).layout is layout


def test_a_change_of_layout_is_said() -> None:
    columns = indicators(500)

    settled = settle(target_of(columns, Layout.ONE_HOT), labels_of(columns))

    assert settled.evidence == (
        "from the head",
        "in 50.0% of the 1,000 complete rows not exactly one indicator is on",
    )


def test_rows_with_a_missing_cell_say_nothing_about_one_hot() -> None:
    columns: dict[str, list[Cell]] = {
        "a": cells((1.0, 50), (0.0, 50), (None, 80)),
        "b": cells((0.0, 50), (1.0, 50), (0.0, 80)),
    }

    assert settle(target_of(columns, Layout.ONE_HOT), labels_of(columns)).layout is Layout.ONE_HOT


def test_two_indicators_that_are_on_break_one_hot_whatever_is_missing_beside_them() -> None:
    columns: dict[str, list[Cell]] = {
        "a": cells((1.0, 30), (0.0, 60), (1.0, 1)),
        "b": cells((0.0, 30), (1.0, 30), (0.0, 30), (1.0, 1)),
        "c": cells((0.0, 60), (1.0, 30), (None, 1)),
    }

    settled = settle(target_of(columns, Layout.ONE_HOT), labels_of(columns))

    assert settled.layout is Layout.MULTI_HOT
    assert settled.evidence[-1] == "in 1.1% of the 91 rows that tell not exactly one indicator is on"


def test_indicators_that_are_never_complete_stay_multi_hot() -> None:
    columns: dict[str, list[Cell]] = {"a": [1.0, None], "b": [None, 0.0]}

    assert settle(target_of(columns, Layout.MULTI_HOT), labels_of(columns)).layout is Layout.MULTI_HOT


def test_numbers_that_do_not_sum_to_one_are_outputs_of_their_own() -> None:
    generator = np.random.default_rng(1)
    columns: dict[str, list[Cell]] = {name: [*generator.random(100)] for name in "abc"}

    assert settle(target_of(columns, Layout.DISTRIBUTION), labels_of(columns)).layout is Layout.SEVERAL_OUTPUTS


def test_indicators_that_turn_out_to_be_probabilities_are_a_distribution() -> None:
    columns: dict[str, list[Cell]] = {"a": cells((1.0, 50), (0.25, 50)), "b": cells((0.0, 50), (0.75, 50))}

    assert settle(target_of(columns, Layout.ONE_HOT), labels_of(columns)).layout is Layout.DISTRIBUTION


@pytest.mark.parametrize("layout", [Layout.SINGLE, Layout.DELIMITED, Layout.SEVERAL_OUTPUTS])
def test_other_layouts_stay_as_they_are(layout: Layout) -> None:
    columns: dict[str, list[Cell]] = {"a": [1.0, 0.0], "b": [0.0, 1.0]}
    target = target_of(columns, layout)

    assert settle(target, labels_of(columns)) is target


def test_indicators_of_texts_stay_as_they_are() -> None:
    columns: dict[str, list[Cell]] = {"a": ["yes", "no"], "b": ["yes", "yes"]}
    target = target_of(columns, Layout.MULTI_HOT)

    assert settle(target, labels_of(columns)) is target
