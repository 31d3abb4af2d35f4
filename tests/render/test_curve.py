import math
from collections.abc import Sequence

import pytest

from actloss.explain.facts import Curve, Line
from actloss.render.curve import WIDEST, drawing

POINTS = 121


def curve(*lines: Sequence[float], low: float = -1.0, high: float = 1.0) -> Curve:
    x = tuple(low + (high - low) * at / (POINTS - 1) for at in range(POINTS))
    return Curve(
        across="input",
        up="output",
        x=x,
        lines=tuple(Line(label=f"line {number}", y=tuple(y)) for number, y in enumerate(lines, 1)),
    )


def drawn(*lines: Sequence[float], low: float = -1.0, high: float = 1.0) -> list[str]:
    return list(drawing(curve(*lines, low=low, high=high)).lines)


RISING = [float(at) for at in range(POINTS)]


def test_a_drawing_is_no_wider_than_a_document_allows_and_few_lines_high() -> None:
    lines = drawn(RISING, [0.0] * POINTS)

    assert max(map(len, lines)) <= WIDEST
    assert len(lines) == 14


def test_the_axes_say_where_they_begin_and_end() -> None:
    lines = drawn(RISING, low=-3.0, high=3.0)

    assert lines[0].lstrip().startswith("120 ┤")
    assert lines[9].lstrip().startswith("0 ┤")
    assert lines[11].split() == ["-3", "0", "3"]
    assert lines[12].strip() == "input"


def test_a_rising_line_rises_from_one_corner_to_the_other() -> None:
    lines = drawn(RISING)

    assert lines[0].endswith("⠁")
    assert lines[9].split("┤")[1].startswith("⣀")


def test_one_line_is_drawn_in_dots_without_a_legend() -> None:
    lines = drawn(RISING)

    assert any(0x2800 < ord(sign) < 0x2900 for sign in lines[5])
    assert len(lines) == 13


def test_several_lines_have_marks_and_a_legend() -> None:
    lines = drawn(RISING, RISING[::-1])

    assert "*" in lines[0]
    assert "o" in lines[0]
    assert lines[-1].strip() == "* line 1   o line 2"


def test_a_long_legend_has_a_line_for_each() -> None:
    made = curve(RISING, RISING[::-1])
    long = Curve(across="x", up="y", x=made.x, lines=tuple(Line(label="long " * 8, y=line.y) for line in made.lines))

    assert [line.strip()[:6] for line in drawing(long).lines[-2:]] == ["* long", "o long"]


def test_where_lines_meet_their_marks_take_turns() -> None:
    lines = drawn(RISING, RISING)

    assert "o*" in lines[5]


def test_a_steep_line_has_no_holes() -> None:
    jump = [0.0] * 60 + [1.0] * 61

    assert all(line.split("│")[-1].split("┤")[-1].strip() for line in drawn(jump)[:10])
    assert all(line.split("│")[-1].split("┤")[-1].strip() for line in drawn(jump, jump)[:10])


def test_a_peak_has_the_same_slope_on_either_side() -> None:
    peak = [0.0] * 60 + [1.0] + [0.0] * 60
    rows = [line[11:].ljust(61) for line in drawn(peak, [0.0] * POINTS)[:10]]

    assert [row[::-1] for row in rows[:9]] == rows[:9]


@pytest.mark.parametrize("missing", [math.inf, math.nan])
def test_a_point_without_a_number_is_left_out(missing: float) -> None:
    lines = drawn([missing, *RISING[1:]])

    assert lines[9].split("┤")[1].startswith("⢀")


def test_a_constant_lies_in_the_middle() -> None:
    lines = drawn([5.0] * POINTS)

    assert lines[0].lstrip().startswith("6 ┤")
    assert lines[9].lstrip().startswith("4 ┤")


def test_the_axis_begins_at_zero_where_the_line_nearly_does() -> None:
    assert drawn([value + 10.0 for value in RISING])[9].lstrip().startswith("0 ┤")
    assert drawn([value + 1000.0 for value in RISING])[9].lstrip().startswith("1,000 ┤")


def test_zero_has_a_number_of_its_own_between_the_ends() -> None:
    numbers = [line.split("┤")[0].strip() for line in drawn([value - 60.0 for value in RISING]) if "┤" in line]

    assert numbers == ["60", "0", "-60"]
