"""A column for each class or label becomes indices, rows or sets."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Cells, Labels
from encoded import encoded, source_of
from linted import complaints, formatted

HOT = Labels(columns=("a", "b"), cells=Cells.INDICATORS, classes=("a", "b"))
SIGNED = Labels(columns=("a", "b"), cells=Cells.INDICATORS, classes=("a", "b"), signed=True)
WORDS = Labels(columns=("a", "b"), cells=Cells.INDICATORS, classes=("a", "b"), words=True)
SHARES = Labels(columns=("a", "b"), cells=Cells.SHARES, classes=("a", "b"))


def frame(*rows: tuple[object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["a", "b"])


CODED = [
    (Coding.INDICES, [0, 1]),
    (Coding.VALUES, [0, 1]),
    (Coding.BITS, [0, 1]),
    (Coding.SIGNS, [-1, 1]),
    (Coding.ROWS, [[1, 0], [0, 1]]),
    (Coding.SETS, [[1, 0], [0, 1]]),
    (Coding.SIGNED_SETS, [[1, -1], [-1, 1]]),
]


@pytest.mark.parametrize(("coding", "expected"), CODED)
@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        (HOT, frame(("1", "0"), ("0.0", "1.0"))),
        (HOT, frame((True, False), (False, True))),
        (SIGNED, frame(("1", "-1"), ("-1", "+1"))),
        (SIGNED, frame((1, 0), (-1, 1))),
        (WORDS, frame(("yes", "No "), (False, "TRUE"))),
        (WORDS, frame(("1", "n"), ("f", "1.0"))),
        (SHARES, frame(("1", "0"), ("0", "1"))),
    ],
)
def test_each_coding(labels: Labels, cells: pd.DataFrame, coding: Coding, expected: list[object]) -> None:
    assert encoded(labels, coding, cells).tolist() == expected
    assert encoded(labels, coding, cells.to_numpy()).tolist() == expected


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        (HOT, frame((1, None), (0, 1))),
        (HOT, frame(("1", " ? "), ("0.0", "1"))),
        (SIGNED, frame((1.0, float("nan")), (-1.0, 1.0))),
        (WORDS, frame(("yes", pd.NA), ("No", True))),
    ],
)
def test_what_nobody_knows_is_nan(labels: Labels, cells: pd.DataFrame) -> None:
    gaps = replace(labels, gaps=True)
    assert encoded(gaps, Coding.SETS, cells) == pytest.approx(np.array([[1, np.nan], [0, 1]]), nan_ok=True)
    assert encoded(gaps, Coding.SIGNED_SETS, cells) == pytest.approx(np.array([[1, np.nan], [-1, 1]]), nan_ok=True)
    with pytest.raises(ValueError, match=r"neither absent nor present: \[2\.0\]"):
        encoded(gaps, Coding.SETS, frame(("1", "2")))


@pytest.mark.parametrize("labels", [HOT, SIGNED, WORDS])
def test_code_with_gaps_is_clean(labels: Labels) -> None:
    source = source_of(encoding(replace(labels, gaps=True), Coding.SETS))
    assert formatted(source) == source
    assert complaints(source) == ""
    assert "float64 [n, 2]" in source


def test_several_labels_or_none_may_be_present() -> None:
    assert encoded(HOT, Coding.SETS, frame((1, 1), (0, 0))).tolist() == [[1, 1], [0, 0]]


@pytest.mark.parametrize("labels", [HOT, SIGNED, WORDS])
def test_a_number_that_says_neither_no_nor_yes_is_named(labels: Labels) -> None:
    with pytest.raises(ValueError, match=r"neither absent nor present: \[2\.0\]"):
        encoded(labels, Coding.SETS, frame(("1", "2")))


@pytest.mark.parametrize("cell", ["maybe", "nan", None])
def test_a_word_that_says_neither_is_named(cell: object) -> None:
    with pytest.raises(ValueError, match=r"maybe|nan|none"):
        encoded(WORDS, Coding.SETS, frame(("yes", cell)))


@pytest.mark.parametrize("row", [(1, 1), (0, 0)])
def test_one_class_a_row_is_held_where_classes_exclude_each_other(row: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="exactly one class"):
        encoded(HOT, Coding.INDICES, frame(row))


def test_shares_stay_as_they_are() -> None:
    assert encoded(SHARES, Coding.ROWS, frame(("0.25", "0.75"))).tolist() == [[0.25, 0.75]]
    assert encoded(SHARES, Coding.INDICES, frame((0.25, 0.75))).tolist() == [1]
    with pytest.raises(ValueError, match="NaN"):
        encoded(SHARES, Coding.ROWS, frame((0.25, None)))
