from collections import Counter

import pytest

from actloss.target.delimited import labels_of, separator_of

SETS = [("drama",), ("drama", "comedy"), ("comedy", "horror"), ("drama", "horror", "war"), ("war",), ("war", "comedy")]


@pytest.mark.parametrize("separator", ["|", ";", ",", ", ", "; "])
def test_recurring_labels_show_what_separates_them(separator: str) -> None:
    cells = Counter([separator.join(labels) for labels in SETS] * 3)

    assert separator_of(cells) == separator.strip()


def test_tags_may_be_separated_by_blanks() -> None:
    tags = [
        "clear primary",
        "haze primary water",
        "clear water",
        "clear",
        "haze",
        "haze water",
        "primary",
        "clear haze",
    ]

    assert separator_of(Counter(tags * 3)) == " "


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (['["x", "y"]', '["y"]', "[]"], "json"),
        (["['x', 'y']", "['y, z']"], "list"),
        (["{'x', 'y'}", "{'y'}"], "list"),
        (["[3, 17]", "[17]", "[3, 5, 8]"], "json"),
    ],
)
def test_bracketed_lists_are_told_apart(cells: list[str], separator: str) -> None:
    assert separator_of(Counter(cells)) == separator


@pytest.mark.parametrize(
    "cells",
    [
        ["New York", "New Jersey", "North Carolina", "South Carolina", "North Dakota", "South Dakota"],
        ["Braund, Mr. Owen", "Cumings, Mrs. John", "Heikkinen, Miss. Laina", "Allen, Mr. William"],
        ["Jack, III", "Jack, II", "Jill"],
        ["2,5", "3,5", "2,0", "3,0", "0,5"],
        ["1,234", "12,234", "1,234,567"],
        ["2024 01 02", "2024 01 03", "2024 02 03", "2023 01 02"],
        ["much better", "much worse", "better", "worse", "average"],
        ["the cat sat on the mat", "the dog sat", "a cat", "the mat", "dog", "cat sat"],
        ["0.1|0.2", "0.3|0.1", "0.2", "0.1"],
        ["[0.1, 0.2]", "[0.3, 0.1]"],
        ["1|0|1", "0|0|1", "1|1|1"],
        ["no", "yes"],
        [],
    ],
)
def test_texts_that_merely_hold_a_separator_are_one_value(cells: list[str]) -> None:
    assert separator_of(Counter(cells * 4)) is None


@pytest.mark.parametrize(
    ("cell", "separator", "labels"),
    [
        ("a|b", "|", ["a", "b"]),
        (" a ;; b;", ";", ["a", "b"]),
        ("a b", " ", ["a", "b"]),
        ('["a", 2]', "json", ["a", "2"]),
        ("5", "json", ["5"]),
        ("['a', \"b c\", d]", "json", ["a", "b c", "d"]),
        ("['a, b', c]", "list", ["a, b", "c"]),
        ("", "list", []),
    ],
)
def test_a_cell_is_split_into_its_labels(cell: str, separator: str, labels: list[str]) -> None:
    assert labels_of(cell, separator) == labels
