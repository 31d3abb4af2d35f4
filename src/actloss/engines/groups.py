"""The different cells of a label column in DuckDB, and what each of them is."""

from dataclasses import dataclass, replace

import duckdb
import numpy as np

from actloss.column import NOWHERE, FloatArray, IntArray, LabelColumn, Tally, total
from actloss.engines.duckdb import sql
from actloss.engines.judged import MOST_TEXTS, Finished, Judged, too_many, with_numbers
from actloss.numbers import ASCII_BLANKS

_GROUPS = """
create or replace temp table groups as
select cell, count(*) as count, min(place) as first from {cells} group by cell order by first limit {most}
"""
_CODES = "select place::int as place, groups.rowid::int as code from {cells} join groups using (cell)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A column of DuckDB's table ``labels``."""

    column: str
    name: str
    kind: str = "text"
    """What it holds: ``text``, ``number``, ``integer``, ``boolean``, ``date``, ``list``; or ``json`` and ``other``."""
    left_out: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The different cells of a column."""

    cells: list[str | None]
    """All of them, in the order of their first rows."""
    texts: dict[str, Tally]
    """Those that are not empty."""
    empty: Tally


def column_of_numbers(numbers: FloatArray, cells: Cells) -> LabelColumn:
    """Return a label column in which every cell is a number."""
    return LabelColumn(
        name=cells.name,
        rows=len(numbers),
        numbers=numbers,
        texts={},
        empty=NOWHERE,
        kind=cells.kind if cells.kind not in {"json", "other"} else "text",
        left_out=cells.left_out,
    )


def groups_of(con: duckdb.DuckDBPyConnection, source: str, name: str) -> Groups:
    """Return the different cells of ``source``, a table with the columns ``place`` (from 0) and ``cell``.

    Raises:
        LabelError: If there are more than labels can have.
    """
    con.execute(sql(_GROUPS, cells=source, most=str(MOST_TEXTS + 1)))
    found = con.execute("select cell, count, first from groups").fetchall()
    if len(found) > MOST_TEXTS:
        raise too_many(name)
    texts: dict[str, Tally] = {}
    empty: list[Tally] = []
    for text, count, first in found:
        tally = Tally(count, first + 1)
        if not text or not text.strip(ASCII_BLANKS):
            empty.append(tally)
        else:
            texts[text] = tally
    return Groups(cells=[text for text, _, _ in found], texts=texts, empty=total(empty))


def finished(
    con: duckdb.DuckDBPyConnection, source: str, column: LabelColumn, groups: Groups, judged: Judged
) -> Finished:
    """Return the column with its groups sorted into numbers and texts.

    Args:
        con: Where the groups stand.
        source: The table that they were made of.
        column: The column with the numbers that are known already; the array is filled in place.
        groups: The different cells that are not known to be numbers.
        judged: Which of them are.
    """
    numbers = column.numbers
    if judged.values:
        by_code = np.array([np.nan if text is None else judged.values.get(text, np.nan) for text in groups.cells])
        found = con.execute(sql(_CODES, cells=source)).fetchnumpy()
        numbers[found["place"]] = by_code[found["code"]]
    texts = {text: tally for text, tally in groups.texts.items() if text not in judged.values}
    whole = with_numbers(column, numbers, texts, judged.formats)
    return Finished(replace(whole, empty=groups.empty, padded=judged.padded, decimal=judged.decimal), judged.notes)
