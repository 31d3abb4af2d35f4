"""On which line of which file a row of data stands, for messages that point at it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from actloss.column import IntArray, Place
from actloss.encoding import Encoding, File, byte_blocks, text_blocks
from actloss.engines.record_lines import record_lines, unified
from actloss.engines.sniffed import Sniffed
from actloss.records import Dialect

_UTF_8 = Encoding("utf-8")
# No sign of JSON's is a quote here: its line ends stand between objects only.
_JSON_LINES = Dialect(delimiter=",", quote=None)
_BLANK = re.compile(rb"(?:(?<=\n)|\A)[ \t\r]+(?=\n)")


def places_of_records(files: Sequence[Sniffed], rows: Sequence[int]) -> dict[int, Place]:
    """Return where rows of delimited files begin.

    Args:
        files: The files of one table, in order.
        rows: Data rows counted from 1 without the header through all files, bad records counted too.

    Raises:
        SourceError: If a file can no longer be read.
    """
    return _places([(file.file, _data_lines(file)) for file in files], rows)


def places_of_objects(files: Sequence[File], rows: Sequence[int]) -> dict[int, Place]:
    """Return where rows of JSON lines stand; `places_of_records` says what the arguments are."""
    return _places([(file, record_lines(_objects(file), _JSON_LINES, _UTF_8)) for file in files], rows)


def _places(files: Iterable[tuple[File, Iterator[IntArray]]], rows: Sequence[int]) -> dict[int, Place]:
    found: dict[int, Place] = {}
    wanted = np.unique([row for row in rows if row > 0]).astype(np.int64)
    seen = 0
    for file, blocks in files:
        for lines in blocks:
            if len(found) == len(wanted):
                return found
            here = wanted[(wanted > seen) & (wanted <= seen + len(lines))]
            found |= {int(row): Place(file=file.shown, line=int(lines[row - seen - 1])) for row in here}
            seen += len(lines)
    return found


def _data_lines(file: Sniffed) -> Iterator[IntArray]:
    """Yield, block by block, the lines on which the rows of data begin."""
    before = len(file.before)
    if file.complete:
        yield np.array([record.line for record in file.records[before:]], dtype=np.int64)
        return
    # The line that names the separator is a record of its own to those who do not know it.
    above = before + file.preamble
    for lines in _all_lines(file):
        yield lines[above:]
        above = max(above - len(lines), 0)


def _all_lines(file: Sniffed) -> Iterator[IntArray]:
    encoding = file.encoding
    if encoding.name in {"utf-8", "cp1252"}:
        return record_lines(unified(_unmarked(file)), file.dialect, replace(encoding, mark=0))
    blocks = (text.encode(errors="replace") for text in text_blocks(file.file, encoding))
    return record_lines(unified(blocks), file.dialect, _UTF_8)


def _unmarked(file: Sniffed) -> Iterator[bytes]:
    mark = file.encoding.mark
    for block in byte_blocks(file.file):
        yield block[mark:]
        mark = 0


def _objects(file: File) -> Iterator[bytes]:
    """Yield the blocks of JSON lines with nothing on blank lines."""
    held = b""
    for block in byte_blocks(file):
        text = held + block
        kept = text.rfind(b"\n") + 1
        held = text[kept:]
        yield _BLANK.sub(b"", text[:kept])
    if held.strip():
        yield held
