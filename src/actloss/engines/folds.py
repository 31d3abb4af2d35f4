"""Delimited files folded and counted: from the head if it is the whole file, else batch by batch through DuckDB."""

from collections.abc import Callable, Iterator, Sequence

from actloss.column import Tally
from actloss.engines.batches import Batch, T, Wanted
from actloss.engines.extracts import batches_of, extract, select_text
from actloss.engines.full import ReadColumns, head_rejects, join_rejects
from actloss.engines.parts import Part, first_undecodable
from actloss.engines.slices import Sliceable, batches_of_slices, tally_slices
from actloss.engines.sniffed import Sniffed
from actloss.engines.spelled import Spelling, notes_of
from actloss.engines.stream import sweep_files
from actloss.engines.tallies import tally_chunks, with_bad_records
from actloss.files import Scratch


def fold_head(
    head: Sniffed, wanted: Sequence[Wanted], spellings: Sequence[Spelling], function: Callable[[Iterator[Batch]], T]
) -> tuple[T, ReadColumns]:
    """Return what ``function`` makes of columns of a file that its head holds entirely, and what was met.

    Args:
        head: The file.
        wanted: The columns.
        spellings: How the numbers of each of them are written.
        function: Called with all batches.
    """
    rows = head.rows
    columns = [head_column(rows, one.position) for one in wanted]
    value = function(batches_of_slices(columns, wanted, spellings))
    found = ReadColumns(
        columns={},
        rows=len(rows),
        rejects=head_rejects(head),
        notes=notes_of(spellings),
        encoding=head.encoding.shown,
    )
    return value, found


def fold_files(
    parts: list[Part],
    scratch: Scratch,
    wanted: Sequence[Wanted],
    spellings: Sequence[Spelling],
    function: Callable[[Iterator[Batch]], T],
) -> tuple[T, ReadColumns]:
    """Return what ``function`` makes of columns of one or several files, and what was met on the way.

    Args:
        parts: The files; those that must be mended are replaced, and ``function`` is called anew.
        scratch: Where mended copies go.
        wanted: The columns.
        spellings: How the numbers of each of them are written.
        function: Called with all batches.

    Raises:
        SourceError: If a file cannot be read to its end.
    """
    extracts = [
        extract(number, one, f"c{one.position}", "text", spelling)
        for number, (one, spelling) in enumerate(zip(wanted, spellings, strict=True))
    ]
    selections = [one.selection for one in extracts]
    value, passed = sweep_files(parts, scratch, selections, lambda chunks: function(batches_of(chunks, extracts)))
    found = ReadColumns(
        columns={},
        rows=sum(passed.sizes),
        rejects=join_rejects(passed.sizes, passed.rejects),
        notes=(*(note for part in parts for note in part.notes), *notes_of(spellings)),
        encoding=parts[0].encoding.shown,
        undecodable=sum(len(part.undecodable) for part in parts),
        undecodable_at=first_undecodable(parts),
    )
    return value, found


def tally_head(head: Sniffed, position: int, limit: int) -> dict[str, Tally]:
    """Count the different cells of a column of a file that its head holds entirely.

    Raises:
        LabelError: If there are more than ``limit``.
    """
    tallies = tally_slices(head.names[position], head_column(head.rows, position), limit)
    return with_bad_records(tallies, head_rejects(head).rows)


def tally_files(parts: list[Part], scratch: Scratch, name: str, position: int, limit: int) -> dict[str, Tally]:
    """Count the different cells of a column of one or several files.

    Args:
        parts: The files; those that must be mended are replaced.
        scratch: Where mended copies go.
        name: The column's name.
        position: Where it stands.
        limit: Different cells at most.

    Raises:
        SourceError: If a file cannot be read to its end.
        LabelError: If there are more different cells.
    """
    selections = [select_text(f"c{position}")]
    tallies, passed = sweep_files(parts, scratch, selections, lambda chunks: tally_chunks(name, chunks, limit))
    return with_bad_records(tallies, join_rejects(passed.sizes, passed.rejects).rows)


def head_column(rows: Sequence[Sequence[str]], position: int) -> Sliceable:
    """Return a column of rows that are in memory."""
    cells = [row[position] for row in rows]
    return Sliceable(rows=len(cells), values=cells.__getitem__)
