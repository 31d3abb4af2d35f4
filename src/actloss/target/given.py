"""Columns that the user names: which they are, and what layout they have together."""

import difflib
import fnmatch
import re
from collections.abc import Sequence

from actloss.errors import TargetError
from actloss.escape import quoted
from actloss.table import Head
from actloss.target.block import is_exclusive, sums_to_one
from actloss.target.delimited import separator_of
from actloss.target.facts import Layout
from actloss.target.look import Look, Shape, cells_a_column, look_at

_GLOB = re.compile(r"[*?\[]")
_POSITION = re.compile(r"[0-9]{1,9}")
_NAMES_SHOWN = 8
_MOST_COMPARED = 5_000
_COMPARED = 100
"""Names, and characters of them, that are compared with a wrong name."""


def select(head: Head, given: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the positions of the columns that were named, each once, and a sentence on each name not taken literally.

    Args:
        head: The first rows of the table.
        given: Exact column names, comma lists of them, globs, or 0-based positions; the first reading that fits, wins.

    Raises:
        TargetError: A name fits no column, or two.
    """
    positions: dict[int, None] = {}
    notes: list[str] = []
    for value in given:
        found, note = _columns(head, value)
        positions.update(dict.fromkeys(found))
        notes += note
    if not positions:
        raise TargetError(f"expected the name of a column to predict, got {quoted(', '.join(given))}; {_offer(head)}")
    return tuple(positions), tuple(notes)


def _columns(head: Head, value: str) -> tuple[list[int], list[str]]:
    one = _column(head, value)
    if one:
        return one
    parts = [part.strip() for part in value.split(",")] if "," in value else [value]
    positions: list[int] = []
    notes: list[str] = []
    for part in parts:
        if part:
            found, note = _column(head, part) or _matching(head, part)
            positions += found
            notes += note
    return positions, notes


def _column(head: Head, value: str) -> tuple[list[int], list[str]] | None:
    """Return the column of exactly this name, of this name but for case and blanks, or at this position."""
    exact = [position for position, name in enumerate(head.names) if name == value]
    if len(exact) > 1:
        where = ", ".join(map(str, exact[:_NAMES_SHOWN]))
        raise TargetError(
            f"{len(exact)} columns are named {quoted(value)}, at the 0-based positions {where}; name a position"
        )
    if exact:
        return exact, []
    folded = _bare(value)
    alike = [position for position, name in enumerate(head.names) if _bare(name) == folded]
    if len(alike) == 1:
        name = head.names[alike[0]]
        return alike, [
            f"{quoted(value)} was read as the column {quoted(name)}, which differs in case, blanks or quotes only"
        ]
    if len(alike) > 1:
        names = ", ".join(quoted(head.names[position]) for position in alike[:_NAMES_SHOWN])
        raise TargetError(f"{quoted(value)} may be any of the columns {names}; write the name as in the table")
    if _POSITION.fullmatch(value.strip()):
        return _at(head, int(value))
    return None


def _bare(name: str) -> str:
    return name.strip().strip("'\"").casefold()


def _at(head: Head, position: int) -> tuple[list[int], list[str]]:
    if position >= len(head.names):
        raise TargetError(
            f"expected a 0-based position from 0 to {len(head.names) - 1}, got {position}; {_offer(head)}"
        )
    name = head.names[position]
    return [position], [f"position {position} is the column {quoted(name)}"] if head.header else []


def _matching(head: Head, value: str) -> tuple[list[int], list[str]]:
    if _GLOB.search(value):
        found = [position for position, name in enumerate(head.names) if fnmatch.fnmatchcase(name, value)]
        if found:
            return found, [f"{quoted(value)} fits {len(found)} column" + ("s" if len(found) > 1 else "")]
        raise TargetError(f"no column fits {quoted(value)}; {_offer(head)}")
    folded = {_bare(name)[:_COMPARED]: name for name in reversed(head.names[:_MOST_COMPARED])}
    near = difflib.get_close_matches(_bare(value)[:_COMPARED], folded, n=1)
    if near:
        raise TargetError(f"no column is named {quoted(value)}; did you mean {quoted(folded[near[0]])}?")
    raise TargetError(f"no column is named {quoted(value)}; {_offer(head)}")


def _offer(head: Head) -> str:
    shown = ", ".join(quoted(name, limit=40) for name in head.names[:_NAMES_SHOWN])
    more = f" and {len(head.names) - _NAMES_SHOWN} more" if len(head.names) > _NAMES_SHOWN else ""
    return f"the columns are {shown}{more}"


def layout_of(head: Head, positions: Sequence[int]) -> tuple[Layout, str | None, str]:
    """Return how the columns at these positions lay out a label, what separates labels in a cell, and a sentence.

    Raises:
        TargetError: Several columns that are neither indicators nor numbers.
    """
    limit = cells_a_column(len(positions))
    seen = [look_at(head, position, limit) for position in positions]
    if len(seen) == 1:
        return _one_column(head, seen[0])
    filled = [look for look in seen if look.shape is not Shape.EMPTY]
    if all(look.indicator or _holds_ones(look) for look in filled):
        if is_exclusive(head, positions):
            return Layout.ONE_HOT, None, f"exactly one of the {len(seen)} indicators is on in each row looked at"
        return Layout.MULTI_HOT, None, f"any number of the {len(seen)} indicators is on in a row"
    texts = next((look for look in filled if not look.numbers), None)
    if texts:
        raise TargetError(
            f"expected several label columns to be indicators (0/1, -1/+1, true/false, yes/no) or numbers, but "
            f"{quoted(texts.name, limit=40)} holds {quoted(next(iter(texts.counts)), limit=40)}; name one column, or "
            f"only columns of indicators or numbers"
        )
    if all(0 <= number <= 1 for look in filled for number in look.numbers) and sums_to_one(head, positions):
        return Layout.DISTRIBUTION, None, f"the {len(seen)} numbers of each row looked at sum to 1"
    return (
        Layout.SEVERAL_OUTPUTS,
        None,
        f"the {len(seen)} columns hold numbers, each a quantity of its own",
    )


def _holds_ones(look: Look) -> bool:
    return look.shape is Shape.CONSTANT and look.numbers == (1.0,)


def _one_column(head: Head, look: Look) -> tuple[Layout, str | None, str]:
    listed = head.kinds[look.position] == "list"
    separator = separator_of(look.counts) if listed or not look.numbers else None
    if listed and separator is None:
        separator = "list"
    if separator is None:
        return Layout.SINGLE, None, "each cell looked at holds one value"
    between = {"json": "in a JSON list", "list": "in a list"}.get(separator, f"separated by {quoted(separator)}")
    return Layout.DELIMITED, separator, f"the cells hold several labels each, {between}"
