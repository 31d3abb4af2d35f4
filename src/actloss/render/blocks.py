"""What a report's outline is made of.

Every string in it is one line of visible text; how a format's own marks are kept out of it is that format's business.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What an entry is, where a format can show it."""

    PLAIN = "plain"
    ANSWER = "answer"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Sign(StrEnum):
    """What a point under an entry does to it."""

    FOR = "+"
    AGAINST = "-"
    FIX = "fix:"
    DETAIL = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A line under an entry."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said, under a short name."""

    tag: str
    """Entries that follow one another under the same tag belong together."""
    text: str
    points: tuple[Point, ...] = ()
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values, in as many columns as fit."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first column holds names, the others numbers, and the last text if it is ``free``."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    free: bool = False
    whole: bool = False
    """Whether a name that is too long gets a line of its own, and is not cut."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines that stand as they are, such as a curve; at most 72 cells wide."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A program in Python, to be copied as it stands: nothing is wrapped or indented."""

    lines: tuple[str, ...]


Block = Entry | Facts | Grid | Drawing | Code


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; the answer itself has none."""

    heading: str
    blocks: tuple[Block, ...]
    stacked: bool = False
    """Whether what is said stands right behind its tag and not in a column of its own."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a format draws."""

    title: str
    subtitle: str
    """Empty where the title says all."""
    sections: tuple[Section, ...]
