import pytest

from actloss.target import Unvaried, find_target
from heads import cycle, fractions, head_of

MEASURED: dict[str, list[object]] = {"length": fractions(1), "width": fractions(2), "height": fractions(3)}
ALIKE: list[object] = ["1"] * 60
EMPTY: list[object] = [None] * 60


@pytest.mark.parametrize("name", ["benign", "zeta", "healthy"])
def test_a_constant_where_the_label_stands_would_be_the_label(name: str) -> None:
    found = find_target(head_of({"mean_texture": fractions(1), "mean_area": fractions(2), name: ALIKE}))

    assert found.columns == ("mean_texture",)
    assert found.unvaried == Unvaried(column=name, position=2, leads=True, reason="holds one value only")
    assert f"'{name}' was passed over: it holds one value only" in found.evidence


def test_an_empty_column_with_a_name_of_labels_would_be_the_label() -> None:
    found = find_target(head_of({**MEASURED, "diagnosis": EMPTY}))

    assert found.unvaried == Unvaried(column="diagnosis", position=3, leads=True, reason="is empty")


@pytest.mark.parametrize("name", ["", " ", "Unnamed: 3", "unnamed"])
def test_a_column_that_only_a_separator_too_many_makes_is_none(name: str) -> None:
    assert find_target(head_of({**MEASURED, name: EMPTY})).unvaried is None


def test_an_empty_column_at_the_end_of_a_table_without_header_is_none() -> None:
    columns = {"0": fractions(1), "1": cycle("a", "b"), "2": EMPTY}

    assert find_target(head_of(columns, header=False)).unvaried is None


@pytest.mark.parametrize("columns", [{"0": fractions(1), "1": cycle("a", "b"), "2": ALIKE}])
def test_a_constant_at_the_end_of_a_table_without_header_is_the_label(columns: dict[str, list[object]]) -> None:
    found = find_target(head_of(columns, header=False))

    assert found.positions == (2,)
    assert found.unvaried is None


def test_a_constant_beside_a_column_that_is_surely_the_label_is_none() -> None:
    head = head_of({"country": cycle("US"), **MEASURED, "target": cycle(0, 1)})

    assert find_target(head).unvaried is None


def test_a_constant_that_might_be_the_label_does_not_lead() -> None:
    found = find_target(head_of({**MEASURED, "benign": ALIKE}))

    assert found.columns == ("length",)
    assert found.unvaried == Unvaried(column="benign", position=3, leads=False, reason="holds one value only")


def test_of_several_constants_the_likeliest_is_told() -> None:
    sites = dict.fromkeys(("site", "batch", "unit", "mode"), ALIKE)
    head = head_of({**sites, "mean_texture": fractions(1), "mean_area": fractions(2), "healthy": ALIKE})
    found = find_target(head)

    assert found.unvaried is not None
    assert (found.unvaried.column, found.unvaried.leads) == ("healthy", True)


def test_indicators_of_a_block_are_left_to_the_rule_about_dead_labels() -> None:
    tags = {"tag_a": cycle(0, 1), "tag_b": cycle(0), "tag_c": cycle(1, 1, 0)}

    assert find_target(head_of({"text": fractions(1), **tags})).unvaried is None


def test_a_label_that_was_named_passes_nothing_over() -> None:
    assert find_target(head_of({**MEASURED, "churn": ALIKE}), ["length"]).unvaried is None
