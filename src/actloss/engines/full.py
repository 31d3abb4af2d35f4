"""Read label columns of delimited files in full: from the head if it is the whole file, else in one pass by DuckDB."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import duckdb
import numpy as np

from actloss.column import BadRecord, Place
from actloss.engines.duckdb import MisfitError, TextFile, connect, copy_cells, read_numbers
from actloss.engines.groups import Cells, column_of_numbers
from actloss.engines.judged import Finished
from actloss.engines.labels import finish
from actloss.engines.opened import SHOWN_CHARACTERS, SHOWN_RECORDS, Rejects
from actloss.engines.parts import Part, first_undecodable, repaired
from actloss.engines.sniffed import Sniffed
from actloss.engines.values import column_of_values
from actloss.files import Scratch
from actloss.numbers import ASCII_BLANKS, plain_number
from actloss.records import fitted

_Found = TypeVar("_Found")
# Up to here Python sorts the cells as fast as DuckDB answers questions about them.
_FEW_CELLS = 200_000
_MOST_CODES = 100
"""More different numbers in a head than this are no classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadColumns:
    """Label columns by position, and what was met on the way."""

    columns: Mapping[int, Finished]
    rows: int
    rejects: Rejects
    notes: tuple[str, ...] = ()
    encoding: str
    undecodable: int = 0
    undecodable_at: Place | None = None


def head_rejects(head: Sniffed) -> Rejects:
    """Return the bad records of a file that its head holds entirely."""
    body = head.records[len(head.before) :]
    bad = [(row, record) for row, record in enumerate(body, 1) if fitted(record.fields, head.width) is None]
    first = tuple(
        BadRecord(
            file=head.file.shown,
            line=record.line,
            expected=head.width,
            found=len(record.fields),
            text="\n".join(head.lines[record.line - 1 : record.last]).strip("\n")[:SHOWN_CHARACTERS],
        )
        for _, record in bad[:SHOWN_RECORDS]
    )
    return Rejects(len(bad), np.array([row for row, _ in bad], dtype=np.int64), first)


def from_head(head: Sniffed, wanted: Sequence[int], kind: str = "text") -> ReadColumns:
    """Return columns of a file that its head holds entirely."""
    rejects = head_rejects(head)
    rows = head.rows
    columns = {at: column_of_values(head.names[at], [row[at] for row in rows], kind, rejects.rows) for at in wanted}
    return ReadColumns(columns=columns, rows=len(rows), rejects=rejects, encoding=head.encoding.shown)


def from_files(
    parts: list[Part], scratch: Scratch, first: Sniffed, wanted: list[int], kind: str = "text"
) -> ReadColumns:
    """Return columns of one or several files, read by DuckDB.

    Args:
        parts: The files; those that must be mended are replaced.
        scratch: Where mended copies go.
        first: The head of the first file.
        wanted: Positions of the columns.
        kind: ``text``, or ``indicator`` for columns whose words are read as 1 and 0.

    Raises:
        SourceError: If a file cannot be read to its end.
        LabelError: If a column holds more different texts than labels can.
    """
    columns, sizes, rejects = _as_numbers(parts, scratch, first, wanted) or _as_text(
        parts, scratch, first, wanted, kind
    )
    return ReadColumns(
        columns=columns,
        rows=sum(sizes),
        rejects=join_rejects(sizes, rejects),
        notes=tuple(note for part in parts for note in part.notes),
        encoding=parts[0].encoding.shown,
        undecodable=sum(len(part.undecodable) for part in parts),
        undecodable_at=first_undecodable(parts),
    )


def _as_numbers(
    parts: list[Part], scratch: Scratch, first: Sniffed, wanted: list[int]
) -> tuple[dict[int, Finished], list[int], list[Rejects]] | None:
    """Return the columns if every cell is a plain number: no text is then ever kept, which halves time and memory."""
    rows = first.rows
    if not all(plain_number(row[at]) is not None for at in wanted for row in rows):
        return None
    classes = _classes(rows, wanted)
    if any(row[at] != row[at].strip(ASCII_BLANKS) for at in classes for row in rows):
        return None
    con = connect()
    arrays, rejects = scan_parts(parts, scratch, lambda file: read_numbers(con, file, wanted, classes))
    if any(np.isnan(array).any() for found in arrays for array in found):
        return None
    sizes = [len(found[0]) for found in arrays]
    left_out = join_rejects(sizes, rejects).rows
    columns = {}
    for number, at in enumerate(wanted):
        joined = arrays[0][number] if len(arrays) == 1 else np.concatenate([found[number] for found in arrays])
        cells = Cells(column=f"c{at}", name=first.names[at], left_out=left_out)
        columns[at] = Finished(column_of_numbers(joined, cells))
    return columns, sizes, rejects


