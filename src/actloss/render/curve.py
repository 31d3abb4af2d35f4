"""A curve drawn with characters: one line in Braille dots, several with a mark each."""

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite

from actloss.explain.facts import Curve, Line
from actloss.render.blocks import Drawing
from actloss.render.figures import figure

WIDEST = 72
"""Cells of a drawing, as `Drawing` allows."""
MARKS = "*o+x#@%&=~"
"""One for each line, in turn."""

_HEIGHT = 10
_LABEL = 9
"""Cells left of the axis."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bits of a Braille cell's dots, from its upper row to its lowest."""
_BRAILLE = 0x2800
_NEARLY_ZERO = 0.3
"""Share of the highest value below which the axis may as well begin at 0."""


def drawing(curve: Curve) -> Drawing:
    """Return the curve with its axes, and a legend where it has several lines.

    Args:
        curve: Two points for each cell and one more, at most 127.
    """
    width = len(curve.x) // 2 + 1
    low, high = _span(curve.lines)
    plot = _dotted(curve.lines[0], width, low, high) if len(curve.lines) == 1 else _marked(curve, width, low, high)
    # The line of 0 is worth a number of its own where it is not near one of the ends.
    zero = _level(0.0, low, high, _HEIGHT) if low < 0.0 < high else 0
    numbers = {0: high, _HEIGHT - 1: low, **({zero: 0.0} if 0 < zero < _HEIGHT - 1 else {})}
    rows = [
        f"{figure(numbers[row], digits=3) if row in numbers else '':>{_LABEL}} {'┤' if row in numbers else '│'}{cells}"
        for row, cells in enumerate(plot)
    ]
    indent = " " * (_LABEL + 2)
    return Drawing(
        tuple(
            line.rstrip()
            for line in (
                *rows,
                f"{' ' * (_LABEL + 1)}└{'─' * width}",
                indent + _ticks(curve.x, width),
                indent + curve.across.center(width),
                *(indent + line for line in _legend(curve.lines, width)),
            )
        )
    )


def _span(lines: Sequence[Line]) -> tuple[float, float]:
    values = [value for line in lines for value in line.y if isfinite(value)]
    low, high = min(values), max(values)
    if 0.0 < low < _NEARLY_ZERO * high:
        low = 0.0
    # A constant lies in the middle.
    return (low - 1.0, high + 1.0) if low == high else (low, high)


def _level(value: float, low: float, high: float, steps: int) -> int:
    """Return how many steps below the top a value lies."""
    return round((high - value) / (high - low) * (steps - 1))


def _levels(values: Sequence[float], low: float, high: float, steps: int) -> list[int | None]:
    return [_level(value, low, high, steps) if isfinite(value) else None for value in values]


def _strokes(levels: Sequence[int | None]) -> list[list[int]]:
    """Return the levels that each place is drawn at, so that steep parts have no holes."""
    strokes = [[] if level is None else [level] for level in levels]
    for at, (here, there) in enumerate(pairwise(levels)):
        if here is not None and there is not None:
            step = 1 if there > here else -1
            between = range(here + step, there, step)
            half = len(between) // 2
            strokes[at] += between[:half]
            strokes[at + 1] += between[half:]
    return strokes


def _dotted(line: Line, width: int, low: float, high: float) -> list[str]:
    cells = [[0] * width for _ in range(_HEIGHT)]
    for at, stroke in enumerate(_strokes(_levels(line.y, low, high, len(_DOTS) * _HEIGHT))):
        for level in stroke:
            cells[level // len(_DOTS)][at // 2] |= _DOTS[level % len(_DOTS)][at % 2]
    return ["".join(chr(_BRAILLE + bits) if bits else " " for bits in row) for row in cells]


def _marked(curve: Curve, width: int, low: float, high: float) -> list[str]:
    cells: list[list[str]] = [[""] * width for _ in range(_HEIGHT)]
    for mark, line in zip(_marks(curve.lines), curve.lines, strict=True):
        for at, stroke in enumerate(_strokes(_levels(line.y[::2], low, high, _HEIGHT))):
            for level in set(stroke):
                cells[level][at] += mark
    # Where lines lie upon one another their marks take turns.
    return ["".join(marks[at % len(marks)] if marks else " " for at, marks in enumerate(row)) for row in cells]


def _marks(lines: Sequence[Line]) -> list[str]:
    return [MARKS[number % len(MARKS)] for number in range(len(lines))]


def _ticks(x: Sequence[float], width: int) -> str:
    left, middle, right = (figure(x[at], digits=3) for at in (0, len(x) // 2, -1))
    half = width // 2
    return f"{left:<{half - len(middle) // 2}}{middle}".ljust(width - len(right)) + right


def _legend(lines: Sequence[Line], width: int) -> list[str]:
    if len(lines) == 1:
        return []
    entries = [f"{mark} {line.label}" for mark, line in zip(_marks(lines), lines, strict=True)]
    together = "   ".join(entries)
    return [together] if len(together) <= width else entries
