"""DuckDB's results as they come, in Arrow batches: DuckDB never holds more of them than a few."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import duckdb
import nanoarrow
import numpy as np
from numpy.typing import NDArray

from actloss.column import FloatArray
from actloss.engines.batches import BATCH_ROWS

_ERRORS = {
    "Invalid Input Error": duckdb.InvalidInputException,
    "IO Error": duckdb.IOException,
    "Out of Memory Error": duckdb.OutOfMemoryException,
}


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts as Arrow holds them: what is not looked at is never decoded."""

    data: bytes
    bounds: NDArray[np.int32]
    """Shape ``[rows + 1]``: where each text begins, and where the last one ends."""

    def cells(self) -> list[bytes]:
        """Return all texts, in UTF-8."""
        data = self.data
        return [data[low:high] for low, high in pairwise(self.bounds.tolist())]

    def present(self) -> dict[int, str]:
        """Return the texts that are not empty, by their places in the column."""
        places = np.flatnonzero(np.diff(self.bounds))
        bounds = zip(places.tolist(), self.bounds[places].tolist(), self.bounds[places + 1].tolist(), strict=True)
        return {place: self.data[low:high].decode() for place, low, high in bounds}


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of what was selected."""

    rows: int
    columns: tuple[FloatArray | Texts, ...]

    def numbers(self, at: int) -> FloatArray:
        """Return the column at a position, which holds doubles."""
        return cast("FloatArray", self.columns[at])

    def texts(self, at: int) -> Texts:
        """Return the column at a position, which holds texts."""
        return cast("Texts", self.columns[at])


@dataclass(frozen=True, slots=True)
class Selection:
    """The SQL that selects one column or several."""

    first: tuple[str, ...]
    """What is selected from the table, with names."""
    last: tuple[str, ...]
    """What is selected from that: doubles and texts, none of them null."""


def chunks(table: duckdb.DuckDBPyRelation, selections: Sequence[Selection]) -> Iterator[Chunk]:
    """Yield what is selected from a table, in the order of its rows.

    Args:
        table: The table.
        selections: What to select.

    Raises:
        duckdb.Error: If the table cannot be read to its end.
    """
    first = table.project(", ".join(item for selection in selections for item in selection.first))
    last = first.project(", ".join(item for selection in selections for item in selection.last))
    with nanoarrow.ArrayStream(last) as stream:
        arrays = stream.iter_chunks()
        while (array := _next(arrays)) is not None:
            columns = [array.child(at) for at in range(array.n_children)]
            for start in range(0, len(array), BATCH_ROWS):
                rows = min(BATCH_ROWS, len(array) - start)
                yield Chunk(rows, tuple(_column(column, start, rows) for column in columns))


def _next(arrays: Iterator[Any]) -> Any:  # noqa: ANN401 - nanoarrow has no types
    try:
        return next(arrays, None)
    except RuntimeError as error:
        # The stream hands on what DuckDB says, but not the class of its error.
        told = str(error).partition("): ")[2]
        raise _ERRORS.get(told.partition(":")[0], duckdb.Error)(told or str(error)) from None


def _column(array: Any, start: int, rows: int) -> FloatArray | Texts:  # noqa: ANN401 - nanoarrow has no types
    begin = array.offset + start
    if array.schema.type == nanoarrow.Type.DOUBLE:
        return np.frombuffer(array.buffers[1], dtype=np.float64)[begin : begin + rows]
    bounds = np.frombuffer(array.buffers[1], dtype=np.int32)[begin : begin + rows + 1]
    return Texts(bytes(memoryview(array.buffers[2])[bounds[0] : bounds[-1]]), bounds - bounds[0])