def _classes(rows: Sequence[Sequence[str]], wanted: Sequence[int]) -> list[int]:
    """Return the only column if its numbers may be classes: then blanks around them may make two of one."""
    if len(wanted) > 1:
        return []
    return [at for at in wanted if len({row[at] for row in rows}) <= _MOST_CODES]


def _as_text(
    parts: list[Part], scratch: Scratch, first: Sniffed, wanted: list[int], kind: str
) -> tuple[dict[int, Finished], list[int], list[Rejects]]:
    con = connect()
    sizes, rejects = copy_parts(con, parts, scratch, wanted, "labels")
    left_out = join_rejects(sizes, rejects).rows
    if sum(sizes) * len(wanted) <= _FEW_CELLS:
        found = con.execute("select * from labels").fetchnumpy()
        return (
            {at: column_of_values(first.names[at], found[f"c{at}"].tolist(), kind, left_out) for at in wanted},
            sizes,
            rejects,
        )
    cells = [Cells(column=f"c{at}", name=first.names[at], kind=kind, left_out=left_out) for at in wanted]
    return {at: finish(con, cell) for at, cell in zip(wanted, cells, strict=True)}, sizes, rejects


def copy_parts(
    con: duckdb.DuckDBPyConnection, parts: list[Part], scratch: Scratch, positions: Sequence[int], table: str
) -> tuple[list[int], list[Rejects]]:
    """Copy columns of all files as text into a new table; return the sound rows of each file, and what it left out.

    Args:
        con: Where the table is made.
        parts: The files; those that must be mended are replaced.
        scratch: Where mended copies go.
        positions: The columns; the one at position 3 is called ``c3``.
        table: Its name.

    Raises:
        SourceError: If a file cannot be read to its end.
    """
    con.execute(f"create temp table {table} (" + ", ".join(f"c{at} varchar" for at in positions) + ")")
    return scan_parts(parts, scratch, lambda file: copy_cells(con, file, positions, table))


def scan_parts(
    parts: list[Part], scratch: Scratch, scan: Callable[[TextFile], tuple[_Found, Rejects]]
) -> tuple[list[_Found], list[Rejects]]:
    """Return what a scan of each file comes to, and what each left out; files are mended as often as it takes.

    Args:
        parts: The files; those that must be mended are replaced.
        scratch: Where mended copies go.
        scan: Scans a file, and raises a `MisfitError` if it must be mended first.

    Raises:
        SourceError: If one cannot be read to its end.
    """
    scans = [_scanned(parts, scratch, at, scan) for at in range(len(parts))]
    return [found for found, _ in scans], [rejects for _, rejects in scans]


def _scanned(
    parts: list[Part], scratch: Scratch, at: int, scan: Callable[[TextFile], tuple[_Found, Rejects]]
) -> tuple[_Found, Rejects]:
    while True:
        try:
            found, rejects = scan(parts[at].file)
        except MisfitError as misfit:
            parts[at] = repaired(parts[at], scratch, at, misfit)
        else:
            return found, rejects if rejects.count else parts[at].rejects


def join_rejects(sizes: Sequence[int], rejects: Sequence[Rejects]) -> Rejects:
    """Return the bad records of all files, their rows counted through all of them.

    Args:
        sizes: Sound rows of each file.
        rejects: What was left out of each file.
    """
    rows, base = [], 0
    for size, reject in zip(sizes, rejects, strict=True):
        rows.append(reject.rows + base)
        base += size + reject.count
    first = tuple(record for reject in rejects for record in reject.first)[:SHOWN_RECORDS]
    return Rejects(sum(reject.count for reject in rejects), np.concatenate(rows), first)
