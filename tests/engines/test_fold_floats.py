"""Predictions are numbers wherever Python's `float` reads one, however large the file is."""

import math
from pathlib import Path

import numpy as np
import pytest

from actloss.table import Wanted
from folding import folded
from tables import csv_of, written

CELLS = (
    "1_000", "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0", "+5",
    ".5", "5.", ".", "1E5", "1e", "inf", "-Infinity", "+INF",
    "nan", "-NaN", "infinityx", "\uff11", "", " ", "true", "0b1", "0x1", "1.5f", "1d", "1e400", "-1e400", "1e-400",
    "007",
    "-007", "٣", " 7", "7\t", "\u00a07", "1 2", "1e 5", "--1", "1-", "9" * 400, "9007199254740993",
)  # fmt: skip


def _read(text: str) -> float:
    try:
        return float(text) if text.isascii() else math.nan
    except ValueError:
        return math.nan


@pytest.mark.parametrize("way", ["head", "small_head"])
def test_a_prediction_is_what_float_reads(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if way != "head":
        request.getfixturevalue(way)
    # Rows that are surely numbers stand first: a small head sees nothing else.
    cells = ("0.25",) * 200 + CELLS
    path = written(tmp_path, csv_of(cells, ("a",) * len(cells), names="x,y"))
    read = folded(path, Wanted(0, floats=True)).value[0]

    np.testing.assert_array_equal(read, [_read(cell) for cell in cells])


@pytest.mark.parametrize("way", ["head", "small_head"])
def test_a_label_is_still_read_strictly(way: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if way != "head":
        request.getfixturevalue(way)
    cells = ("0.25",) * 200 + ("007", "1_000", "1e400")
    read = folded(written(tmp_path, csv_of(cells, ("a",) * len(cells), names="x,y"))).value[0]

    assert np.isnan(read[200:]).all()


def test_a_written_style_reads_predictions_too(tmp_path: Path) -> None:
    path = written(tmp_path, "x;y\n" + "0,25;a\n" * 40)

    assert set(folded(path, Wanted(0, floats=True)).value[0].tolist()) == {0.25}
