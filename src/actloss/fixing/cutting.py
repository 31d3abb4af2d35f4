"""A record cut into its cells as they are written, so that one of them can be replaced and all else stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import cast

from actloss.records import NO_DELIMITER, Dialect, lines_of, parse, unified


@dataclass(frozen=True, slots=True)
class Cut:
    """A record as written: its first gap, its first cell, its second gap and so on up to the last gap."""

    cells: list[str]
    """Quotes and all."""
    gaps: list[str]
    """One more than cells: delimiters with the blanks that belong to them, and the line end."""

    def text(self) -> str:
        """Return the record as it is to be written."""
        return "".join(chain.from_iterable(zip(self.gaps, self.cells, strict=False))) + self.gaps[-1]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the lines of a file are cut."""

    dialect: Dialect
    sign: str
    """The delimiter, where lines without any of ``special`` can be cut at it; else empty."""
    special: tuple[str, ...]
    """What keeps a delimiter or a line end from being one."""
    cell: re.Pattern[str]
    """Matches the blanks before a cell, the cell, and the delimiter behind it, if there is one."""
    ignored: str
    """What may stand around a line without being part of it."""


def grammar_of(dialect: Dialect) -> Grammar:
    """Return how a dialect cuts lines: as the csv module does when it is not strict."""
    sign, quote, escape = re.escape(dialect.delimiter), dialect.quote, dialect.escape
    # The csv module is shown one sign for two of them, and for none.
    delimiter = {0: NO_DELIMITER, 1: sign}.get(len(dialect.delimiter), f"(?:{sign}|{NO_DELIMITER})")
    escaped = rf"{re.escape(escape)}(?:\r*+\n|[\s\S])?|" if escape else ""
    other = f"(?:{escaped}(?!{delimiter})[^\r\n{re.escape(escape or '')}])*+"
    if quote is None:
        cell = other
    elif escape:
        cell = rf"{quote}(?:{escaped}[^{quote}{re.escape(escape)}])*+(?:{quote}{other}|\Z)|{other}"
    else:
        cell = rf"{quote}[^{quote}]*+(?:{quote}{quote}[^{quote}]*+)*+(?:{quote}{other}|\Z)|{other}"
    return Grammar(
        dialect=dialect,
        sign=dialect.delimiter if len(dialect.delimiter) == 1 and not dialect.blanks else "",
        special=tuple(sign for sign in (quote, escape) if sign),
        cell=re.compile(f"({' *+' if dialect.blanks else ''})({cell})({delimiter}|)"),
        ignored=" " if dialect.blanks and dialect.delimiter == " " else "",
    )


def cut_records(lines: Iterator[str], grammar: Grammar) -> Iterator[tuple[str, Cut | None]]:
    """Yield each record of a text as it is written and cut; None for a blank line that is no record.

    Call it within `long_cells`.

    Args:
        lines: The physical lines as they are, each with its end.
        grammar: How to cut them.

    Raises:
        csv.Error: If a cell is too long.
    """
    ignored = grammar.ignored + "\r\n"
    for line in lines:
        if grammar.sign and not any(sign in line for sign in grammar.special):
            body = line.rstrip("\r\n")
            if not body:
                yield line, None
                continue
            cells = body.split(grammar.sign)
            yield line, Cut(cells, ["", *[grammar.sign] * (len(cells) - 1), line[len(body) :]])
        elif grammar.dialect.delimiter and not line.strip(ignored):
            yield line, None
        else:
            # What ends with the line is whole; else the csv module is asked how far the record goes.
            found = _cut(line, grammar)
            whole = found.gaps[-1] and not grammar.ignored
            text = line if whole else _record(line, lines, grammar.dialect)
            yield text, found if text == line else _cut(text, grammar)


def _cut(text: str, grammar: Grammar) -> Cut:
    end = len(text.rstrip(" \r\n")) if grammar.ignored else len(text)
    cells: list[str] = []
    gaps: list[str] = []
    gap, at = "", 0
    while True:
        # An empty cell matches everywhere.
        match = cast("re.Match[str]", grammar.cell.match(text, at, end))
        blanks, cell, delimiter = match.groups()
        gaps.append(gap + blanks)
        cells.append(cell)
        at = match.end()
        if not delimiter:
            return Cut(cells, [*gaps, text[at:]])
        gap = delimiter


def _record(first: str, lines: Iterator[str], dialect: Dialect) -> str:
    taken: list[str] = []

    def handed_out() -> Iterator[str]:
        for line in chain([first], lines):
            taken.append(line)
            yield unified(line)

    next(parse(handed_out(), dialect))
    return "".join(taken)


def value_of(cell: str, dialect: Dialect) -> str:
    """Return what a cell as written says; call it within `long_cells`."""
    # The lines of an aligned table lose the blanks at their ends, but one behind an escape is a sign of the cell.
    escaped = dialect.blanks and dialect.escape is not None and cell.endswith(f"{dialect.escape} ")
    record = next(parse(lines_of(unified(f"{cell} ." if escaped else cell)), dialect), None)
    return record.fields[0] if record else ""


def written(value: str, dialect: Dialect) -> str:
    """Return a cell that says ``value``, quoted only if it must be.

    Raises:
        ValueError: If the dialect cannot write it.
    """
    delimiter, quote, escape = dialect.delimiter or NO_DELIMITER, dialect.quote, dialect.escape
    signs = [sign for sign in (quote, escape, "\r", "\n", delimiter, NO_DELIMITER) if sign]
    # Where blanks align columns, nothing at all is no cell.
    lost = dialect.blanks and (value.startswith(" ") or (not value and delimiter == " "))
    if not lost and not any(sign in value for sign in signs):
        return value
    if quote is None or (len(dialect.delimiter) > 1 and NO_DELIMITER in value):
        raise ValueError(value)
    if escape is None:
        return quote + value.replace(quote, quote * 2) + quote
    return quote + value.replace(escape, escape * 2).replace(quote, escape + quote) + quote
