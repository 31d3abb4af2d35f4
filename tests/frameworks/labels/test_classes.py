"""One class a cell becomes what each loss takes, and a class that nobody knew raises an error."""

import numpy as np
import pandas as pd
import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Cells, Labels
from encoded import encoded, executed, source_of

NAMES = Labels(columns=("grade",), cells=Cells.CLASSES, classes=("low", "high"))
CODES = Labels(columns=("y",), cells=Cells.CLASSES, classes=("1", "2", "5"), numbers=(1.0, 2.0, 5.0))


def test_text_classes_take_a_dictionary_and_one_line() -> None:
    assert source_of(encoding(NAMES, Coding.INDICES)) == (
        '''import numpy as np

CLASSES = ["low", "high"]
INDEX = {label.strip().casefold(): place for place, label in enumerate(CLASSES)}


def index_of(cell):
    """Return the place of a cell's class."""
    label = str(cell).strip().casefold()
    if label not in INDEX:
        raise ValueError(f"unknown class {cell!r}, expected one of {CLASSES}")
    return INDEX[label]


def encode(cells):
    """Return y_true: class indices, int64 [n]."""
    return np.array([index_of(cell) for cell in cells], dtype=np.int64)
'''
    )


@pytest.mark.parametrize(
    ("coding", "expected"),
    [
        (Coding.INDICES, [0, 1, 0]),
        (Coding.BITS, [0.0, 1.0, 0.0]),
        (Coding.VALUES, [0.0, 1.0, 0.0]),
        (Coding.SIGNS, [-1.0, 1.0, -1.0]),
        (Coding.ROWS, [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]),
    ],
)
@pytest.mark.parametrize("kind", [list, np.array, pd.Series])
def test_each_coding_of_two_classes(coding: Coding, expected: list[object], kind: type) -> None:
    found = encoded(NAMES, coding, kind(["low", "high", "low"]))
    assert found.tolist() == expected
    assert found.dtype == (np.int64 if coding is Coding.INDICES else np.float64)


@pytest.mark.parametrize(
    "cells", [["1", "2.0", "5", "+1"], [1, 2, 5, 1], np.array([1.0, 2.0, 5.0, 1.0]), pd.Series(["1", "02", " 5", "1"])]
)
def test_numbers_compare_as_numbers_however_they_are_written(cells: object) -> None:
    assert encoded(CODES, Coding.INDICES, cells).tolist() == [0, 1, 2, 0]
    assert executed(source_of(encoding(CODES, Coding.INDICES)))["CLASSES"] == [1, 2, 5]


def test_fractions_keep_all_their_digits() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("0.1234567890123", "2"), numbers=(0.1234567890123, 2.0))
    assert encoded(labels, Coding.BITS, ["2", "0.1234567890123"]).tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("labels", "cell", "named"),
    [
        (NAMES, "other", r"unknown class 'other', expected one of \['low', 'high'\]"),
        (NAMES, None, "unknown class None"),
        (CODES, "7", "unknown class '7', expected one of"),
        (CODES, float("nan"), "nan"),
        (CODES, "", "''"),
        (CODES, "many", "'many'"),
    ],
)
def test_an_unknown_class_is_named(labels: Labels, cell: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        encoded(labels, Coding.INDICES, [cell])


def test_truth_values_and_their_words_are_one() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("FALSE", "TRUE"))
    assert encoded(labels, Coding.BITS, [True, False, "True", "false ", np.True_]).tolist() == [1, 0, 1, 0, 1]


def test_several_spellings_of_a_class_share_its_place() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("no", "yes"), spellings=(("no", 0), ("No ", 0), ("yes", 1)))
    assert encoded(labels, Coding.INDICES, ["No ", "yes", "no"]).tolist() == [0, 1, 0]


def test_beside_text_a_number_may_be_written_in_several_ways() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("1", "007", "many"))
    assert encoded(labels, Coding.INDICES, ["1.0", 1, "007", "many", "1e0"]).tolist() == [0, 0, 1, 2, 0]
    with pytest.raises(ValueError, match="few"):
        encoded(labels, Coding.INDICES, ["few"])


def test_blanks_and_capitals_do_not_matter_where_they_tell_no_classes_apart() -> None:
    assert encoded(NAMES, Coding.INDICES, [" LOW", "High "]).tolist() == [0, 1]
    apart = Labels(cells=Cells.CLASSES, classes=("a", "A"))
    assert encoded(apart, Coding.INDICES, ["A", "a"]).tolist() == [1, 0]
    with pytest.raises(ValueError, match="unknown class 'A '"):
        encoded(apart, Coding.INDICES, ["A "])


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_nothing_is_not_the_class_none(missing: object) -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("none", "some"))
    assert encoded(labels, Coding.INDICES, ["some", "none"]).tolist() == [1, 0]
    with pytest.raises(ValueError, match=r"unknown class (None|nan)"):
        encoded(labels, Coding.INDICES, [missing])


def test_codes_with_leading_zeros_may_have_lost_them() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("01", "02", "10"))
    assert encoded(labels, Coding.INDICES, ["02", 2, "10", 10, 1]).tolist() == [1, 1, 2, 2, 0]
    assert "import re" not in source_of(encoding(labels, Coding.INDICES))


def test_spellings_and_numbers_go_together() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("1", "a"), spellings=(("1", 0), ("a", 1), ("A", 1)))
    assert encoded(labels, Coding.INDICES, ["1.0", "A"]).tolist() == [0, 1]


BIG = Labels(cells=Cells.CLASSES, classes=("9007199254740992", "9007199254740993", "18446744073709551615"))


@pytest.mark.parametrize("kind", [list, np.array, pd.Series])
def test_whole_numbers_are_told_apart_where_a_float64_takes_them_for_one(kind: type) -> None:
    whole = kind([2**53 + 1, 2**53])
    assert encoded(BIG, Coding.INDICES, whole).tolist() == [1, 0]
    assert encoded(BIG, Coding.INDICES, kind(["9007199254740993", "9007199254740992"])).tolist() == [1, 0]
    assert encoded(BIG, Coding.INDICES, kind([2**64 - 1])).tolist() == [2]
    with pytest.raises(ValueError, match="9007199254740994"):
        encoded(BIG, Coding.INDICES, kind([2**53 + 2]))


def test_whole_numbers_that_are_all_rounded_are_told_apart() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("9007199254740993", "9007199254740995"))
    assert encoded(labels, Coding.BITS, np.array([2**53 + 3, 2**53 + 1])).tolist() == [1, 0]


def test_truth_values_are_no_numbers() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("0", "1", "true", "x"))
    assert encoded(labels, Coding.INDICES, [1, True, "x", 0, "true", 1.0]).tolist() == [1, 2, 3, 0, 2, 1]
    labels = Labels(cells=Cells.CLASSES, classes=("false", "x"))
    assert encoded(labels, Coding.INDICES, ["x", False]).tolist() == [1, 0]


def test_classes_may_be_numbers_written_for_people() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("5", "1000"), numbers=(5.0, 1000.0), formats=("thousands separator",))
    assert encoded(labels, Coding.BITS, ["1,000", "5", 1000]).tolist() == [1, 0, 1]


@pytest.mark.parametrize("name", ['a"b', "\n'''", "{label}", "\0", "\ud800", "# x", "\u202e", '"""', "'); import os #"])
def test_a_hostile_class_is_text_and_nothing_else(name: str) -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("plain", name))
    assert encoded(labels, Coding.INDICES, [name, "plain"]).tolist() == [1, 0]
