"""Read label columns of delimited files in full: from the head if it is the whole file, else in one pass by DuckDB."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from actloss.column import BadRecord, FloatArray
from actloss.engines.duckdb import MisfitError, TextFile, connect, copy_cells, read_numbers
from actloss.engines.groups import Cells, column_of_numbers
from actloss.engines.judged import Finished
from actloss.engines.labels import finish
from actloss.engines.opened import SHOWN_CHARACTERS, SHOWN_RECORDS, Rejects
from actloss.engines.parts import Part, repaired
from actloss.engines.sniffed import Sniffed
from actloss.engines.values import column_of_values
from actloss.files import Scratch
from actloss.numbers import plain_number
from actloss.records import fitted

_Found = TypeVar("_Found")
# Up to here Python sorts the cells as fast as DuckDB answers questions about them.
_FEW_CELLS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadColumns:
    """Label columns by position, and what was met on the way."""

    columns: Mapping[int, Finished]
    rows: int
    rejects: Rejects
    notes: tuple[str, ...] = ()
    encoding: str
    undecodable: int = 0


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
        undecodable=sum(part.undecodable for part in parts),
    )


def _as_numbers(
    parts: list[Part], scratch: Scratch, first: Sniffed, wanted: list[int]
) -> tuple[dict[int, Finished], list[int], list[Rejects]] | None:
    """Return the columns if every cell is a plain number: no text is then ever kept, which halves time and memory."""
    rows = first.rows
    if not all(plain_number(row[at]) is not None for at in wanted for row in rows):
        return None
    con = connect()
    arrays: list[list[FloatArray]] = []
    rejects: list[Rejects] = []
    for at in range(len(parts)):
        found, rejected = scan_part(parts, scratch, at, lambda file: read_numbers(con, file, wanted))
        arrays.append(found)
        rejects.append(rejected)
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


def _as_text(
    parts: list[Part], scratch: Scratch, first: Sniffed, wanted: list[int], kind: str
) -> tuple[dict[int, Finished], list[int], list[Rejects]]:
    con = connect()
    con.execute("create temp table labels (" + ", ".join(f"c{at} varchar" for at in wanted) + ")")
    sizes: list[int] = []
    rejects: list[Rejects] = []
    for at in range(len(parts)):
        size, rejected = scan_part(parts, scratch, at, lambda file: copy_cells(con, file, wanted, "labels"))
        sizes.append(size)
        rejects.append(rejected)
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


def scan_part(
    parts: list[Part], scratch: Scratch, at: int, scan: Callable[[TextFile], tuple[_Found, Rejects]]
) -> tuple[_Found, Rejects]:
    """Return what a scan of one file comes to, and what it left out; the file is mended as often as it takes.

    Args:
        parts: The files; the one that is scanned is replaced if it must be mended.
        scratch: Where mended copies go.
        at: Which of them is scanned.
        scan: Scans a file, and raises a `MisfitError` if it must be mended first.

    Raises:
        SourceError: If it cannot be read to its end.
    """
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
