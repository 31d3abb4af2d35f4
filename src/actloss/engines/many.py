"""A text column with so many different cells that they are judged row by row: mostly numbers, one hopes."""

from collections.abc import Iterable
from dataclasses import replace

import duckdb
import numpy as np

from actloss.column import FloatArray, LabelColumn, Tally
from actloss.engines.duckdb import literal, number_sql, sql
from actloss.engines.groups import Cells, Groups, column_of_numbers, finished, groups_of
from actloss.engines.judged import MOST_TEXTS, Finished, Judged, add_marks, judge, too_many
from actloss.engines.spelled import plain_sql
from actloss.numbers import is_null, plain_number
from actloss.written import POINT_GROUPS, Plain, Style

_NUMBERED = """
create or replace temp view numbered as select place, cell, {number} as number
from (select place, cell, try_cast(cell as double) as as_double from cells)
"""
_LEFTOVER = "create or replace temp table leftover as select place, cell from numbered where isnan(number)"
_SAMPLE = "select distinct cell from (from {source} limit 100000)"
_POINTS = """
select count(*) filter (contains(cell, '.')), count(*) filter (regexp_full_match(trim(cell), {groups}))
from numbered where not isnan(number)
"""
_REGROUPED = """
select place, try_cast(replace(cell, '.', '') as double) as number from numbered
where not isnan(number) and contains(cell, '.')
"""
_CONVERTED = """
create or replace temp view converted as select place, cell, {number} as number
from (select place, cell, plain, try_cast(plain as double) as as_double
    from (select place, cell, {plain} as plain from {source}))
"""
_REST = "create or replace temp table rest as select place, cell from converted where isnan(number)"
_NO_REST = "create or replace temp table rest as select place, cell from cells limit 0"


def finish_many(con: duckdb.DuckDBPyConnection, cells: Cells) -> Finished:
    """Return the label column whose text stands in DuckDB's view ``cells``.

    Raises:
        LabelError: If more different cells than labels can have are no numbers.
    """
    con.execute(sql(_NUMBERED, number=number_sql("cell", "as_double")))
    numbers = np.asarray(con.execute("select number from numbered").fetchnumpy()["number"])
    column = column_of_numbers(numbers, cells)
    count = int(np.count_nonzero(~np.isnan(numbers)))
    if count == len(numbers):
        return Finished(column)
    # A copy of what is left saves judging every row anew, but not when that is everything.
    source = "leftover" if count else "cells"
    if count:
        con.execute(_LEFTOVER)
    ((distinct,),) = con.execute(sql("select approx_count_distinct(cell) from {source}", source=source)).fetchall()
    before = Judged()
    if distinct > MOST_TEXTS:
        before = _converted(con, column, source)
        source = "rest"
    groups = groups_of(con, source, cells.name)
    judged = _judged(con, column, groups, before.style)
    if judged.style is not None and judged.style.point_groups:
        _regroup(con, column.numbers, judged.formats)
    for mark, tally in before.formats.items():
        add_marks(judged.formats, (mark,), tally)
    return finished(con, source, column, groups, replace(judged, notes=before.notes or judged.notes))


def _judged(con: duckdb.DuckDBPyConnection, column: LabelColumn, groups: Groups, style: Style | None) -> Judged:
    plain = {text: number for text in groups.texts if (number := plain_number(text)) is not None}
    others = {text: tally for text, tally in groups.texts.items() if text not in plain}
    judged = judge(column.name, others, _plain(con, column.numbers, others), style)
    return replace(judged, values={**plain, **judged.values})


def _plain(con: duckdb.DuckDBPyConnection, numbers: FloatArray, texts: Iterable[str]) -> Plain:
    count = int(np.count_nonzero(~np.isnan(numbers)))
    if not count or not any("," in text for text in texts):
        return Plain(count)
    ((dotted, in_threes),) = con.execute(sql(_POINTS, groups=literal(POINT_GROUPS.pattern))).fetchall()
    return Plain(count, dotted, in_threes)


def _regroup(con: duckdb.DuckDBPyConnection, numbers: FloatArray, formats: dict[str, Tally]) -> None:
    """Read ``12.500`` as twelve thousand five hundred."""
    found = con.execute(_REGROUPED).fetchnumpy()
    numbers[found["place"]] = found["number"]
    add_marks(formats, ("thousands separator",), Tally(len(found["place"]), int(found["place"].min()) + 1))


def _converted(con: duckdb.DuckDBPyConnection, column: LabelColumn, source: str) -> Judged:
    """Convert the numbers of a column with too many different texts to look at each; leave the others in ``rest``.

    Raises:
        LabelError: If the texts are no numbers.
    """
    sample = [text for (text,) in con.execute(sql(_SAMPLE, source=source)).fetchall() if text]
    once = {text: Tally(1, 1) for text in sample if not is_null(text) and plain_number(text) is None}
    judged = judge(column.name, once, _plain(con, column.numbers, once))
    if judged.style is None:
        raise too_many(column.name)
    decimal = judged.style.decimal
    view = {"number": number_sql("plain", "as_double"), "plain": plain_sql("cell", decimal), "source": source}
    con.execute(sql(_CONVERTED, **view))
    found = con.execute("select place::int as place, number from converted where not isnan(number)").fetchnumpy()
    column.numbers[found["place"]] = found["number"]
    con.execute(_REST if np.isnan(column.numbers).any() else _NO_REST)
    mark = "decimal comma" if decimal == "," else "thousands separator"
    places = found["place"]
    return replace(judged, formats={mark: Tally(len(places), int(places.min()) + 1)} if len(places) else {})
