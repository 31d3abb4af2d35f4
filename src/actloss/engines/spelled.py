"""How a cell's text is read as a number in a stream, where no cell can be looked at twice.

The head decides how the numbers of a column are written; the rest is read in that style. Unlike a label, a number may
be infinite here, or a whole number that a float64 rounds: predictions are. What is no number is nan.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from actloss.column import Tally
from actloss.engines.batches import Wanted
from actloss.engines.duckdb import literal
from actloss.engines.judged import judge_all
from actloss.numbers import ASCII_BLANKS, plain_number
from actloss.written import APOSTROPHES, CORE, SPACES, read_written

_NUMBER = re.compile(
    r"[+-]?(?:(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?|(?P<endless>inf(?:inity)?))",
    re.IGNORECASE | re.ASCII,
)
# What no plain number holds.
_WRITTEN = re.compile(r"[^0-9.eE+\-\n]|\.[0-9]*\.")
# Most cells need no more than another decimal sign; the pattern is for those that group thousands.
_PLAIN = """
case when {grouped} then case when regexp_full_match({cell}, {form}) then translate({cell}, {signs}, '.') end
     else replace({cell}, ',', '.') end
"""
_BARE = """
case when contains(lower({cell}), 'n') then {cell}
     when starts_with({cell}, {before}) then ltrim({cell}[2:], {blanks})
     when ends_with({cell}, {after}) then rtrim({cell}[:-2], {blanks})
     else {cell} end
"""
# A letter or a point may be part of a longer sign ("Rs.", "kr."), which only the grammar knows.
_SIGN = r"[^\w\s.,'\u2019()+\-\u2212]"
_BEFORE, _AFTER = re.compile(_SIGN), re.compile(_SIGN + r"\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How the numbers of a column are written."""

    decimal: str | None = None
    """The decimal sign of numbers written for people; None where they are plain numbers."""
    before: str = ""
    """A sign that may stand before them: of a currency."""
    after: str = ""
    """A sign that may stand after them: of a currency, or per cent."""
    notes: tuple[str, ...] = ()
    """What this decides, one sentence each."""


PLAIN = Spelling()
"""Plain numbers."""


def spellings_of(
    names: Sequence[str], cells: Sequence[Sequence[str]], wanted: Sequence[Wanted]
) -> tuple[Spelling, ...]:
    """Return how the numbers in wanted columns are written.

    Args:
        names: The names of all columns.
        cells: Their first cells.
        wanted: Some of the columns; those with codes hold no numbers.
    """
    return tuple(_spelling(names[one.position], cells[one.position]) if one.codes is None else PLAIN for one in wanted)


def notes_of(spellings: Iterable[Spelling]) -> tuple[str, ...]:
    """Return what was decided to read some columns, each sentence once."""
    return tuple(dict.fromkeys(note for spelling in spellings for note in spelling.notes))


def _spelling(name: str, cells: Sequence[str]) -> Spelling:
    # Most columns hold nothing but plain numbers, which shows at a glance.
    if not _WRITTEN.search("\n".join(cells)):
        return PLAIN
    # What only a stream takes for a number says nothing of how the others are written.
    texts = {
        text: Tally(count, 1)
        for text, count in Counter(cells).items()
        if text.strip(ASCII_BLANKS) and (plain_number(text) is not None or math.isnan(read_cell(text)))
    }
    judged = judge_all(name, texts)
    if judged.style is None:
        return PLAIN
    bare = [text.strip() for text in judged.style.values]
    return Spelling(
        decimal=judged.style.decimal,
        before=next((found[0] for text in bare if (found := _BEFORE.match(text))), ""),
        after=next((found[0] for text in bare if (found := _AFTER.search(text))), ""),
        notes=judged.notes,
    )


@lru_cache(maxsize=1 << 16)
def read_cell(text: str, decimal: str | None = None) -> float:
    """Return the number in a cell, nan where there is none.

    Args:
        text: The cell.
        decimal: As in `Spelling`.

    Examples:
        >>> [read_cell(text) for text in (" 1e3", "-inf", "9007199254740993", "007", "1e400")]
        [1000.0, -inf, 9007199254740992.0, nan, nan]
        >>> [read_cell(text, ",") for text in ("0,93", "12.500", "93 %", "12.5")]
        [0.93, 12500.0, 93.0, nan]
    """
    text = text.strip(ASCII_BLANKS)
    match = _NUMBER.fullmatch(text)
    # With a decimal comma, a point separates thousands.
    if match is not None and (decimal != "," or "." not in text):
        value = float(text)
        return value if match["endless"] or math.isfinite(value) else math.nan
    found = None if decimal is None else read_written(text, decimal)
    return found[0] if found is not None and math.isfinite(found[0]) else math.nan


def read_float(text: str) -> float:
    """Return the number that Python's `float` reads in a cell of ASCII, nan where it reads none.

    Examples:
        >>> [read_float(text) for text in (" 1e3", "007", "1_000", "1e400", "0x1", "1,5")]
        [1000.0, 7.0, 1000.0, inf, nan, nan]
    """
    try:
        return float(text) if text.isascii() else math.nan
    except ValueError:
        return math.nan


def plain_sql(cell: str, decimal: str) -> str:
    """Return the SQL for the plain spelling of a number with another decimal sign or with separated thousands.

    Args:
        cell: The name of a text column.
        decimal: The decimal sign.
    """
    others = {".": ",", ",": "."}[decimal] + SPACES + APOSTROPHES
    return _PLAIN.format(
        cell=cell,
        grouped=" or ".join(f"contains({cell}, {literal(sign)})" for sign in others),
        form=literal(f"[+-]?(?:{CORE[decimal]})"),
        signs=literal(decimal + others),
    )


def bare_sql(cell: str, spelling: Spelling) -> str:
    """Return the SQL for a cell without the sign of a currency or per cent.

    Args:
        cell: The name of a text column.
        spelling: How its numbers are written.
    """
    before, after = (literal(sign or "\n") for sign in (spelling.before, spelling.after))
    return _BARE.format(cell=cell, before=before, after=after, blanks=literal(SPACES))
