"""The one door for data: path, glob, stdin or dataframe → Table."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias

from actloss.column import BadRecord, IntArray, LabelColumn, Place
from actloss.engines.batches import Batch, T, Tallier, Wanted
from actloss.engines.comparing import Comparer
from actloss.engines.delimited import open_delimited
from actloss.engines.formats import format_of, named_delimiter
from actloss.engines.opened import Full, Opened, Placer
from actloss.engines.sniffed import Given
from actloss.engines.typed import open_json, open_parquet
from actloss.files import locate
from actloss.plain import UNTOLD

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

__all__ = [
    "BadRecord",
    "Batch",
    "Comparer",
    "Folded",
    "Head",
    "Labels",
    "Place",
    "Placer",
    "Source",
    "SourceLike",
    "Table",
    "Tallier",
    "Wanted",
    "open_table",
]

SourceLike: TypeAlias = (
    "str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | Mapping[str, Sequence[object]] | IntoFrame"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the table came from and how it was read."""

    name: str
    """Path, glob, ``-`` or the dataframe's type, as given."""
    format: str
    """csv, parquet, jsonl or the dataframe library."""
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: bool = True
    header_line: int = 1
    """Physical line of the header (or 0 without one)."""
    columns: tuple[str, ...] = ()
    """Names of all columns in order; positions as text where there is no header."""
    notes: tuple[str, ...] = ()
    """What the reader had to decide, one sentence each."""
    rows: int = 0
    """Data rows read, once the labels have been read; bad records not counted."""
    bad_count: int = 0
    """Records left out because their number of fields is wrong, once the labels have been read."""
    bad_records: tuple[BadRecord, ...] = ()
    """The first few of them."""
    undecodable: int = 0
    """Lines with bytes that are not in the encoding, or made the reader fall back to another."""
    undecodable_at: Place | None = None
    """The first of them."""
    paths: tuple[str, ...] = field(default=(), metadata=UNTOLD)
    """The files as given, where they were given one by one."""
    skipped: int = field(default=0, metadata=UNTOLD)
    """Lines before the header, or before the first row of data where there is none; records over several count once."""
    blanks: bool = field(default=False, metadata=UNTOLD)
    """Whether blanks after a delimiter belong to it."""
    trailing: bool = field(default=False, metadata=UNTOLD)
    """Whether every row ends with a delimiter that the header lacks."""
    array: bool = field(default=False, metadata=UNTOLD)
    """Whether a JSON file is one array of objects, not an object a line."""
    escape: str | None = field(default=None, metadata=UNTOLD)
    """What makes a quote inside of quotes ordinary; None when it is doubled."""
    surplus: bool = field(default=False, metadata=UNTOLD)
    """Whether some of the first records end with empty fields that are too many."""
    packing: str = field(default="", metadata=UNTOLD)
    """``gzip``, ``zstd`` or ``none`` where a file's name says something else than its first bytes."""
    alike: bool = field(default=True, metadata=UNTOLD)
    """Whether all files have the same encoding and as many lines before the header."""
    indexed: bool = field(default=False, metadata=UNTOLD)
    """Whether pandas takes a column of a Parquet file for the names of the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first rows of a table as text: what it takes to decide which columns are the label."""

    names: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    """One tuple of cells a column; a missing cell is the empty string."""
    kinds: tuple[str, ...]
    """Per column: ``text`` for CSV, else ``number``, ``integer``, ``boolean``, ``date``, ``list``, ``text``."""
    header: bool
    complete: bool
    """Whether these are all the rows of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label columns read in full."""

    source: Source
    """The table's source with rows and bad records filled in."""
    columns: tuple[LabelColumn, ...]


class LabelReader(Protocol):
    """Reads label columns in full."""

    def __call__(self, positions: Sequence[int], *, indicators: bool = False) -> Labels:
        """Return the columns at ``positions``; as ``indicators`` their yes/no words are read as 1 and 0."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded(Generic[T]):
    """What a function made of some columns, batch by batch."""

    value: T
    source: Source
    """The table's source with rows and bad records filled in."""
    left_out: IntArray
    """As `LabelColumn.left_out`: ascending row numbers of the records that could not be read."""


