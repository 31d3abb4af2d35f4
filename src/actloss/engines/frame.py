"""Dataframes that the caller already holds, through narwhals; also DuckDB relations and mappings of columns."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import narwhals as nw
import numpy as np

from actloss.column import NOWHERE, FloatArray, LabelColumn, Tally, as_indicator
from actloss.engines.alike import comparer_of
from actloss.engines.arrow import chunks
from actloss.engines.batches import MOST_CELLS, Batch, T, Tallier, Wanted
from actloss.engines.comparing import Comparer, compared
from actloss.engines.duckdb import identifier, reason_of
from actloss.engines.extracts import extract, select_text, sweep_chunks
from actloss.engines.judged import Finished, with_numbers
from actloss.engines.labels import cell_sql
from actloss.engines.opened import Full, Opened, Reader, Sweeper, Swept
from actloss.engines.slices import Sliceable, folds_of
from actloss.engines.sniffed import HEAD_ROWS
from actloss.engines.spelled import notes_of, spellings_of
from actloss.engines.tallies import tally_chunks
from actloss.engines.twins import twins_of_relation
from actloss.engines.typed import declared_kind
from actloss.engines.values import cell_text, column_of_values, kind_of
from actloss.errors import EmptyTableError, SourceError
from actloss.escape import visible
from actloss.numbers import EXACT_LIMIT
from actloss.twins import Twins

_HEAD_CELLS = 2_000_000


def open_frame(source: object) -> tuple[str, Opened]:
    """Return the name and the table of a dataframe.

    Args:
        source: A pandas, polars, Arrow or other dataframe that narwhals knows, eager or lazy; a series; a DuckDB
            relation; or a mapping from column names to values.

    Raises:
        SourceError: If it is none of these, or holds no row.
    """
    if isinstance(source, Mapping):
        return "columns", _open_mapping(source)
    if isinstance(source, duckdb.DuckDBPyRelation):
        return "DuckDB relation", _open_relation(source)
    try:
        frame, names = _frame_of(source)
    except TypeError:
        raise SourceError(
            f"expected a path, a list of paths or a dataframe (pandas, polars, Arrow), got a value of type "
            f"{visible(type(source).__name__)}; pass one of these"
        ) from None
    library = frame.implementation.value
    return f"{library} {type(source).__name__}", _open_narwhals(frame, library, names)


def _frame_of(source: Any) -> tuple[nw.DataFrame[Any] | nw.LazyFrame[Any], tuple[str, ...]]:  # noqa: ANN401 - any dataframe there is
    """Return a dataframe whose columns narwhals can address, and what its columns are called."""
    try:
        frame = nw.from_native(source, allow_series=True)
    except nw.exceptions.DuplicateError:
        names: list[object] = list(source.column_names if hasattr(source, "column_names") else source.columns)
        return _renumbered(source, len(names)), tuple(map(_name, names))
    frame = frame.to_frame() if isinstance(frame, nw.Series) else frame
    names = list(frame.collect_schema().names())
    if not all(isinstance(name, str) for name in names):
        frame = _renumbered(frame.to_native(), len(names))
    return frame, tuple(map(_name, names))


def _renumbered(native: Any, width: int) -> nw.DataFrame[Any]:  # noqa: ANN401 - any dataframe there is
    # Columns are addressed by position; for narwhals their names must be texts that differ.
    positions = [str(at) for at in range(width)]
    renamed = native.set_axis(positions, axis=1) if hasattr(native, "set_axis") else native.rename_columns(positions)
    frame: nw.DataFrame[Any] = nw.from_native(renamed)
    return frame


def _name(name: object) -> str:
    """Return the name of a column; that of several levels, as pandas has them, in one: ``p_cat``."""
    return "_".join(str(part) for part in name if part != "") if isinstance(name, tuple) else str(name)


def _open_narwhals(frame: nw.DataFrame[Any] | nw.LazyFrame[Any], library: str, names: tuple[str, ...]) -> Opened:
    keys = frame.collect_schema().names()
    limit = _head_rows(len(names))
    head = frame.head(limit)
    head = head.collect() if isinstance(head, nw.LazyFrame) else head
    series = [head[:, at] for at in range(len(names))]

    def read(positions: Sequence[int], *, indicators: bool = False) -> Full:
        wanted = list(dict.fromkeys(positions)) or [0]
        kept = frame.select([keys[at] for at in wanted])
        kept = kept.collect() if isinstance(kept, nw.LazyFrame) else kept
        return _full(
            positions, {at: _column(names[at], kept[:, place], indicator=indicators) for place, at in enumerate(wanted)}
        )

    def columns(positions: Sequence[int]) -> list[Sliceable]:
        kept = frame.select([keys[at] for at in dict.fromkeys(positions)])
        kept = kept.collect() if isinstance(kept, nw.LazyFrame) else kept
        return [_sliceable(kept[keys[at]]) for at in positions]

    cells = [[cell_text(value) for value in one.to_list()] for one in series]
    kinds = [_kind(one) for one in series]
    uses = (*folds_of(names, cells, columns), comparer_of(names, columns))
    return _opened(library, names, cells, kinds, complete=len(head) < limit, read=read, uses=uses)


def _open_mapping(source: Mapping[Any, Any]) -> Opened:
    names = tuple(str(name) for name in source)
    given = list(source.values())
    columns = [list(values.tolist() if hasattr(values, "tolist") else values) for values in given]
    lengths = {len(values) for values in columns}
    if len(lengths) > 1:
        raise SourceError(f"the columns have different lengths, from {min(lengths)} to {max(lengths)}; make them equal")
    limit = _head_rows(len(names))
    kinds = [kind_of(values) for values in columns]

    def read(positions: Sequence[int], *, indicators: bool = False) -> Full:
        read_as = [as_indicator(kind) if indicators else kind for kind in kinds]
        return _full(positions, {at: column_of_values(names[at], columns[at], read_as[at]) for at in positions or [0]})

    def sliceables(positions: Sequence[int]) -> list[Sliceable]:
        return [_listed(columns[at], given[at]) for at in positions]

    cells = [[cell_text(value) for value in values[:limit]] for values in columns]
    complete = len(next(iter(columns), [])) <= limit
    uses = (*folds_of(names, cells, sliceables), comparer_of(names, sliceables))
    return _opened("columns", names, cells, kinds, complete=complete, read=read, uses=uses)


def _open_relation(source: duckdb.DuckDBPyRelation) -> Opened:
    names = tuple(source.columns)
    limit = _head_rows(len(names))
    head = list(zip(*source.limit(limit).fetchall(), strict=True)) or [()] * len(names)
    kinds = [kind_of(values) for values in head]

    def read(positions: Sequence[int], *, indicators: bool = False) -> Full:
        wanted = list(dict.fromkeys(positions)) or [0]
        read_as = [as_indicator(kind) if indicators else kind for kind in kinds]
        rows = source.project(", ".join(identifier(names[at]) for at in wanted)).fetchall()
        columns = zip(wanted, zip(*rows, strict=True), strict=True)
        return _full(positions, {at: column_of_values(names[at], values, read_as[at]) for at, values in columns})

    cells = [[cell_text(value) for value in values] for values in head]
    uses = (*_relation_folds(source, cells), _relation_comparer(source))
    return _opened("duckdb", names, cells, kinds, complete=len(head[0]) < limit, read=read, uses=uses)


def _relation_folds(source: duckdb.DuckDBPyRelation, cells: Sequence[Sequence[str]]) -> tuple[Sweeper, Tallier]:
    names = source.columns
    kinds = [declared_kind(str(declared)) for declared in source.types]

    def sweep(wanted: Sequence[Wanted], function: Callable[[Iterator[Batch]], T]) -> Swept[T]:
        spellings = spellings_of(names, cells, wanted)
        extracts = [
            extract(number, one, identifier(names[one.position]), kinds[one.position], spelling)
            for number, (one, spelling) in enumerate(zip(wanted, spellings, strict=True))
        ]
        found = chunks(source, [one.selection for one in extracts])
        return sweep_chunks(found, extracts, notes_of(spellings), function)

    def tally(position: int, limit: int = MOST_CELLS) -> dict[str, Tally]:
        name = names[position]
        selection = select_text(cell_sql(identifier(name), kinds[position]))
        return tally_chunks(name, chunks(source, [selection]), limit)

    return sweep, tally


def _relation_comparer(source: duckdb.DuckDBPyRelation) -> Comparer:
    names = source.columns
    cells = [
        cell_sql(identifier(name), declared_kind(str(kind))) for name, kind in zip(names, source.types, strict=True)
    ]

    def twins(label_positions: Sequence[int], *, left_out: Sequence[int] = (), missing: Collection[str] = ()) -> Twins:
        try:
            return twins_of_relation(source, cells.__getitem__, compared(names, label_positions, left_out, missing))
        except duckdb.Error as error:
            raise SourceError(f"cannot compare the rows of the DuckDB relation: {reason_of(error)}") from None

    return twins


def _head_rows(columns: int) -> int:
    return min(HEAD_ROWS, max(100, _HEAD_CELLS // max(columns, 1)))


def _opened(
    form: str,
    names: tuple[str, ...],
    cells: list[list[str]],
    kinds: list[str],
    *,
    complete: bool,
    read: Reader,
    uses: tuple[Sweeper, Tallier, Comparer],
) -> Opened:
    if not cells or not cells[0]:
        sentence = "the table holds no row of data; expected at least one column and one row"
        raise EmptyTableError(sentence, form=form, names=names) if names else SourceError(sentence)
    return Opened(
        format=form,
        names=names,
        cells=tuple(tuple(column) for column in cells),
        kinds=tuple(kinds),
        complete=complete,
        read=read,
        sweep=uses[0],
        tally=uses[1],
        twins=uses[2],
    )


def _full(positions: Sequence[int], columns: Mapping[int, Finished]) -> Full:
    return Full(
        columns=tuple(columns[at].column for at in positions),
        rows=next(iter(columns.values())).column.rows,
        notes=tuple(note for finished in columns.values() for note in finished.notes),
    )


def _kind(series: nw.Series[Any]) -> str:
    kind = series.dtype
    if kind.is_integer():
        return "integer"
    if kind.is_numeric():
        return "number"
    if kind == nw.Boolean:
        return "boolean"
    if kind.is_temporal():
        return "date"
    # An object column may hold anything; what it holds decides.
    return "list" if kind.is_nested() else kind_of(series.to_list())


def _column(name: str, series: nw.Series[Any], *, indicator: bool) -> Finished:
    kind = as_indicator(_kind(series)) if indicator else _kind(series)
    if not series.dtype.is_numeric() or not _is_exact(series):
        return column_of_values(name, series.to_list(), kind)
    numbers = np.asarray(series.cast(nw.Float64).to_numpy(), dtype=np.float64)
    nothing = np.asarray(series.is_null().to_numpy(), dtype=np.bool_)
    undefined = np.isnan(numbers) & ~nothing
    texts = {"nan": _tally(undefined)} if undefined.any() else {}
    column = LabelColumn(name=name, rows=len(numbers), numbers=numbers, texts={}, empty=_tally(nothing), kind=kind)
    return Finished(with_numbers(column, numbers, texts, {}))


def _sliceable(series: nw.Series[Any]) -> Sliceable:
    def numbers(part: slice) -> FloatArray:
        return np.asarray(series[part].cast(nw.Float64).to_numpy(), dtype=np.float64)

    return Sliceable(
        rows=len(series),
        values=lambda part: series[part].to_list(),
        # Arrow refuses to round a whole number; Python rounds it to the nearest float.
        numbers=numbers if series.dtype.is_numeric() and _is_exact(series) else None,
    )


def _is_exact(series: nw.Series[Any]) -> bool:
    bounds = (series.min(), series.max()) if series.dtype.is_integer() else ()
    return all(bound is None or abs(int(bound)) < EXACT_LIMIT for bound in bounds)


def _listed(values: Sequence[object], given: object) -> Sliceable:
    if not isinstance(given, np.ndarray) or given.ndim != 1 or given.dtype.kind not in "iuf":
        return Sliceable(rows=len(values), values=values.__getitem__)
    return Sliceable(
        rows=len(values), values=values.__getitem__, numbers=lambda part: np.asarray(given[part], dtype=np.float64)
    )


def _tally(mask: np.ndarray[Any, np.dtype[np.bool_]]) -> Tally:
    return Tally(int(np.count_nonzero(mask)), int(np.argmax(mask)) + 1) if mask.any() else NOWHERE
