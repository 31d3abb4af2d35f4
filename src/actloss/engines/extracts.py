"""How a wanted column comes out of DuckDB: SQL for the bulk of the cells, Python for the last word on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from actloss.column import FloatArray
from actloss.engines.arrow import Chunk, Selection
from actloss.engines.batches import Batch, T, Wanted
from actloss.engines.duckdb import any_number_sql, literal
from actloss.engines.labels import cell_sql
from actloss.engines.opened import NOTHING_REJECTED, Full, Swept
from actloss.engines.spelled import Spelling, bare_sql, plain_sql, read_cell
from actloss.numbers import ASCII_BLANKS

# So many comparisons cost DuckDB less than a look into a dictionary costs Python.
_FEW_CODES = 16


@dataclass(frozen=True, slots=True)
class Extract:
    """How one wanted column is taken out."""

    selection: Selection
    finish: Callable[[Chunk, int], FloatArray]
    """Makes numbers of the columns of a chunk that begin at some position."""


def extract(number: int, wanted: Wanted, column: str, kind: str, spelling: Spelling) -> Extract:
    """Return how a wanted column is taken out.

    Args:
        number: Tells the names in this selection from those in others.
        wanted: The column.
        column: Its SQL.
        kind: What it holds, as in `actloss.engines.groups.Cells`.
        spelling: How its numbers are written.
    """
    cell = cell_sql(column, kind)
    if wanted.codes is not None:
        return _coded(number, cell, wanted.codes)
    if kind in {"number", "integer"}:
        return _declared(number, column)
    if spelling.decimal is not None:
        return _written(number, cell, spelling, spelling.decimal)
    return _floats(number, cell) if wanted.floats else _plain(number, cell)


def batches_of(chunks: Iterable[Chunk], extracts: Sequence[Extract]) -> Iterator[Batch]:
    """Yield the numbers in the chunks that the extracts' selections selected."""
    widths = [len(one.selection.last) for one in extracts]
    starts = np.cumsum([0, *widths]).tolist()
    for chunk in chunks:
        yield tuple(one.finish(chunk, at) for one, at in zip(extracts, starts, strict=False))


def sweep_chunks(
    chunks: Iterator[Chunk],
    extracts: Sequence[Extract],
    notes: tuple[str, ...],
    function: Callable[[Iterator[Batch]], T],
) -> Swept[T]:
    """Return what ``function`` makes of a table without bad records.

    Args:
        chunks: What the extracts' selections selected.
        extracts: How the columns are taken out.
        notes: What was decided to read them.
        function: Called with all batches.
    """
    rows = 0

    def counted() -> Iterator[Chunk]:
        nonlocal rows
        for chunk in chunks:
            rows += chunk.rows
            yield chunk

    batches = batches_of(counted(), extracts)
    value = function(batches)
    # All rows are counted, even those that the function did not care to see.
    for _ in batches:
        pass
    return Swept(value=value, met=Full(columns=(), rows=rows, notes=notes), left_out=NOTHING_REJECTED.rows)


def select_text(cell: str, name: str = "x") -> Selection:
    """Return how to select the text of each cell, without blanks at its ends."""
    return Selection(first=(f"coalesce({_trimmed(cell)}, '') as {name}",), last=(name,))


def _declared(number: int, column: str) -> Extract:
    selection = Selection(
        first=(f"{column}::double as y{number}",),
        last=(f"coalesce(y{number}, 'nan'::double)",),
    )
    return Extract(selection, Chunk.numbers)


def _plain(number: int, cell: str) -> Extract:
    name = f"y{number}"
    selection = Selection(
        first=(f"{cell} as {name}",),
        last=(any_number_sql(name, f"try_cast({name} as double)"),),
    )
    return Extract(selection, Chunk.numbers)


def _floats(number: int, cell: str) -> Extract:
    # What DuckDB casts is what Python's `float` reads, and a cast alone costs half of what the grammar adds.
    cast = f"try_cast({cell} as double) as y{number}"
    return Extract(Selection(first=(cast,), last=(f"coalesce(y{number}, 'nan'::double)",)), Chunk.numbers)


def _written(number: int, cell: str, spelling: Spelling, decimal: str) -> Extract:
    text, plain = f"x{number}", f"y{number}"
    cast = f"try_cast({plain} as double)"
    selection = Selection(
        first=(
            f"{_trimmed(cell)} as {text}",
            f"{plain_sql(bare_sql(_trimmed(cell), spelling), decimal)} as {plain}",
        ),
        # What the SQL cannot read (accounting, currencies of letters, a typographic minus) the grammar reads itself.
        last=(any_number_sql(plain, cast), f"case when {cast} is null then coalesce({text}, '') else '' end"),
    )

    def finish(chunk: Chunk, at: int) -> FloatArray:
        numbers, texts = chunk.numbers(at), chunk.texts(at + 1).present()
        if not texts:
            return numbers
        filled = numbers.copy()
        filled[list(texts)] = [read_cell(text, decimal) for text in texts.values()]
        return filled

    return Extract(selection, finish)


def _coded(number: int, cell: str, codes: Mapping[str, float]) -> Extract:
    name = f"x{number}"
    known = {text: value for text, value in codes.items() if text}
    if len(known) <= _FEW_CODES:
        branches = " ".join(f"when {literal(text)} then {_double(value)}" for text, value in known.items())
        number_of = f"case {name} {branches} else 'nan'::double end" if known else "'nan'::double"
        return Extract(Selection(first=(f"{_trimmed(cell)} as {name}",), last=(number_of,)), Chunk.numbers)
    values = {text.encode(): value for text, value in known.items()}

    def finish(chunk: Chunk, at: int) -> FloatArray:
        return np.array([values.get(text, np.nan) for text in chunk.texts(at).cells()], dtype=np.float64)

    return Extract(select_text(cell, name), finish)


def _double(value: float) -> str:
    return f"'{value!r}'::double"


def _trimmed(cell: str) -> str:
    return f"trim({cell}, {literal(ASCII_BLANKS)})"
