"""Which rows, and on which lines, the records are of which DuckDB only tells its own count."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from actloss.column import IntArray
from actloss.encoding import Encoding, File, byte_blocks
from actloss.engines.record_lines import begun_lines, unified
from actloss.records import Dialect

_UTF_8 = Encoding("utf-8")


@dataclass(frozen=True, slots=True)
class Counted:
    """Records as rows and lines; the arrays are as long as the counts that were asked about."""

    rows: IntArray
    """Data rows counted from 1, bad records counted too."""
    lines: IntArray
    """The physical lines on which they begin."""


def counted(file: File, dialect: Dialect, counts: IntArray, *, skip: int, blank_rows: bool) -> Counted:
    """Return which rows records are that DuckDB counts: each as one, over however many lines, and each blank line too.

    Args:
        file: A file of UTF-8 text, which is read up to the last of the records.
        dialect: How its lines are cut into fields.
        counts: DuckDB's counts from 1, ascending.
        skip: Records and blank lines before the first row of data.
        blank_rows: Whether a blank line is a row, as where there is one column.

    Raises:
        SourceError: If the file cannot be read.
    """
    rows, lines = counts - skip, counts.copy()
    seen = blank_ones = 0
    for begun in begun_lines(unified(_unmarked(file)), dialect, _UTF_8):
        blank = np.cumsum(begun.blank & (np.arange(seen, seen + len(begun.lines)) >= skip)) + blank_ones
        here = slice(*np.searchsorted(counts, (seen, seen + len(begun.lines)), side="right").tolist())
        places = counts[here] - seen - 1
        lines[here] = begun.lines[places]
        if not blank_rows:
            rows[here] -= blank[places]
        seen, blank_ones = seen + len(begun.lines), int(blank[-1]) if len(blank) else blank_ones
        if here.stop == len(counts):
            break
    return Counted(rows, lines)


def _unmarked(file: File) -> Iterator[bytes]:
    mark = BOM_UTF8
    for block in byte_blocks(file):
        yield block.removeprefix(mark)
        mark = b""
