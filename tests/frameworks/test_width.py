"""How many columns a text takes."""

import pytest

from actloss.frameworks.width import width


@pytest.mark.parametrize(
    ("line", "columns"), [("abc", 3), ("値段", 4), ("e\u0301", 1), ("কা", 1), ("☰", 2), ("\u2d7f", 1), ("ᄒ\u1161", 2)]
)
def test_width_is_that_of_a_terminal(line: str, columns: int) -> None:
    assert width(line) == columns
