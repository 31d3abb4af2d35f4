"""What every engine hands to the door: a table whose head is known, and functions that read its columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol

import numpy as np

from actloss.column import BadRecord, IntArray, LabelColumn, Place
from actloss.engines.batches import Batch, T, Tallier, Wanted
from actloss.engines.comparing import Comparer

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
    """Lines that are not in the encoding and were not met in the head."""
    undecodable_at: Place | None = None


class Reader(Protocol):
    """Reads label columns in full."""

    def __call__(self, positions: Sequence[int], *, indicators: bool = False) -> Full:
        """Return the columns at ``positions``; as ``indicators`` their yes/no words are read as 1 and 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept(Generic[T]):
    """What a function made of all batches, and what came to light on the way."""

    value: T
    met: Full
    """Without columns."""
    left_out: IntArray
    """Ascending row numbers of the records that could not be read."""


class Sweeper(Protocol):
    """Hands the batches of some columns to a function."""

    def __call__(self, wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Swept[T]:
        """Return what ``function`` makes of the batches; it is called anew if the file must be repaired half-way."""
        ...


class Placer(Protocol):
    """Tells on which lines rows of data begin."""

    def __call__(self, rows: Sequence[int]) -> Mapping[int, Place]:
        """Return the place of each of these rows that stands on a line of its own.

        Args:
            rows: Data rows counted from 1 without the header, bad records counted too.

        Raises:
            SourceError: If a file can no longer be read.
        """
        ...


def nowhere(rows: Sequence[int]) -> Mapping[int, Place]:  # noqa: ARG001 - as `Placer` is called
    """Return no place: the rows of this source stand on no lines."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A table that was found readable."""

    format: str
    names: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    complete: bool
    read: Reader
    sweep: Sweeper
    tally: Tallier
    twins: Comparer
    places: Placer = nowhere
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: bool = True
    header_line: int = 0
    notes: tuple[str, ...] = ()
    undecodable: int = 0
    undecodable_at: Place | None = None
    skipped: int = 0
    """Lines before the header, or before the first row of data where there is none; records over several count once."""
    blanks: bool = False
    """Whether blanks after a delimiter belong to it."""
    trailing: bool = False
    """Whether every row ends with a delimiter that the header lacks."""
    array: bool = False
    """Whether a JSON file is one array of objects, not an object a line."""
    escape: str | None = None
    """What makes a quote inside of quotes ordinary; None when it is doubled."""
    surplus: bool = False
    """Whether some of the first records end with empty fields that are too many."""
    packing: str = ""
    """``gzip``, ``zstd`` or ``none`` where a file's name says something else than its first bytes."""
    alike: bool = True
    """Whether all files have the same encoding and as many lines before the header."""
    indexed: bool = False
    """Whether pandas takes a column of a Parquet file for the names of the rows."""
