"""On which physical lines the records of a text begin, at the speed of counting line ends.

Python's csv module knows, but takes ten seconds for a large file. Where quotes stand where they should, a line end ends
a record exactly if an even number of quotes stands before it, and numpy counts those; the csv module is only asked
about blocks in which a quote stands elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from actloss.column import IntArray
from actloss.encoding import Encoding, decode_head
from actloss.records import LONGEST_CELL, Dialect, lines_of, long_cells, parse

_LINE_FEED = ord("\n")

Bytes = NDArray[np.uint8]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the records of a block begin, and what blank lines stand among them."""

    lines: IntArray
    """The physical lines of both, ascending."""
    blank: BoolArray
    """Which of them are blank."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A block cut into records."""

    begun: Begun
    """Its whole records and blank lines, their lines counted from 0."""
    ended: int
    """How many lines these take."""
    size: int
    """How many bytes."""


def record_lines(blocks: Iterable[bytes], dialect: Dialect, encoding: Encoding) -> Iterator[IntArray]:
    """Yield, block by block, the physical lines from 1 on which the records of a text begin.

    Args:
        blocks: The bytes of the text, without a byte order mark and with line feeds only.
        dialect: How its lines are cut into fields.
        encoding: UTF-8 or Windows-1252: in both of them a line end is a byte of its own.
    """
    for begun in begun_lines(blocks, dialect, encoding):
        # Where each line is one field, a blank one is a record.
        yield begun.lines[~begun.blank] if dialect.delimiter else begun.lines


def begun_lines(blocks: Iterable[bytes], dialect: Dialect, encoding: Encoding) -> Iterator[Begun]:
    """Yield, block by block, the lines from 1 on which records begin and those that are blank.

    `record_lines` says what the arguments are.
    """
    line, rest = 1, b""
    for block in blocks:
        rest += block
        cut = _cut(rest, dialect, encoding, last=False)
        yield replace(cut.begun, lines=cut.begun.lines + line)
        line, rest = line + cut.ended, rest[cut.size :]
        if len(rest) > LONGEST_CELL:
            # An open quote has swallowed the rest, which no reader takes for a table.
            return
    if rest:
        begun = _cut(rest.removesuffix(b"\n") + b"\n", dialect, encoding, last=True).begun
        yield replace(begun, lines=begun.lines + line)


def unified(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the blocks with every line end as a line feed, as `actloss.records.unified` does for text."""
    held = b""
    for block in blocks:
        text = held + block
        # A carriage return at the end of a block may be half of a line end.
        kept = len(text.rstrip(b"\r"))
        held = text[kept:]
        yield _unified(text[:kept])
    yield _unified(held)


def _unified(text: bytes) -> bytes:
    if b"\r" not in text:
        # One sign is looked for several times as fast as two.
        return text
    # Nearly always, this first and fast step is enough.
    text = text.replace(b"\r\n", b"\n")
    return re.sub(rb"(?<!\r)\r+\n", b"\n", text).replace(b"\r", b"\n") if b"\r" in text else text


def _cut(data: bytes, dialect: Dialect, encoding: Encoding, *, last: bool) -> _Cut:
    signs = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(signs == _LINE_FEED)
    if _is_plain(data, dialect):
        return _cut_at(ends, np.arange(len(ends)))
    if dialect.quote is not None and _is_sober(data, dialect):
        quotes = np.flatnonzero(signs == ord(dialect.quote))
        if _open_fields(signs, quotes, dialect, encoding):
            return _cut_at(ends, np.flatnonzero(np.searchsorted(quotes, ends) % 2 == 0))
    return _cut_by_csv(data, ends, dialect, encoding, last=last)


def _is_plain(data: bytes, dialect: Dialect) -> bool:
    return _is_sober(data, dialect) and (dialect.quote is None or dialect.quote.encode() not in data)


def _is_sober(data: bytes, dialect: Dialect) -> bool:
    """Return whether nothing but quotes can keep a line end from ending a record."""
    return not dialect.blanks and (dialect.escape is None or dialect.escape.encode() not in data)


def _open_fields(signs: Bytes, quotes: IntArray, dialect: Dialect, encoding: Encoding) -> bool:
    """Return whether every other quote opens a field, so that those between them close it."""
    delimiter = dialect.delimiter.encode(encoding.name)
    if len(delimiter) > 1 or dialect.quote is None:
        return False
    openings = quotes[::2]
    before = signs[openings[openings > 0] - 1]
    opens = before == _LINE_FEED
    for sign in delimiter if dialect.escape else delimiter + dialect.quote.encode():
        # A quote directly after the one that seemed to close the field is a doubled one, and the field goes on.
        opens |= before == sign
    return bool(opens.all())


def _cut_at(ends: IntArray, last: IntArray) -> _Cut:
    """Return the records and blank lines that end with the lines ``last``, counted from 0."""
    if not len(last):
        return _Cut(Begun(last, np.zeros(0, dtype=np.bool_)), 0, 0)
    first = np.concatenate(([0], last[:-1] + 1))
    starts = np.concatenate(([0], ends[last[:-1]] + 1))
    return _Cut(Begun(first, ends[last] == starts), int(last[-1]) + 1, int(ends[last[-1]]) + 1)


def _cut_by_csv(data: bytes, ends: IntArray, dialect: Dialect, encoding: Encoding, *, last: bool) -> _Cut:
    text = decode_head(data, encoding, complete=True)
    with long_cells():
        records = list(parse(lines_of(text), dialect, first_line=0))
    if not last and records:
        # It may go on in the next block.
        records.pop()
    ended = records[-1].last + 1 if records else 0
    begins, goes_on = np.zeros((2, ended), dtype=np.bool_)
    for record in records:
        begins[record.line] = True
        goes_on[record.line + 1 : record.last + 1] = True
    lines = np.flatnonzero(~goes_on)
    return _Cut(Begun(lines, ~begins[lines]), ended, int(ends[ended - 1]) + 1 if ended else 0)
