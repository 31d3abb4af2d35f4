"""What counts as a missing label in generated code is what the profile counts."""

import re

import pytest

from actloss.frameworks.labels.missing import missing_pattern
from actloss.frameworks.problem import Cells, Labels
from actloss.numbers import NULL_SPELLINGS, is_null
from encoded import executed


def pattern(labels: Labels) -> str:
    return str(executed(missing_pattern(labels))["MISSING"])


@pytest.mark.parametrize("cell", [*sorted(NULL_SPELLINGS), "N/A", "x", "-1", "..", "nano", "n/a/", "NULL"])
def test_it_matches_what_the_profile_takes_for_missing(cell: str) -> None:
    labels = Labels(cells=Cells.NUMBERS)
    assert bool(re.fullmatch(pattern(labels), cell, re.IGNORECASE)) is is_null(cell)


def test_infinite_numbers_are_left_out_too() -> None:
    assert re.fullmatch(pattern(Labels(cells=Cells.NUMBERS)), "-Inf", re.IGNORECASE)
    assert re.fullmatch(pattern(Labels(cells=Cells.CLASSES, classes=("1", "2"))), "inf", re.IGNORECASE)
    assert not re.fullmatch(pattern(Labels(cells=Cells.CLASSES, classes=("inf", "sup"))), "inf", re.IGNORECASE)


def test_none_may_be_a_class() -> None:
    labels = Labels(cells=Cells.CLASSES, classes=("None", "some"))
    assert not re.fullmatch(pattern(labels), "none", re.IGNORECASE)
    assert re.fullmatch(pattern(labels), "null", re.IGNORECASE)
