"""What every engine hands to the door: a table whose head is known, and a function that reads label columns in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from actloss.column import BadRecord, IntArray, LabelColumn

SHOWN_RECORDS = 5
SHOWN_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Rejects:
    """The records of one file that have the wrong number of fields."""

    count: int
    rows: IntArray
    """Their row numbers in the file, ascending."""
    first: tuple[BadRecord, ...]


NOTHING_REJECTED = Rejects(0, np.empty(0, dtype=np.int64), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """Label columns read in full, and what came to light on the way."""

    columns: tuple[LabelColumn, ...]
    rows: int
    bad_count: int = 0
    bad_records: tuple[BadRecord, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str | None = None
    """The text encoding that was found to hold to the end."""
    undecodable: int = 0


class Reader(Protocol):
    """Reads label columns in full."""

    def __call__(self, positions: Sequence[int], *, indicators: bool = False) -> Full:
        """Return the columns at ``positions``; as ``indicators`` their yes/no words are read as 1 and 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A table that was found readable."""

    format: str
    names: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    complete: bool
    read: Reader
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: bool = True
    header_line: int = 0
    notes: tuple[str, ...] = ()
    undecodable: int = 0
