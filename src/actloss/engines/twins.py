"""Equal rows counted by DuckDB, exactly: it groups the rows by the text of all their cells, on disk where need be."""

from collections.abc import Callable, Collection, Sequence

import duckdb

from actloss.column import IntArray
from actloss.engines.comparing import Compared
from actloss.engines.duckdb import connect, literal, reason_of, sql
from actloss.engines.full import copy_parts, join_rejects
from actloss.engines.opened import NOTHING_REJECTED
from actloss.engines.parts import Part
from actloss.errors import SourceError
from actloss.escape import whole
from actloss.files import Scratch
from actloss.numbers import ASCII_BLANKS
from actloss.twins import Twins

_MEMORY = "2GB"
"""What DuckDB may hold of a file's rows before it moves them to disk."""

_PAIRS = "features, label, count(*) as rows, min(place, 2) as places"
_SETS = """
features, count(*) as labels, sum(rows) as rows, min(places[1]) as first, min(places[2]) as second
"""
_TOTALS = """
coalesce(sum(rows), 0)::bigint, coalesce(sum(rows - labels), 0)::bigint, min(second),
coalesce(sum(rows) filter (labels > 1), 0)::bigint, min(first) filter (labels > 1), count(*) filter (labels > 1)
"""


def twins_of_files(parts: list[Part], scratch: Scratch, wanted: Compared) -> Twins:
    """Compare the rows of one or several delimited files.

    Args:
        parts: The files; those that must be mended are replaced.
        scratch: Where mended copies go, and rows that memory has no room for.
        wanted: What of each row is compared.

    Raises:
        SourceError: If a file cannot be read to its end, or there is no room to compare its rows.
    """
    con = roomy(scratch)
    positions = (*wanted.labels, *wanted.features)
    sizes, rejects = copy_parts(con, parts, scratch, positions, "rows")
    bad = join_rejects(sizes, rejects).rows
    try:
        return twins_of_relation(con.table("rows"), lambda at: f"c{at}", wanted, bad)
    except duckdb.Error as error:
        raise SourceError(f"cannot compare the rows of {whole(parts[0].file.shown)}: {reason_of(error)}") from None


def roomy(scratch: Scratch) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that moves to ``scratch`` what is too much for it."""
    con = connect()
    con.execute(sql("set memory_limit = '{most}'; set temp_directory = {path}", most=_MEMORY, path=_folder(scratch)))
    return con


def twins_of_relation(
    table: duckdb.DuckDBPyRelation,
    cell: Callable[[int], str],
    wanted: Compared,
    bad: IntArray = NOTHING_REJECTED.rows,
) -> Twins:
    """Compare the rows of a table of DuckDB's.

    Args:
        table: The table.
        cell: Returns the SQL for the text of the cell in the column at a position.
        wanted: What of each row is compared.
        bad: Ascending row numbers of the records that could not be read.

    Raises:
        duckdb.Error: If there is no room, or the table cannot be read to its end.
    """
    labels = [cell(at) for at in wanted.labels]
    rows = table.project(
        f"row_number() over () - 1 as place, {_listed(labels)} as label, "
        f"{_listed([cell(at) for at in wanted.features])} as features, {_known(labels, wanted.missing)} as known"
    )
    pairs = rows.filter("known").aggregate(_PAIRS, "features, label")
    found = pairs.aggregate(_SETS, "features").aggregate(_TOTALS).fetchall()
    ((count, duplicates, second, conflicting, first, groups),) = found
    return wanted.twins(count, (duplicates, second), (conflicting, first), groups, bad)


def _folder(scratch: Scratch) -> str:
    return literal(str(scratch.path("rows")))


def _listed(cells: Sequence[str]) -> str:
    return f"[{', '.join(cells)}]::varchar[]"


def _known(labels: Sequence[str], missing: Collection[str]) -> str:
    """Return the SQL for whether every label cell holds a label."""
    words = ", ".join(literal(text) for text in ("", *sorted(missing)))
    return " and ".join(
        f"coalesce(trim({cell}, {literal(ASCII_BLANKS)}) <> '' and {cell} not in ({words}), false)" for cell in labels
    )
