"""Tables folded into whole columns, so that a test can compare them."""

from collections.abc import Iterator, Mapping

import numpy as np

from actloss.column import FloatArray
from actloss.table import Batch, Folded, SourceLike, Wanted, open_table


def gathered(batches: Iterator[Batch]) -> list[FloatArray]:
    """Return the columns that the batches make up."""
    return [np.concatenate(parts) for parts in zip(*batches, strict=True)]


def folded(source: SourceLike, *wanted: Wanted) -> Folded[list[FloatArray]]:
    """Return columns of a source, the first one as numbers unless told otherwise."""
    return open_table(source).fold(wanted or (Wanted(0),), gathered)


def numbers(source: SourceLike, at: int = 0, codes: Mapping[str, float] | None = None) -> list[float]:
    """Return one column of a source."""
    values: list[float] = folded(source, Wanted(at, codes)).value[0].tolist()
    return values
