"""Copies of delimited files for DuckDB: in UTF-8, with one kind of line end, and if need be with clean quoting."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from actloss.column import BadRecord
from actloss.encoding import Encoding, File, read_head, text_blocks
from actloss.engines.opened import SHOWN_CHARACTERS, SHOWN_RECORDS, Rejects
from actloss.engines.sniffed import open_quote
from actloss.errors import SourceError
from actloss.escape import whole
from actloss.files import Scratch
from actloss.records import LONGEST_CELL, Dialect, Record, ends_in_quotes, fitted, long_cells, parse, unified


def transcode(source: File, encoding: Encoding, target: Path, *, unify: bool) -> None:
    """Write the text of ``source`` to ``target`` in UTF-8, with ``unify`` with line feeds only.

    Raises:
        SourceError: If the compressed stream is damaged.
    """
    # With a byte order mark of its own, one that the text begins with is not lost.
    with target.open("w", encoding="utf-8-sig", errors="replace", newline="") as copy:
        blocks = text_blocks(source, encoding)
        copy.writelines(_unified(blocks) if unify else blocks)


def unmarked(source: File, scratch: Scratch, at: int) -> File:
    """Return the file number ``at``, or a copy without its byte order mark, after which DuckDB reads no JSON.

    Raises:
        SourceError: If the compressed stream is damaged.
    """
    size = len(BOM_UTF8)
    if read_head(source, size)[0] != BOM_UTF8:
        return source
    target = scratch.path(f"unmarked-{at}.json")
    with target.open("w", encoding="utf-8", newline="") as copy:
        copy.writelines(text_blocks(source, Encoding("utf-8", size)))
    return replace(source, path=target)


def rewrite(source: File, encoding: Encoding, dialect: Dialect, target: Path, *, skip: int, width: int) -> Rejects:
    """Write the sound records below the header to ``target`` as plain comma-separated values.

    Args:
        source: The file as it is.
        encoding: Its encoding.
        dialect: How its lines are cut into fields.
        target: The copy.
        skip: Records before the first row of data.
        width: Fields that a sound record has.

    Raises:
        SourceError: If a quote is never closed, or the compressed stream is damaged.
    """
    rows: list[int] = []
    first: list[BadRecord] = []
    pending = _Pending(_lines(_unified(text_blocks(source, encoding))))
    with long_cells(), target.open("w", encoding="utf-8-sig", errors="replace", newline="") as copy:
        writer = csv.writer(copy, lineterminator="\n")
        for row, record in enumerate(_guarded(parse(pending, dialect), pending, source, dialect), 1 - skip):
            fields = fitted(record.fields, width)
            if row > 0 and fields is not None:
                writer.writerow(fields)
            elif row > 0:
                rows.append(row)
                if len(first) < SHOWN_RECORDS:
                    text = "".join(pending.lines).strip("\n")[:SHOWN_CHARACTERS]
                    first.append(
                        BadRecord(
                            file=source.shown, line=record.line, expected=width, found=len(record.fields), text=text
                        )
                    )
            pending.lines.clear()
    return Rejects(len(rows), np.asarray(rows, dtype=np.int64), tuple(first))


class _Pending:
    """Hands out lines and remembers those of the record that is being parsed."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self.lines: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._source:
            self.lines.append(line)
            yield line


def _guarded(records: Iterator[Record], pending: _Pending, source: File, dialect: Dialect) -> Iterator[Record]:
    line = 1
    try:
        for record in records:
            # Only the last record of a file can end inside of quotes: it holds all the lines since, and the last end.
            doubtful = (
                len(pending.lines) > 1 or not pending.lines[-1].endswith("\n") or record.fields[-1].endswith("\n")
            )
            if doubtful and ends_in_quotes("".join(pending.lines), dialect):
                raise open_quote(source, record.line)
            line = record.last + 1
            yield record
    except csv.Error:
        if dialect.quote and dialect.quote in "".join(pending.lines):
            raise open_quote(source, line) from None
        raise SourceError(
            f"line {line} of {whole(source.shown)} holds a cell of more than {LONGEST_CELL >> 20} MiB, expected a "
            f"table; check the line ends and the delimiter"
        ) from None


def _unified(blocks: Iterator[str]) -> Iterator[str]:
    held = ""
    for block in blocks:
        text = held + block
        # A carriage return at the end of a block may be half of a line end.
        kept = len(text.rstrip("\r"))
        held = text[kept:]
        yield unified(text[:kept])
    yield unified(held)


def _lines(blocks: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for block in blocks:
        *whole, rest = block.split("\n")
        for line in whole:
            yield "".join([*held, line, "\n"])
            held.clear()
        if rest:
            held.append(rest)
    if held:
        yield "".join(held)