class Folder(Protocol):
    """Hands columns to a function batch by batch; memory does not grow with the rows."""

    def __call__(self, wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Folded[T]:
        """Return what ``function`` makes of the batches of the wanted columns.

        Args:
            wanted: One column or several.
            function: Called with all batches in the order of the rows; called anew, with batches from the first row
                on, if the file must be repaired half-way. What it does not take is read and counted all the same.

        Raises:
            SourceError: If the table cannot be read to its end.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was found readable; only its head has been read so far."""

    source: Source
    head: Head
    read: LabelReader
    fold: Folder
    tally: Tallier
    twins: Comparer
    places: Placer


def open_table(
    source: SourceLike,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
    below: Path | None = None,
) -> Table:
    """Return the table behind ``source``; only its head is read.

    Args:
        source: A path, a glob, ``-`` for standard input, a list of paths, a pandas, polars or Arrow dataframe, a DuckDB
            relation, or a mapping from column names to values.
        delimiter: Field delimiter of a delimited file; found when None.
        encoding: Text encoding of a delimited file; found when None.
        header: Whether the first record of a delimited file names the columns; found when None.
        below: The folder in which its files must lie, as `actloss.files.locate` takes it.

    Raises:
        SourceError: If there is no table to read.
        OptionError: If ``delimiter`` or ``encoding`` makes no sense.
    """
    given = Given(delimiter=None if delimiter is None else named_delimiter(delimiter), encoding=encoding, header=header)
    name, opened = _open(source, given, below)
    described = Source(
        name=name,
        paths=tuple(map(str, source)) if isinstance(source, list | tuple) else (),
        skipped=opened.skipped,
        blanks=opened.blanks,
        trailing=opened.trailing,
        array=opened.array,
        escape=opened.escape,
        surplus=opened.surplus,
        packing=opened.packing,
        alike=opened.alike,
        indexed=opened.indexed,
        format=opened.format,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        quote=opened.quote,
        header=opened.header,
        header_line=opened.header_line,
        columns=opened.names,
        notes=opened.notes,
        undecodable=opened.undecodable,
        undecodable_at=opened.undecodable_at,
    )

    def read(positions: Sequence[int], *, indicators: bool = False) -> Labels:
        full = opened.read(positions, indicators=indicators)
        return Labels(source=_filled(described, full), columns=full.columns)

    def fold(wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Folded[T]:
        swept = opened.sweep(wanted, function)
        return Folded(value=swept.value, source=_filled(described, swept.met), left_out=swept.left_out)

    head = Head(
        names=opened.names, cells=opened.cells, kinds=opened.kinds, header=opened.header, complete=opened.complete
    )
    return Table(
        source=described,
        head=head,
        read=read,
        fold=fold,
        tally=opened.tally,
        twins=opened.twins,
        places=opened.places,
    )


def _filled(source: Source, full: Full) -> Source:
    return replace(
        source,
        rows=full.rows,
        bad_count=full.bad_count,
        bad_records=full.bad_records,
        notes=(*source.notes, *full.notes),
        encoding=full.encoding or source.encoding,
        undecodable=source.undecodable + full.undecodable,
        undecodable_at=source.undecodable_at or full.undecodable_at,
    )


def _open(source: SourceLike, given: Given, below: Path | None) -> tuple[str, Opened]:
    if not isinstance(source, str | os.PathLike | list | tuple):
        from actloss.engines.frame import open_frame  # noqa: PLC0415 - narwhals is only needed for dataframes

        return open_frame(source)
    located = locate(source, below=below)
    form = format_of(located.files[0])
    if form == "parquet":
        return located.name, open_parquet(located)
    if form == "csv":
        return located.name, open_delimited(located, given)
    return located.name, open_json(located, array=form == "json array")
