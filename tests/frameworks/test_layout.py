import pytest

from actloss.frameworks.layout import called
from actloss.frameworks.program import WIDTH


def test_a_call_that_fits_stays_on_its_line() -> None:
    assert called("head = nn.Linear(", ["HIDDEN", "1"]) == "head = nn.Linear(HIDDEN, 1)"
    assert called("return f(", ["x"], ").mean()") == "return f(x).mean()"


@pytest.mark.parametrize(("spare", "lines"), [(0, 1), (-1, 3)])
def test_a_line_may_be_as_wide_as_lines_are(spare: int, lines: int) -> None:
    argument = "x" * (WIDTH - len("f()") - spare)

    assert len(called("f(", [argument]).splitlines()) == lines


def test_arguments_come_on_a_line_of_their_own_before_one_each() -> None:
    once, each = ["a" * 41, "b" * 41], ["a" * 41, "b" * 42]

    assert called("call(", once) == f"call(\n    {once[0]}, {once[1]}\n)"
    assert called("    call(", each) == f"    call(\n        {each[0]},\n        {each[1]},\n    )"


def test_what_follows_the_call_stays_behind_its_bracket() -> None:
    assert called("call(", ["a" * 80], ").sum()") == f"call(\n    {'a' * 80}\n).sum()"
