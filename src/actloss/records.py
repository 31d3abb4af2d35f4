"""A delimited text cut into records by Python's csv module, once its dialect is known."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

# A cell of 64 MiB is no cell but a quote that was never closed.
LONGEST_CELL = 64 << 20
# Stands for "no delimiter": the unit separator, which is taken for a delimiter itself where it occurs.
NO_DELIMITER = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a line is cut into fields."""

    delimiter: str
    """One character, or two; the empty string when each line is one field."""
    quote: str | None = '"'
    """None when quotes are ordinary characters."""
    escape: str | None = None
    """What makes a quote inside of quotes ordinary; None when it is doubled."""
    blanks: bool = False
    """Whether blanks after a delimiter belong to it: aligned columns, ``a, "b"``."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record and the physical lines that it stands on, counted from 1."""

    fields: list[str]
    line: int
    last: int


def single_ends(text: str) -> str:
    """Return ``text`` with line ends that were converted twice (CR CR LF) put right."""
    # Looking back keeps a long run of carriage returns from being tried from each of them anew.
    return re.sub(r"(?<!\r)\r\r+\n", "\r\n", text) if "\r\r" in text else text


def unified(text: str) -> str:
    """Return ``text`` with every line end as a line feed."""
    return re.sub(r"(?<!\r)\r+\n", "\n", text).replace("\r", "\n") if "\r" in text else text


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text as they are, each with its end: a line feed, a carriage return or both."""
    return iter(io.StringIO(text, newline=""))


def parse(lines: Iterable[str], dialect: Dialect, *, first_line: int = 1, strict: bool = False) -> Iterator[Record]:
    """Yield the records of ``lines``; blank lines only where each line is one field.

    Call it within `long_cells`, unless cells of more than 128 KiB should be an error.

    Args:
        lines: The lines, each with its end.
        dialect: How to cut them.
        first_line: The number of the first of them.
        strict: Whether broken quoting is an error instead of part of the cell.

    Raises:
        csv.Error: If a cell is too long, or with ``strict`` if the quoting is broken.
    """
    if dialect.blanks and dialect.delimiter == " ":
        lines = (line.strip(" \r\n") + "\n" for line in lines)
    if len(dialect.delimiter) > 1:
        lines = (line.replace(dialect.delimiter, NO_DELIMITER) for line in lines)
    reader = csv.reader(lines, **options(dialect), strict=strict)
    start = first_line
    for fields in reader:
        if fields or not dialect.delimiter:
            yield Record(fields or [""], start, first_line + reader.line_num - 1)
        start = first_line + reader.line_num


def records_of(text: str, dialect: Dialect, *, first_line: int = 1, most: int | None = None) -> list[Record]:
    """Return the records of a text with unified line ends, as `parse` yields them, at most ``most``."""
    with long_cells():
        return list(islice(parse(lines_of(text), dialect, first_line=first_line), most))


def ends_in_quotes(text: str, dialect: Dialect) -> bool:
    """Return whether a quote is still open at the end of one record's text."""
    try:
        with long_cells():
            list(parse(lines_of(text), dialect, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error) or "field limit" in str(error)
    return False


def fitted(fields: list[str], width: int) -> list[str] | None:
    """Return the fields of a record of ``width`` fields, or None; empty ones too many at its end do no harm."""
    if len(fields) > width and not any(fields[width:]):
        return fields[:width]
    return fields if len(fields) == width else None


def options(dialect: Dialect) -> dict[str, Any]:
    """Return what `csv.reader` and `csv.writer` call these facts."""
    return {
        "delimiter": dialect.delimiter if len(dialect.delimiter) == 1 else NO_DELIMITER,
        "quotechar": dialect.quote,
        "quoting": csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        "escapechar": dialect.escape,
        "doublequote": dialect.escape is None,
        "skipinitialspace": dialect.blanks,
    }


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be up to `LONGEST_CELL` long; the process-wide limit is put back as it was."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
