"""Delimited text: its head is examined here, its label columns are read in full by DuckDB."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest

from actloss.column import INDICATOR, Place, Tally
from actloss.engines.alike import twins_of_columns
from actloss.engines.batches import MOST_CELLS, Batch, T, Wanted
from actloss.engines.comparing import Comparer, compared
from actloss.engines.folds import fold_files, fold_head, head_column, tally_files, tally_head
from actloss.engines.formats import spoken
from actloss.engines.full import ReadColumns, from_files, from_head, head_rejects
from actloss.engines.opened import Full, Opened, Swept
from actloss.engines.parts import Part, prepared
from actloss.engines.places import places_of_records
from actloss.engines.slices import Sliceable
from actloss.engines.sniffed import HEAD_ROWS, Given, Sniffed, sniff
from actloss.engines.spelled import spellings_of
from actloss.engines.twins import twins_of_files
from actloss.errors import EmptyTableError, SourceError
from actloss.escape import quoted, whole
from actloss.files import Located
from actloss.twins import Twins


def open_delimited(located: Located, given: Given) -> Opened:
    """Return the table in one or several delimited files.

    Raises:
        SourceError: If a file is no table of text, or the files have different columns.
    """
    first = _first(located, given)
    files = [first, *(_same_columns(first, sniff(file, given, like=first)) for file in located.files[1:])]
    rows = next((file.rows for file in files if file.rows), [])[:HEAD_ROWS]
    cells = tuple(zip(*rows, strict=True))
    small = len(files) == 1 and first.complete
    parts: list[Part] = []

    def ready() -> list[Part]:
        if not parts:
            parts.extend(prepared(file, located.scratch, at) for at, file in enumerate(files))
        return parts

    def read(positions: Sequence[int], *, indicators: bool = False) -> Full:
        kind = INDICATOR if indicators else "text"
        wanted = list(dict.fromkeys(positions)) or [0]
        if small:
            return _checked(from_head(first, wanted, kind), first, positions)
        return _checked(from_files(ready(), located.scratch, first, wanted, kind), first, positions)

    def sweep(wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Swept[T]:
        spellings = spellings_of(first.names, cells, wanted)
        if small:
            value, found = fold_head(first, wanted, spellings, function)
        else:
            value, found = fold_files(ready(), located.scratch, wanted, spellings, function)
        return Swept(value=value, met=_checked(found, first, ()), left_out=found.rejects.rows)

    def tally(position: int, limit: int = MOST_CELLS) -> dict[str, Tally]:
        if small:
            return tally_head(first, position, limit)
        return tally_files(ready(), located.scratch, first.names[position], position, limit)

    return Opened(
        format="csv",
        names=first.names,
        cells=cells,
        kinds=("text",) * len(first.names),
        complete=small,
        read=read,
        sweep=sweep,
        tally=tally,
        twins=_comparer(first, located, ready, small=small),
        places=lambda rows: places_of_records(files, rows),
        encoding=first.encoding.shown,
        delimiter=first.dialect.delimiter or None,
        quote=first.dialect.quote,
        header=first.layout.header,
        header_line=first.header_line,
        skipped=first.skipped,
        escape=first.dialect.escape,
        blanks=first.dialect.blanks,
        trailing=first.layout.trailing,
        surplus=any(file.surplus for file in files),
        packing=first.packing,
        alike=all(_reads_like(first, file) for file in files[1:]),
        notes=_notes(first),
        undecodable=len(first.broken_lines),
        undecodable_at=Place(file=first.file.shown, line=first.broken_lines[0]) if first.broken_lines else None,
    )


def _first(located: Located, given: Given) -> Sniffed:
    try:
        return sniff(located.files[0], given)
    except EmptyTableError as error:
        if len(located.files) == 1:
            raise
        # The others may hold rows.
        raise SourceError(str(error)) from None


def _comparer(first: Sniffed, located: Located, ready: Callable[[], list[Part]], *, small: bool) -> Comparer:
    def columns(positions: Sequence[int]) -> list[Sliceable]:
        return [head_column(first.rows, at) for at in positions]

    def twins(label_positions: Sequence[int], *, left_out: Sequence[int] = (), missing: Collection[str] = ()) -> Twins:
        wanted = compared(first.names, label_positions, left_out, missing)
        if not small:
            return twins_of_files(ready(), located.scratch, wanted)
        return twins_of_columns(columns(wanted.labels), columns(wanted.features), wanted, head_rejects(first).rows)

    return twins


def _checked(found: ReadColumns, first: Sniffed, positions: Sequence[int]) -> Full:
    rejects = found.rejects
    if rejects.count > found.rows:
        example = rejects.first[0]
        raise SourceError(
            f"{rejects.count:,} of {found.rows + rejects.count:,} records of {whole(first.file.shown)} do not have "
            f"{first.width} fields, the first in line {example.line} with {example.found}; check delimiter and header"
        )
    return Full(
        columns=tuple(found.columns[at].column for at in positions),
        rows=found.rows,
        bad_count=rejects.count,
        bad_records=rejects.first,
        notes=(*found.notes, *(note for finished in found.columns.values() for note in finished.notes)),
        encoding=found.encoding,
        undecodable=found.undecodable,
        undecodable_at=found.undecodable_at,
    )


def _same_columns(first: Sniffed, other: Sniffed) -> Sniffed:
    if other.names != first.names or other.layout.header != first.layout.header:
        pairs = zip_longest(first.names, other.names, fillvalue="")
        at, (expected, found) = next((item for item in enumerate(pairs, 1) if item[1][0] != item[1][1]), (1, ("", "")))
        raise SourceError(
            f"column {at} of {whole(other.file.shown)} is {quoted(found)}, expected {quoted(expected)} as in "
            f"{whole(first.file.shown)}; read files with different columns apart"
        )
    return other


def _reads_like(first: Sniffed, other: Sniffed) -> bool:
    """Return whether who reads the first file in one way can read another in the same."""
    lines = first.skipped == other.skipped and first.layout.trailing == other.layout.trailing
    return lines and first.packing == other.packing and (other.ascii or first.encoding.name == other.encoding.name)


def _notes(first: Sniffed) -> tuple[str, ...]:
    notes = []
    layout, dialect = first.layout, first.dialect
    if first.encoding.name != "utf-8":
        notes.append(f"the text is not UTF-8; it is read as {first.encoding.name}")
    if first.broken:
        notes.append(f"{first.broken} characters are not valid UTF-8; they are shown as \\ufffd")
    if layout.skipped:
        below = f"the header is line {first.header_line}" if layout.header else "the data follow"
        notes.append(f"{layout.skipped} lines before the table are skipped; {below}")
    if not layout.header:
        notes.append("the first row is data, not a header; columns are numbered from 0")
    if layout.row_names:
        notes.append(
            "the rows have one field more than the header; the first one is taken for row names, as R writes them"
        )
    if layout.trailing:
        notes.append("every row ends with a delimiter that the header lacks; the empty last column is left out")
    if dialect.blanks:
        notes.append(f"blanks after the delimiter ({spoken(dialect.delimiter)}) are taken for part of it")
    return tuple(notes)
