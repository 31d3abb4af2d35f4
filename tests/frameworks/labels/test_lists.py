"""Several labels in a cell become sets, split as the profile split them."""

import numpy as np
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Cells, Labels
from actloss.profile.label_sets import split_labels
from encoded import encoded

CELLS = {
    "|": ("a|b", " b | a |", "c", "", "a||c|NA"),
    ";": ("a; b", "c"),
    ",": ("a,b", "c"),
    " ": ("a  b", "c"),
    "::": ("a::b", "c"),
    "json": ('["a", "b"]', "[]", '["c", "b ", null]'),
    "list": ("['a', 'b']", '[a, "c"]', "[]", "('b',)"),
}


def labels(separator: str) -> Labels:
    return Labels(columns=("tags",), cells=Cells.LISTS, classes=("a", "b", "c"), separator=separator)


@pytest.mark.parametrize("separator", CELLS)
def test_cells_are_split_as_the_profile_split_them(separator: str) -> None:
    found = encoded(labels(separator), Coding.SETS, list(CELLS[separator]))
    expected = [[float(name in split_labels(cell, separator)) for name in "abc"] for cell in CELLS[separator]]
    assert found.tolist() == expected


def test_absent_labels_are_minus_one_where_a_loss_takes_signs() -> None:
    assert encoded(labels("|"), Coding.SIGNED_SETS, ["a|c"]).tolist() == [[1, -1, 1]]


@pytest.mark.parametrize("separator", ["|", "json", "list"])
def test_a_cell_may_be_a_list_already(separator: str) -> None:
    assert encoded(labels(separator), Coding.SETS, [["a", "c"], np.array(["b"])]).tolist() == [[1, 0, 1], [0, 1, 0]]


@pytest.mark.parametrize("separator", ["|", "json", "list"])
def test_an_unknown_label_is_named(separator: str) -> None:
    with pytest.raises(KeyError, match="other"):
        encoded(labels(separator), Coding.SETS, ['["other"]' if separator != "|" else "a|other"])


def test_a_hostile_separator_is_text() -> None:
    assert encoded(labels('"'), Coding.SETS, ['a"b']).tolist() == [[1, 1, 0]]
