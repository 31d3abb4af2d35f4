"""What the head of a delimited file says, in the words that a reader must be given."""

import csv
import re
from dataclasses import dataclass
from itertools import islice

from actloss.dialect import Found, find_dialect
from actloss.encoding import (
    Encoding,
    File,
    check_text,
    compression_of,
    decode_head,
    named_encoding,
    read_head,
    sniff_encoding,
)
from actloss.engines.formats import spoken
from actloss.engines.undecodable import broken_lines
from actloss.errors import EmptyTableError, SourceError
from actloss.escape import whole
from actloss.header import Layout, lay_out
from actloss.records import (
    LONGEST_CELL,
    Dialect,
    Record,
    ends_in_quotes,
    fitted,
    lines_of,
    long_cells,
    parse,
    records_of,
    single_ends,
    unified,
)

HEAD_BYTES = 1 << 20
HEAD_ROWS = 5000
MOST_PREAMBLE = 100
_FIRST_LINES = 20
_FIRST_CHARACTERS = 1 << 16
_PACKED = {".gz": "gzip", ".zst": "zstd", ".bz2": "bzip2", ".xz": "xz", ".zip": "zip", ".tar": "tar"}
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|\n|\r)', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of the file; None is for us to find."""

    delimiter: str | None = None
    encoding: str | None = None
    header: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """The head of one delimited file."""

    file: File
    encoding: Encoding
    compression: str
    dialect: Dialect
    width: int
    layout: Layout
    records: list[Record]
    """The first records: what stands before the header, the header, and up to `HEAD_ROWS` rows of data."""
    preamble: int
    """Physical lines before the first of the records (a ``sep=;`` line)."""
    complete: bool
    """Whether these are all the records."""
    lines: list[str]
    """The head's lines with unified ends, for quoting records as written; only kept while they are all there is."""
    broken: int
    """Characters of the head that are not in the encoding."""
    broken_lines: tuple[int, ...]
    """The lines that hold them, counted from 1."""
    mixed: bool
    """Whether its first lines end in different ways."""
    tidy: bool
    """Whether DuckDB can skip what stands before the first row of data: no stray quote, no quoted line end."""
    ascii: bool
    """Whether the head is plain ASCII and no encoding was given: the rest may be in another one."""

    @property
    def before(self) -> list[Record]:
        """The records before the first row of data."""
        return self.records[: self.layout.skipped + self.layout.header]

    @property
    def rows(self) -> list[list[str]]:
        """The rows of data that have the right number of fields."""
        body = self.records[len(self.before) :]
        kept = self.width - self.layout.trailing
        return [fields[:kept] for record in body if (fields := fitted(record.fields, self.width)) is not None]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, or their positions."""
        if not self.layout.header:
            return tuple(str(at) for at in range(self.width))
        names = self.before[-1].fields
        return ("rownames", *names) if self.layout.row_names else tuple(names)

    @property
    def header_line(self) -> int:
        """The physical line of the header, 0 without one."""
        return self.before[-1].line if self.layout.header else 0

    @property
    def skipped(self) -> int:
        """The lines before the header, or before the first row of data where there is none.

        A record over several lines counts once, as for whoever skips lines and knows of quotes.
        """
        before = self.records[: self.layout.skipped]
        return self.records[self.layout.skipped].line - 1 - sum(record.last - record.line for record in before)

    @property
    def surplus(self) -> bool:
        """Whether some of the first records end with empty fields that are too many."""
        return any(len(record.fields) > self.width for record in self.records[len(self.before) :])

    @property
    def packing(self) -> str:
        """How the file is compressed, where its name says something else."""
        said = _PACKED.get(self.file.path.suffix.lower(), "none")
        return "" if said == self.compression else self.compression

    @property
    def skip(self) -> int:
        """How many records and blank lines stand before the first row of data."""
        before = self.before
        if not before:
            return self.preamble
        # A record over several lines counts once, a blank line counts as well.
        return before[-1].last - sum(record.last - record.line for record in before)


def sniff(file: File, given: Given, *, like: Sniffed | None = None) -> Sniffed:
    """Return what the head of a file says.

    Args:
        file: A delimited file, compressed or not.
        given: What the user says of it.
        like: The head of an earlier file of the same table, whose dialect this one shares.

    Raises:
        SourceError: If it is no table of text.
    """
    limit = HEAD_BYTES
    while True:
        head = _head(file, given, limit)
        sniffed = _examine(head, given, like)
        if len(sniffed.records) > 2 or head.complete or limit >= LONGEST_CELL:
            break
        # A record longer than the head: look further before anything is said of the table.
        limit *= 8
    if like is None:
        _check(sniffed, head.text)
    return sniffed


@dataclass(frozen=True, slots=True)
class _Head:
    file: File
    written: str
    text: str
    """As written, but with unified line ends."""
    complete: bool
    mixed: bool
    """Whether the first lines end in different ways."""
    encoding: Encoding
    broken: int
    broken_lines: tuple[int, ...]


def _head(file: File, given: Given, limit: int) -> _Head:
    raw, complete = read_head(file, limit)
    named = given.encoding
    encoding = sniff_encoding(raw, complete=complete) if named is None else named_encoding(named, raw)
    check_text(file, raw, encoding)
    decoded = decode_head(raw, encoding, complete=complete)
    written = single_ends(decoded)
    text = unified(written)
    if not text.strip("\n \t\x00"):
        raise _empty(file)
    broken = text.count("\ufffd") - raw.count("\ufffd".encode()) if encoding.name == "utf-8" else 0
    # Not more than needed: the carriage return of a longer text may be half of a line end where it is cut.
    first = written if len(written) <= _FIRST_CHARACTERS else written[:_FIRST_CHARACTERS].rstrip("\r")
    ends = set(re.findall(r"\r?\n|\r", first)[:_FIRST_LINES])
    lines = broken_lines(raw, complete=complete) if broken else ()
    return _Head(file, written, text, complete, len(ends) > 1 or written != decoded, encoding, broken, lines)


def _empty(file: File) -> SourceError:
    return SourceError(f"{whole(file.shown)} is empty, expected a table; check how it was written")


def _examine(head: _Head, given: Given, like: Sniffed | None) -> Sniffed:
    named = _SEPARATOR_LINE.match(head.written)
    body = head.written[named.end() :] if named else head.written
    if like is None:
        found = find_dialect(
            unified(body), complete=head.complete, delimiter=given.delimiter or (named[1] if named else None)
        )
    else:
        found = Found(like.dialect, like.width, 1.0)
    most = HEAD_ROWS + MOST_PREAMBLE
    records = records_of(body, found.dialect, first_line=2 if named else 1, most=most)
    if not records:
        raise _empty(head.file)
    complete = head.complete and len(records) < most
    if not head.complete and 1 < len(records) < most:
        # The last one may have been cut.
        records.pop()
    with head.file.path.open("rb") as stream:
        compression = compression_of(stream.read(4))
    layout = lay_out(records, found.width, header=given.header if like is None else like.layout.header)
    if layout is None or found.consistency < 0.5:
        raise _misfit(head.file, records, found)
    return Sniffed(
        file=head.file,
        encoding=head.encoding,
        compression=compression,
        dialect=found.dialect,
        width=found.width,
        layout=layout,
        records=records,
        preamble=1 if named else 0,
        complete=complete,
        lines=head.text.split("\n") if complete else [],
        broken=head.broken,
        broken_lines=head.broken_lines,
        mixed=head.mixed,
        tidy=_is_tidy(head, records[: layout.skipped + layout.header], found.dialect),
        ascii=head.text.isascii() and given.encoding is None,
    )


def _is_tidy(head: _Head, before: list[Record], dialect: Dialect) -> bool:
    if dialect.quote is None or not before:
        return True
    if any(record.last > record.line for record in before):
        return False
    lines = list(islice(lines_of(head.text), before[-1].last))
    try:
        with long_cells():
            list(parse(lines, dialect, strict=True))
    except csv.Error:
        return False
    return not any(dialect.quote in field for record in before for field in record.fields)


def _check(sniffed: Sniffed, text: str) -> None:
    shown, records = whole(sniffed.file.shown), sniffed.records
    if sniffed.complete or len(records) <= 2:
        start = records[-1].line if sniffed.complete else records[-1].last + 1
        tail = "".join(list(lines_of(text))[start - 1 :])
        if sniffed.dialect.quote and sniffed.dialect.quote in tail and ends_in_quotes(tail, sniffed.dialect):
            raise open_quote(sniffed.file, start + _line_of_quote(tail, sniffed.dialect))
    if not sniffed.rows:
        if sniffed.layout.header and len(records) == len(sniffed.before):
            raise EmptyTableError(
                f"{shown} holds a header (line {sniffed.header_line}) and no row of data; expected at least one row",
                form="csv",
                names=sniffed.names,
                header_line=sniffed.header_line,
            )
        raise SourceError(f"{shown} has no row with {sniffed.width} fields as its header has; check the delimiter")


def _line_of_quote(tail: str, dialect: Dialect) -> int:
    """Return how many lines below the start of ``tail`` the quote stands that is never closed."""
    last = records_of(tail, dialect)[-1].fields[-1]
    return tail.count("\n") - last.count("\n")


def open_quote(file: File, line: int) -> SourceError:
    """Say that a quote is never closed."""
    return SourceError(
        f"{whole(file.shown)} opens a quote in line {line} that is never closed; close it there, or double it if it "
        f"is part of the text"
    )


def _misfit(file: File, records: list[Record], found: Found) -> SourceError:
    width = len(records[0].fields)
    first = next((record for record in records[1:] if len(record.fields) != width), records[-1])
    return SourceError(
        f"most records of {whole(file.shown)} do not have the {width} fields that line {records[0].line} has (line "
        f"{first.line} has {len(first.fields)}); check the delimiter, taken for {spoken(found.dialect.delimiter)}, and "
        f"the header"
    )
