"""From a label column in DuckDB to numbers by row and texts with counts.

Most label columns hold few different cells. Those are grouped first, and each different cell is judged once, in Python,
by the written grammar. Only columns with many different cells are judged row by row (`actloss.engines.many`).
"""

from collections.abc import Mapping

import duckdb
import numpy as np

from actloss.column import INDICATOR, Tally
from actloss.engines.duckdb import sql
from actloss.engines.groups import Cells, column_of_numbers, finished, groups_of
from actloss.engines.judged import Finished, Judged, judge_all, judge_indicators
from actloss.engines.many import finish_many

FEW = 100_000

_TEXT = {"list": "to_json({value})::varchar", "json": "{value} ->> '$'", "text": "{value}"}
_CELLS = "create or replace temp view cells as select rowid as place, {cell} as cell from labels"
# A whole number beyond 2**53 is no float64; it stays the text it is.
_NUMBER = {
    "number": "coalesce({column}::double, 'nan'::double)",
    "integer": "case when {column} between -9007199254740991 and 9007199254740991 then {column}::double else 'nan' end",
}
_NUMBERS = "select {number} as number from labels"
_UNDEFINED = """
create or replace temp view undefined as
select rowid as place, {column}::varchar as cell from labels where isnan({number})
"""


def finish(con: duckdb.DuckDBPyConnection, cells: Cells) -> Finished:
    """Return the label column whose cells stand in DuckDB.

    Raises:
        LabelError: If it holds more different texts than labels can.
    """
    if cells.kind in _NUMBER:
        return _declared_numbers(con, cells)
    con.execute(sql(_CELLS, cell=cell_sql(cells.column, cells.kind)))
    ((distinct, rows),) = con.execute("select approx_count_distinct(cell), count(*) from cells").fetchall()
    if distinct > FEW and cells.kind == "text":
        return finish_many(con, cells)
    groups = groups_of(con, "cells", cells.name)
    judged = _judged(cells, groups.texts)
    return finished(con, "cells", column_of_numbers(np.full(rows, np.nan), cells), groups, judged)


def _judged(cells: Cells, texts: Mapping[str, Tally]) -> Judged:
    if cells.kind == INDICATOR:
        return judge_indicators(texts)
    return judge_all(cells.name, texts) if cells.kind in {"text", "json"} else Judged()


def cell_sql(value: str, kind: str) -> str:
    """Return the SQL for a cell as text."""
    return _TEXT.get(kind, "{value}::varchar").format(value=value)


def _declared_numbers(con: duckdb.DuckDBPyConnection, cells: Cells) -> Finished:
    number = _NUMBER[cells.kind].format(column=cells.column)
    numbers = np.asarray(con.execute(sql(_NUMBERS, number=number)).fetchnumpy()["number"])
    column = column_of_numbers(numbers, cells)
    if not np.isnan(numbers).any():
        return Finished(column)
    con.execute(sql(_UNDEFINED, column=cells.column, number=number))
    return finished(con, "undefined", column, groups_of(con, "undefined", cells.name), Judged())
