"""Columns of delimited files in batches, as DuckDB reads them; a file is mended as often as it takes."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from actloss.engines.arrow import Chunk, Selection, chunks
from actloss.engines.batches import T
from actloss.engines.duckdb import MisfitError, connect, reading, rejects_of, scan_sql, sql
from actloss.engines.opened import Rejects
from actloss.engines.parts import Part, repaired
from actloss.files import Scratch


@dataclass(frozen=True, slots=True)
class Passed:
    """What was met in a pass over all files; complete once the pass is."""

    sizes: list[int] = field(default_factory=list)
    """Rows of each file."""
    rejects: list[Rejects] = field(default_factory=list)
    """What was left out of each file."""


def sweep_files(
    parts: list[Part], scratch: Scratch, selections: Sequence[Selection], function: Callable[[Iterator[Chunk]], T]
) -> tuple[T, Passed]:
    """Return what ``function`` makes of the chunks of all files, and what was met on the way.

    Args:
        parts: The files; those that must be mended are replaced, and ``function`` is called anew.
        scratch: Where mended copies go.
        selections: What to select from the columns ``c0``, ``c1`` and so on.
        function: Called with all chunks in the order of the rows.

    Raises:
        SourceError: If a file cannot be read to its end.
    """
    while True:
        passed = Passed()
        with closing(_pass(parts, selections, passed)) as stream:
            try:
                value = function(stream)
                # What the function did not care to see may have to be mended as well, and is counted.
                for _ in stream:
                    pass
            except MisfitError as misfit:
                at = len(passed.sizes)
                parts[at] = repaired(parts[at], scratch, at, misfit)
            else:
                return value, passed


def _pass(parts: Sequence[Part], selections: Sequence[Selection], passed: Passed) -> Generator[Chunk, None, None]:
    for part in parts:
        con = connect()
        size = 0
        with reading(part.file):
            table = con.sql(sql("select * from {scan}", scan=scan_sql(part.file)))
            for chunk in chunks(table, selections):
                size += chunk.rows
                yield chunk
        rejects = rejects_of(con, part.file)
        passed.rejects.append(rejects if rejects.count else part.rejects)
        passed.sizes.append(size)
