"""Parquet and JSON lines: the file says what its columns hold, and DuckDB keeps to it."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import duckdb

from actloss.column import Tally, as_indicator
from actloss.encoding import open_bytes
from actloss.engines.arrow import Chunk, Selection, chunks
from actloss.engines.batches import MOST_CELLS, Batch, T, Wanted
from actloss.engines.comparing import Compared, compared
from actloss.engines.copies import unmarked
from actloss.engines.duckdb import connect, identifier, path_literal, reason_of, sql
from actloss.engines.extracts import extract, select_text, sweep_chunks
from actloss.engines.groups import Cells
from actloss.engines.labels import cell_sql, finish
from actloss.engines.opened import NOTHING_REJECTED, Full, Opened, Swept
from actloss.engines.places import places_of_objects
from actloss.engines.sniffed import HEAD_ROWS
from actloss.engines.spelled import notes_of, spellings_of
from actloss.engines.tallies import tally_chunks
from actloss.engines.twins import roomy, twins_of_relation
from actloss.errors import EmptyTableError, SourceError
from actloss.escape import whole
from actloss.files import Located
from actloss.twins import Twins

_HEAD_CELLS = 2_000_000
_KINDS = {"number", "integer", "boolean", "date", "list"}
_INTEGERS = {f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG", "HUGE")} | {
    "INTEGER",
    "UINTEGER",
}
_PARQUET = "read_parquet([{paths}], hive_partitioning = false)"
_JSON = (
    "read_json([{paths}], format = '{layout}', records = true, hive_partitioning = false, sample_size = {sample}, "
    "convert_strings_to_integers = false, maximum_object_size = 67108864)"
)
_SOME, _ALL = 20480, -1


@dataclass(frozen=True, slots=True)
class _Typed:
    """Typed files as DuckDB sees them."""

    located: Located
    """Holds on to a copy of standard input for as long as it may be read."""
    scan: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    """As in `Opened.kinds`; ``json`` where values are of several types, ``other`` for types without a kind."""


def open_parquet(located: Located) -> Opened:
    """Return the table in one or several Parquet files.

    Raises:
        SourceError: If they are damaged or their columns differ.
    """
    opened = _open(located, "parquet", sql(_PARQUET, paths=_paths(located)), None)
    return replace(opened, indexed=_indexed(located))


def _indexed(located: Located) -> bool:
    """Return whether pandas takes a column with a name of its own for the names of the rows."""
    query = sql("select key, value from parquet_kv_metadata({path})", path=path_literal(located.files[0].path))
    with _reading(located):
        written = dict(connect().execute(query).fetchall())
    try:
        described = json.loads(written.get(b"pandas", b"{}"))
    except (ValueError, RecursionError):
        return False
    index = described.get("index_columns") if isinstance(described, dict) else None
    names = [name for name in index if isinstance(name, str)] if isinstance(index, list) else []
    return any(not name.startswith("__index_level_") for name in names)


def open_json(located: Located, *, array: bool) -> Opened:
    """Return the table in JSON lines, or in an array of JSON objects.

    Raises:
        SourceError: If they are not what they seem.
    """
    layout = "array" if array else "newline_delimited"
    files = (unmarked(file, located.scratch, at) for at, file in enumerate(located.files))
    located = replace(located, files=tuple(files))
    some, every = (sql(_JSON, paths=_paths(located), layout=layout, sample=str(sample)) for sample in (_SOME, _ALL))
    opened = _open(located, "jsonl", some, every)
    if array:
        return replace(opened, array=True)
    return replace(opened, places=lambda rows: places_of_objects(located.files, rows))


def _paths(located: Located) -> str:
    return ", ".join(path_literal(file.path) for file in located.files)


def _open(located: Located, form: str, scan: str, thorough: str | None) -> Opened:
    typed, rows, thorough = _with_head(located, form, scan, thorough)
    cells = tuple(zip(*rows, strict=True))

    def settled(use: Callable[[_Typed], T]) -> T:
        try:
            return use(typed)
        except SourceError:
            if thorough is None:
                raise
            return use(_described(located, thorough))

    def read(positions: Sequence[int], *, indicators: bool = False) -> Full:
        return settled(lambda table: _full(table, positions, indicators=indicators))

    def sweep(wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Swept[T]:
        return settled(lambda table: _swept(table, cells, wanted, function))

    def tally(position: int, limit: int = MOST_CELLS) -> dict[str, Tally]:
        return settled(lambda table: _tallied(table, position, limit))

    def twins(label_positions: Sequence[int], *, left_out: Sequence[int] = (), missing: Collection[str] = ()) -> Twins:
        wanted = compared(typed.names, label_positions, left_out, missing)
        return settled(lambda table: _twins(table, wanted))

    return Opened(
        format=form,
        names=typed.names,
        cells=cells,
        kinds=tuple(kind if kind in _KINDS else "text" for kind in typed.kinds),
        complete=len(rows) < _head_rows(typed),
        read=read,
        sweep=sweep,
        tally=tally,
        twins=twins,
    )


def _with_head(
    located: Located, form: str, scan: str, thorough: str | None
) -> tuple[_Typed, list[tuple[str, ...]], str | None]:
    """Return typed files, their first rows, and the more thorough scan if it is still to be tried."""
    typed = _described(located, scan)
    try:
        rows = _head(typed, _head_rows(typed))
    except SourceError:
        # A type that only the first rows have: settle on types that all of them have.
        if thorough is None:
            raise
        typed, thorough = _described(located, thorough), None
        rows = _head(typed, _head_rows(typed))
    if not rows:
        shown = whole(located.files[0].shown)
        raise EmptyTableError(
            f"{shown} has columns and no row of data; expected at least one row", form=form, names=typed.names
        )
    return typed, rows, thorough


def _head_rows(typed: _Typed) -> int:
    return min(HEAD_ROWS, max(100, _HEAD_CELLS // len(typed.names)))


def _described(located: Located, scan: str) -> _Typed:
    found = _fetched(located, connect(), sql("describe select * from {scan}", scan=scan))
    names, types = zip(*((name, declared) for name, declared, *_ in found), strict=True)
    return _Typed(located, scan, names, tuple(declared_kind(declared) for declared in types))


def declared_kind(declared: str) -> str:
    """Return what a column of a type of DuckDB's holds, as in `actloss.engines.groups.Cells`."""
    base = declared.split("(", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    if declared.endswith("]") or base in {"STRUCT", "MAP"}:
        return "list"
    if base in _INTEGERS:
        return "integer"
    if base in {"FLOAT", "DOUBLE", "DECIMAL"}:
        return "number"
    if base.startswith(("DATE", "TIME")):
        return "date"
    return {"BOOLEAN": "boolean", "JSON": "json", "VARCHAR": "text"}.get(base, "other")


def _fetched(located: Located, con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[str, ...]]:
    with _reading(located):
        return con.execute(query).fetchall()


@contextmanager
def _reading(located: Located) -> Iterator[None]:
    """Say in our words what DuckDB cannot read."""
    file = located.files[0]
    try:
        yield
    except duckdb.Error as error:
        reason = reason_of(error)
        if "Malformed JSON" in reason and (line := _first_bad_line(located)) is not None:
            raise SourceError(f"line {line} of {whole(file.shown)} is not JSON; expected one object a line") from None
        raise SourceError(f"cannot read {whole(file.shown)}: {reason}") from None


def _first_bad_line(located: Located) -> int | None:
    # DuckDB counts lines differently from editors, so the line is looked for where the user will look.
    if len(located.files) > 1:
        return None
    with open_bytes(located.files[0].path) as stream:
        bad = ((number, line) for number, line in enumerate(stream, 1) if line.strip() and not _is_json(line))
        number, line = next(bad, (0, b""))
    # An array over several lines has lines that are no JSON by themselves.
    return None if line.lstrip().startswith(b"[") else number or None


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _head(typed: _Typed, limit: int) -> list[tuple[str, ...]]:
    cells = ", ".join(
        f"coalesce({cell_sql(identifier(name), kind)}, '')" for name, kind in zip(typed.names, typed.kinds, strict=True)
    )
    query = sql("select {cells} from {scan} limit {limit}", cells=cells, scan=typed.scan, limit=str(limit))
    return _fetched(typed.located, connect(), query)


def _full(typed: _Typed, positions: Sequence[int], *, indicators: bool) -> Full:
    con = connect()
    wanted = list(dict.fromkeys(positions)) or [0]
    values = ", ".join(f"{identifier(typed.names[at])} as c{at}" for at in wanted)
    copy = sql("create temp table labels as select {values} from {scan}", values=values, scan=typed.scan)
    _fetched(typed.located, con, copy)
    nothing = NOTHING_REJECTED.rows
    kinds = {at: as_indicator(typed.kinds[at]) if indicators else typed.kinds[at] for at in wanted}
    columns = {
        at: finish(con, Cells(column=f"c{at}", name=typed.names[at], kind=kinds[at], left_out=nothing)) for at in wanted
    }
    return Full(
        columns=tuple(columns[at].column for at in positions),
        rows=columns[wanted[0]].column.rows,
        notes=tuple(note for at in wanted for note in columns[at].notes),
    )


def _swept(
    typed: _Typed, cells: Sequence[Sequence[str]], wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]
) -> Swept[T]:
    spellings = spellings_of(typed.names, cells, wanted)
    extracts = [
        extract(number, one, identifier(typed.names[one.position]), typed.kinds[one.position], spelling)
        for number, (one, spelling) in enumerate(zip(wanted, spellings, strict=True))
    ]
    return sweep_chunks(_chunks(typed, [one.selection for one in extracts]), extracts, notes_of(spellings), function)


def _tallied(typed: _Typed, position: int, limit: int) -> dict[str, Tally]:
    selection = select_text(cell_sql(identifier(typed.names[position]), typed.kinds[position]))
    return tally_chunks(typed.names[position], _chunks(typed, [selection]), limit)


def _twins(typed: _Typed, wanted: Compared) -> Twins:
    with _reading(typed.located):
        table = roomy(typed.located.scratch).sql(sql("select * from {scan}", scan=typed.scan))
        return twins_of_relation(table, lambda at: cell_sql(identifier(typed.names[at]), typed.kinds[at]), wanted)


def _chunks(typed: _Typed, selections: Sequence[Selection]) -> Iterator[Chunk]:
    with _reading(typed.located):
        yield from chunks(connect().sql(sql("select * from {scan}", scan=typed.scan)), selections)
