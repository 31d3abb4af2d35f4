"""Columns side by side that may be one label together: indicators, probabilities, numbered outputs."""

import itertools
import re
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from actloss.numbers import is_null, plain_number
from actloss.table import Head
from actloss.target.facts import Layout
from actloss.target.look import Look, Shape
from actloss.target.names import hint, tier_of

_MOST_ROWS = 500
_FEWEST_ROWS = 20
_CELLS = 200_000
"""Rows and cells over which columns are added up."""
_CLASSES = str.maketrans(
    string.ascii_uppercase + string.ascii_lowercase + string.digits, "A" * 26 + "a" * 26 + "0" * 10
)
_RUNS = re.compile(r"A+|a+|0+")
_FIRST_WORD = re.compile(r"([^\W\d_]+)[\W\d_]")
_PREFIX = re.compile(r"[^\W\d_]+(?=[\W\d_])")
SUM_TOLERANCE = 0.02
"""How far probabilities written with two digits may sum from 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Adjacent columns and the layout they would have as a label."""

    positions: tuple[int, ...]
    layout: Layout
    prefix: str = ""
    """What all names begin with, up to the first digit or sign; empty when they don't."""
    apart: bool = False
    """Whether only the names tell it from the indicators beside it."""


def blocks(head: Head, looks: Sequence[Look]) -> list[Block]:
    """Return the blocks of a head: runs of indicators, of probabilities that sum to 1, and of numbered outputs."""
    found = []
    for run in _runs(look.position for look in looks if look.indicator):
        for part in _parts(run, looks):
            layout = Layout.ONE_HOT if is_exclusive(head, part) else Layout.MULTI_HOT
            found.append(Block(part, layout, _shared_prefix(part, looks), apart=part != run))
    shares = (look.position for look in looks if look.numbers and _within_unit(look) and not look.indicator)
    found += [
        Block(part, Layout.DISTRIBUTION, _shared_prefix(part, looks), apart=part != run)
        for run in _runs(shares)
        for part in _parts(run, looks)
        if len(part) > 2 and sums_to_one(head, part)
    ]
    return [*found, *_numbered_outputs(head, looks)]


def _runs(positions: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the stretches of two or more adjacent positions."""
    keyed = itertools.groupby(enumerate(positions), key=lambda pair: pair[1] - pair[0])
    runs = [tuple(position for _, position in group) for _, group in keyed]
    return [run for run in runs if len(run) > 1]


def _parts(run: tuple[int, ...], looks: Sequence[Look]) -> list[tuple[int, ...]]:
    """Return the run, its ends whose names are alike, and what is left of it without such an end.

    Tables of words or pixels that are on or off go on into labels that are on or off: only the names tell where.
    """
    parts = {run}
    names = [looks[position].name for position in run]
    for alike in (_prefix, _pattern):
        keys = [alike(name) for name in names]
        at_start = next((i for i, key in enumerate(keys) if key != keys[0]), len(run))
        at_end = next((i for i, key in enumerate(reversed(keys)) if key != keys[-1]), len(run))
        if keys[0] and at_start < len(run):
            parts |= {run[:at_start], run[at_start:]}
        if keys[-1] and at_end < len(run):
            parts |= {run[-at_end:], run[:-at_end]}
    return sorted(part for part in parts if len(part) > 1)


def _pattern(name: str) -> str:
    """Return a name's pattern where it is more than a word: ``C.C13`` → ``A.A0``."""
    pattern = _RUNS.sub(lambda match: match.group()[0], name.translate(_CLASSES))
    return pattern if len(pattern) > 1 else ""


def _prefix(name: str) -> str:
    match = _PREFIX.match(name)
    word = match.group().casefold() if match else ""
    # One or two letters are a habit of naming features, unless they name the label, as in y_0.
    return word if len(word) > 2 or tier_of(word) == "role" else ""


def _shared_prefix(positions: tuple[int, ...], looks: Sequence[Look]) -> str:
    prefixes = {_prefix(looks[position].name) for position in positions}
    return prefixes.pop() if len(prefixes) == 1 else ""


def _within_unit(look: Look) -> bool:
    return look.shape is Shape.FLOATS and min(look.numbers) >= 0 and max(look.numbers) <= 1


def is_exclusive(head: Head, positions: Sequence[int]) -> bool:
    """Return whether exactly one of the indicators is on in every row, but for one row in a hundred."""
    return _all_rows(head, positions, lambda row: sum(map(_is_on, row)) == 1)


def _is_on(cell: str) -> bool:
    return cell.strip().casefold() in {"1", "1.0", "true", "t", "yes", "y", "pos", "positive"}


def sums_to_one(head: Head, positions: Sequence[int]) -> bool:
    """Return whether each row's numbers sum to 1 within rounding, but for one row in a hundred."""
    return _all_rows(head, positions, _is_distribution)


def _is_distribution(row: tuple[str, ...]) -> bool:
    numbers = [number for number in map(plain_number, row) if number is not None]
    return len(numbers) == len(row) and abs(sum(numbers) - 1) <= SUM_TOLERANCE


def _all_rows(head: Head, positions: Sequence[int], fits: Callable[[tuple[str, ...]], bool]) -> bool:
    """Return whether the complete rows fit, but for one in a hundred."""
    columns = [head.cells[position] for position in positions]
    rows = len(columns[0])
    step = max(1, rows // max(_FEWEST_ROWS, min(_MOST_ROWS, _CELLS // len(columns))))
    complete = wrong = 0
    for row in zip(*(column[::step] for column in columns), strict=True):
        if not any(map(is_null, row)):
            complete += 1
            wrong += not fits(row)
            if wrong > 0.01 * rows / step:
                return False
    return complete > 1 and wrong <= 0.01 * complete


def _numbered_outputs(head: Head, looks: Sequence[Look]) -> list[Block]:
    """Return columns such as ``y1, y2`` or ``target_depth, target_width``: numbers named with one label word."""
    if not head.header:
        return []
    found = []
    named = [(look.position, _role_word(look)) for look in looks]
    for word, group in itertools.groupby(named, key=lambda pair: pair[1]):
        run = tuple(position for position, _ in group)
        if word and len(run) > 1:
            found.append(Block(run, Layout.SEVERAL_OUTPUTS, word))
    return found


def _role_word(look: Look) -> str:
    """Return the label word that a column of numbers begins its name with, or nothing."""
    if look.shape not in (Shape.FLOATS, Shape.INTEGERS):
        return ""
    first = _FIRST_WORD.match(look.name)
    word = first[1].casefold() if first else ""
    return word if word and hint(word).tier == "role" else ""
