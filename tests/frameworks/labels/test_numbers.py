"""Numbers are taken as they are, or scaled and brought back."""

import numpy as np
import pandas as pd
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Cells, Labels
from encoded import encoded, executed, source_of

ONE = Labels(columns=("y",), cells=Cells.NUMBERS)
TWO = Labels(columns=("a", "b"), cells=Cells.NUMBERS)


def test_labels_that_need_nothing_take_one_line() -> None:
    assert source_of(encoding(ONE, Coding.VALUES)) == (
        '''import numpy as np


def encode(cells):
    """Return y_true: numbers, float64 [n]."""
    return np.asarray_chkfinite(cells, dtype=float)
'''
    )


@pytest.mark.parametrize("cells", [["1.5", " 2"], [1.5, 2], pd.Series(["1.5", "2"]), pd.Series([1.5, 2.0])])
@pytest.mark.parametrize("coding", [Coding.VALUES, Coding.BITS])
def test_text_and_numbers_come_to_the_same(cells: object, coding: Coding) -> None:
    found = encoded(ONE, coding, cells)
    assert found.tolist() == [1.5, 2.0]
    assert found.dtype == np.float64


@pytest.mark.parametrize("cell", ["x", "nan", "inf", None])
def test_what_is_no_number_raises_an_error(cell: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        encoded(ONE, Coding.VALUES, [1.0, cell])


@pytest.mark.parametrize("columns", [("y",), ("a", "b")])
@pytest.mark.parametrize("cell", ["nan", float("-inf"), "inf"])
def test_what_is_no_number_raises_an_error_among_those_written_for_people(
    columns: tuple[str, ...], cell: object
) -> None:
    labels = Labels(columns=columns, cells=Cells.NUMBERS, formats=("percent",))
    with pytest.raises(ValueError, match="NaN"):
        encoded(
            labels, Coding.VALUES, pd.DataFrame({"a": ["1 %"], "b": [cell]}) if columns != ("y",) else ["1 %", cell]
        )


def test_several_outputs_are_a_matrix() -> None:
    cells = pd.DataFrame({"a": ["1", "2"], "b": ["3.5", "4"]})
    assert encoded(TWO, Coding.VALUES, cells).tolist() == [[1, 3.5], [2, 4]]
    assert "float64 [n, 2]" in source_of(encoding(TWO, Coding.VALUES))


def test_several_outputs_may_be_written_for_people() -> None:
    labels = Labels(columns=("a", "b"), cells=Cells.NUMBERS, formats=("percent",))
    assert encoded(labels, Coding.VALUES, pd.DataFrame({"a": ["1 %"], "b": [2.5]})).tolist() == [[1, 2.5]]


def test_scaled_labels_come_back() -> None:
    labels = Labels(columns=("y",), cells=Cells.NUMBERS, scale=((10.0, 4.0),))
    names = executed(source_of(encoding(labels, Coding.VALUES)))
    assert names["encode"](["14", "2"]).tolist() == [1, -2]
    assert names["unscale"](np.array([1.0, -2.0])).tolist() == [14, 2]
    assert (names["LABEL_MEAN"], names["LABEL_STD"]) == (10.0, 4.0)


def test_labels_beyond_float32_come_back_from_predictions_in_it() -> None:
    labels = Labels(columns=("y",), cells=Cells.NUMBERS, scale=((5e45, 1e44),))
    names = executed(source_of(encoding(labels, Coding.VALUES)))
    assert names["unscale"](np.array([1.0, -2.0], dtype=np.float32)).tolist() == pytest.approx([5.1e45, 4.8e45])


def test_each_output_has_a_scale_of_its_own() -> None:
    labels = Labels(columns=("a", "b"), cells=Cells.NUMBERS, scale=((10.0, 4.0), (0.0, 2.0)))
    names = executed(source_of(encoding(labels, Coding.VALUES)))
    assert names["encode"](pd.DataFrame({"a": [14], "b": [1]})).tolist() == [[1, 0.5]]
    assert names["unscale"](np.array([[1.0, 0.5]])).tolist() == [[14, 1]]
