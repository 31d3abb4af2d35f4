import numpy as np
import pytest

from actloss.column import NOWHERE, Tally
from actloss.profile import LabelSets, label_sets
from actloss.profile.label_sets import split_labels
from actloss.target import Layout
from profiles import Cells, profile_of


def sets_of(columns: dict[str, Cells], layout: Layout = Layout.MULTI_HOT) -> LabelSets:
    found = profile_of(columns, layout=layout).label_sets
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cell", "separator", "labels"),
    [
        ("a|b", "|", ("a", "b")),
        (" a | b ", "|", ("a", "b")),
        ("a|a|b", "|", ("a", "b")),
        ("a||b", "|", ("a", "b")),
        ("", "|", ()),
        ("haze primary", " ", ("haze", "primary")),
        ("['x', 'y']", "list", ("x", "y")),
        ('["x", "y"]', "json", ("x", "y")),
        ("{'x', 'y'}", "list", ("x", "y")),
        ("[]", "list", ()),
        ("[x, y]", "list", ("x", "y")),
        ("[1, 2]", "json", ("1", "2")),
        ("7", "json", ("7",)),
    ],
)
def test_a_cell_is_split_into_its_labels(cell: str, separator: str, labels: tuple[str, ...]) -> None:
    assert split_labels(cell, separator) == labels


def test_a_cell_nested_beyond_all_measure_is_split_without_harm() -> None:
    assert split_labels("[" * 100_000, "json") == ("[" * 99_998,)


def test_indicators_are_counted_by_label_and_by_row() -> None:
    facts = sets_of({"a": [1, 0, 1, 0], "b": [0, 0, 1, 0], "c": [0, 0, 1, 1]})

    assert (facts.names, facts.counts, facts.known) == (("a", "b", "c"), (2, 1, 2), (4, 4, 4))
    assert (facts.cardinality, facts.density) == (5 / 4, 5 / 12)
    assert (facts.empty_rows, facts.single_rows, facts.several_rows) == (Tally(1, 2), 2, Tally(1, 3))
    assert facts.distinct_sets == 4
    assert facts.means == (0.5, 0.25, 0.5)
    assert facts.coding == "0/1"


def test_minus_one_is_an_absent_label() -> None:
    facts = sets_of({"a": [1, -1, 1], "b": [-1, -1, 1]})

    assert (facts.coding, facts.counts, facts.empty_rows) == ("-1/+1", (2, 1), Tally(1, 2))


def test_missing_cells_are_unknown_not_absent() -> None:
    facts = sets_of({"a": [1, None, 0, None], "b": [1, 1, 0, None]})

    assert (facts.known, facts.counts) == ((2, 3), (1, 2))
    assert facts.means == (0.5, 2 / 3)
    assert facts.cardinality == 1.0


def test_rows_are_folded_over_blocks() -> None:
    rng = np.random.default_rng(3)
    matrix = (rng.random((70_000, 40)) < 0.1).astype(np.float64)
    matrix[66_000] = 0
    facts = sets_of({f"l{index}": list(matrix[:, index]) for index in range(40)})

    assert facts.counts == tuple(matrix.sum(axis=0).astype(int))
    assert facts.several_rows.count == int((matrix.sum(axis=1) > 1).sum())
    assert facts.empty_rows.first_row == int(np.argmin(matrix.sum(axis=1))) + 1


def test_lists_in_cells_are_counted_by_label_and_by_row() -> None:
    profile = profile_of(["x|y", "y", "x|y", "7", None, "|"], separator="|")
    facts = profile.label_sets

    assert facts is not None
    assert dict(zip(facts.names, facts.counts, strict=True)) == {"7": 1, "x": 2, "y": 3}
    assert (facts.single_rows, facts.several_rows, facts.empty_rows) == (2, Tally(2, 1), Tally(1, 6))
    assert (profile.labelled, profile.missing) == (5, Tally(1, 5))
    assert facts.distinct_sets == 4


def test_distributions_sum_to_one_within_the_rounding_of_their_decimals() -> None:
    facts = sets_of({"a": [0.33, 0.5, 0.9], "b": [0.33, 0.25, 0.2], "c": [0.33, 0.25, 0.2]}, Layout.DISTRIBUTION)

    assert facts.off_sum_rows == Tally(1, 3)
    assert facts.means == pytest.approx((1.73 / 3, 0.78 / 3, 0.78 / 3))
    assert facts.coding == "probabilities"


@pytest.mark.parametrize("classes", range(2, 12))
def test_a_row_exactly_as_far_off_as_rounding_explains_is_not_off_and_one_unit_further_is(classes: int) -> None:
    """C/2 hundredths: binary fractions of such sums lie on either side."""
    limit = classes // 2
    shares = [[0.01] * (classes - 1) + [round(1 - 0.01 * (classes - 1) - off / 100, 2)] for off in (limit, limit + 1)]
    shares += [[0.01] * (classes - 1) + [round(1 - 0.01 * (classes - 1) + off / 100, 2)] for off in (limit, limit + 1)]
    columns: dict[str, Cells] = {str(at): list(cells) for at, cells in enumerate(zip(*shares, strict=True))}
    facts = sets_of(columns, Layout.DISTRIBUTION)

    assert facts.off_sum_rows == Tally(2, 2)


def test_cells_of_indicators_that_are_no_indicators_are_counted_with_their_first_row() -> None:
    facts = sets_of({"a": [0, -1, 1, 0], "b": [1, -1, 2, 0.5]})
    clean = sets_of({"a": [0, 1], "b": [1, None]})

    assert facts.minus_ones == Tally(2, 2)
    assert facts.outside_unit == Tally(3, 2)
    assert (clean.minus_ones, clean.outside_unit) == (NOWHERE, NOWHERE)


def test_the_first_of_such_cells_is_found_across_blocks_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_sets, "_CELLS", 4)
    facts = sets_of({"a": [0, 1, 0, 1, 1, 0], "b": [0, 0, 1, 1, -1, 3]})

    assert (facts.minus_ones, facts.outside_unit) == (Tally(1, 5), Tally(2, 5))


def test_certain_rows_have_no_entropy() -> None:
    certain = sets_of({"a": [1.0, 0.0], "b": [0.0, 1.0]}, Layout.DISTRIBUTION)
    even = sets_of({"a": [0.5, 0.5], "b": [0.5, 0.5]}, Layout.DISTRIBUTION)

    assert (certain.mean_entropy, certain.off_sum_rows) == (0.0, NOWHERE)
    assert even.mean_entropy == pytest.approx(np.log(2))


def test_distinct_combinations_are_counted_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_sets, "MOST_SETS", 2)
    monkeypatch.setattr(label_sets, "_CELLS", 4)
    indicators = sets_of({"a": [0, 1, 0, 1] * 3, "b": [0, 0, 1, 1] * 3})
    listed = profile_of(["a", "b", "a|b", "c"], separator="|").label_sets

    assert indicators.distinct_sets == 2
    assert listed is not None
    assert listed.distinct_sets == 2


def test_a_single_column_has_no_label_sets_and_label_sets_have_no_single_number() -> None:
    with pytest.raises(ValueError, match="no label sets"):
        _ = profile_of([1.0, 2.0]).sets
    with pytest.raises(ValueError, match="no statistics"):
        _ = profile_of({"a": [1, 0], "b": [0, 1]}).quantity


def test_null_spellings_among_lists_are_missing() -> None:
    profile = profile_of(["a|b", "NA", 3.0, "b"], separator="|")

    assert (profile.labelled, profile.missing) == (3, Tally(1, 2))
    assert profile.sets.names == ("3", "a", "b")
