"""The whole head at a glance: what its names say and which columns lead, close and matter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from actloss.table import Head
from actloss.target.block import Block, blocks
from actloss.target.delimited import separator_of
from actloss.target.look import Look, Shape, looks
from actloss.target.names import Hint, hint, is_derived, numbered

_MEANINGLESS = frozenset({Shape.CONSTANT, Shape.EMPTY, Shape.UNIQUE, Shape.PROSE, Shape.DATE, Shape.NAMES})
_TEXTS = frozenset({Shape.EMPTY, Shape.UNIQUE, Shape.PROSE})
_UNSUBSTANTIVE = frozenset({"identifier", "context", "feature"})
_NUMBERING = ("id", "num", "no", "nr", "number", "key", "code")
"""Ends of the names of columns that number the rows, if no number recurs."""
_SERIES = 2
"""Columns that make a numbered series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the evidence for one column rests on besides that column."""

    head: Head
    looks: tuple[Look, ...]
    hints: tuple[Hint, ...]
    """What each name says; empty words where there is no header."""
    place: str
    """How positions are to be read: ``headerless``, ``indexed`` (the first column numbers the rows) or ``plain``."""
    first: int
    last: int
    """The outermost columns that neither identify rows, nor were computed from others, nor hold a text of their own
    in each row."""
    first_substantive: int
    last_substantive: int
    """The outermost columns that are not context either (who, where, when) nor free text; -1 without one."""
    derived: frozenset[int]
    """Columns whose names say that they were computed from others."""
    repeated: dict[str, int]
    """Number of columns whose names have this telling word."""
    names: dict[str, int]
    """Number of columns of each name."""
    delimited: dict[int, str]
    """What separates the labels in the columns whose cells hold several."""
    indicators: int
    """Number of columns that hold indicators."""
    features: tuple[int, ...]
    """Columns that a model could learn from: neither identifiers nor free text, nor dates, nor constant."""
    series: dict[str, int]
    """Number of columns whose names are this prefix and a number."""
    blocks: tuple[Block, ...]


def survey(head: Head) -> Survey:
    """Look at every column of a head once."""
    seen = looks(head)
    return _surveyed(head, seen, tuple(blocks(head, seen)))


def as_if_varied(view: Survey, position: int) -> Survey:
    """Return the survey that would come of the same head if a column outside any block held two values.

    Args:
        view: The survey of the head as it is.
        position: The column.
    """
    seen = list(view.looks)
    seen[position] = replace(seen[position], shape=Shape.FLAG)
    return _surveyed(view.head, tuple(seen), view.blocks)


def _surveyed(head: Head, seen: tuple[Look, ...], found: tuple[Block, ...]) -> Survey:
    hints = _hints(head)
    numbering = {look.position for look in seen if identifies_rows(look, hints[look.position], header=head.header)}
    derived = _derived(head)
    own = [look for look in seen if look.position not in numbering and look.position not in derived]
    outer = [look.position for look in own if look.shape not in _TEXTS] or list(range(len(seen)))
    substantive = [
        look.position
        for look in own
        if look.shape not in _MEANINGLESS and hints[look.position].tier not in _UNSUBSTANTIVE
    ]
    return Survey(
        head=head,
        looks=seen,
        hints=hints,
        place="headerless" if not head.header else "indexed" if 0 in numbering else "plain",
        first=outer[0],
        last=outer[-1],
        first_substantive=substantive[0] if substantive else -1,
        last_substantive=substantive[-1] if len(substantive) > 1 else -1,
        derived=derived,
        repeated=Counter(said.word for said in hints if said.word),
        names=Counter(head.names),
        delimited=_delimited(seen),
        indicators=sum(1 for look in seen if look.indicator),
        features=tuple(
            look.position for look in seen if look.position not in numbering and look.shape not in _MEANINGLESS
        ),
        series=Counter(prefix for prefix, _ in filter(None, map(numbered, head.names))),
        blocks=found,
    )


def _hints(head: Head) -> tuple[Hint, ...]:
    if not head.header:
        return (Hint("unknown", "", head=True),) * len(head.names)
    hints = tuple(map(hint, head.names))
    folded = [name.casefold() for name in head.names]
    if {"x", "y", "z"} <= set(folded) and folded[-1] != "y":
        # Here y is an axis.
        return tuple(replace(said, tier="measure") if said.word == "y" else said for said in hints)
    return hints


def _derived(head: Head) -> frozenset[int]:
    if not head.header:
        return frozenset()
    others = frozenset(name.casefold() for name in head.names)
    return frozenset(position for position, name in enumerate(head.names) if is_derived(name, others))


def _delimited(seen: Iterable[Look]) -> dict[int, str]:
    found = {
        look.position: separator_of(look.counts)
        for look in seen
        if not look.numbers and look.shape not in {Shape.EMPTY, Shape.CONSTANT, Shape.FLAG, Shape.DATE}
    }
    return {position: separator for position, separator in found.items() if separator}


def identifies_rows(look: Look, said: Hint, *, header: bool) -> bool:
    """Return whether a column only says which row it is."""
    if look.shape is Shape.INDEX:
        return True
    if not header:
        return False
    if look.distinct == look.present > 1 and look.shape in {Shape.INTEGERS, Shape.UNIQUE}:
        name = look.name.strip().casefold()
        if not name or name.endswith(_NUMBERING):
            return True
    named = said.tier == "identifier" and said.head
    return named and look.shape not in {Shape.FLAG, Shape.FLOATS, Shape.CODES}


def in_series(view: Survey, name: str) -> int:
    """Return how many columns share this name's prefix and differ in its number; 0 for a name alone."""
    parts = numbered(name)
    size = view.series.get(parts[0], 0) if parts and view.head.header else 0
    return size if size >= _SERIES else 0
