"""Delimiter, quote and escape of a delimited text, found from its head.

Every plausible pair of delimiter and quote is tried on the first records. The best one splits them into the same
number of fields, into many of them, and leaves no other separator behind in the cells. Readers that guess while they
read can silently turn a table with one short row into a single column; here the guess is made once, before reading.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from actloss.records import NO_DELIMITER, Dialect, Record, lines_of, long_cells, parse

_SAMPLE_CHARACTERS = 1 << 17
_SAMPLE_RECORDS = 200
_SAMPLE_CELLS = 4000

# How readily a character is taken for a delimiter: blanks, colons and their like also stand inside of cells.
_TRUST = {
    ",": 1.0,
    ";": 1.0,
    "\t": 1.05,
    "|": 1.0,
    "::": 1.0,
    "||": 1.0,
    "\x01": 1.05,
    "\x1f": 1.05,
    "\x02": 1.0,
    "\x1e": 1.0,
    "~": 0.8,
    "^": 0.8,
    "¦": 0.8,
    "§": 0.7,
    "¬": 0.7,
    "!": 0.5,
    "#": 0.5,
    "&": 0.5,
    ":": 0.4,
    " ": 0.4,
    "$": 0.3,
    "*": 0.3,
    "@": 0.3,
    "=": 0.3,
}
_SURE = 0.7
_SEPARATORS = re.compile(r"[,;\t|]")
# A number or a bracketed list is a whole cell although it holds a comma. A cell may be as long as the head: nothing
# here can be split in two ways, so that no pattern takes more steps than a cell has characters.
_WHOLE = re.compile(r"\s*+[-+(]?\s*+[€$£]?\s*+\d(?:[.,' \u00a0]?\d)*+\s*+[%€$£)]?\s*+|\{.*\}|\[.*\]|\(.*\)", re.DOTALL)
_NUMERIC = re.compile(r"\s*+[-+]?(?:\d++(?:[.,]\d*+)?|[.,]\d++)(?:[eE][-+]?\d++)?\s*+")
_CLOCK = re.compile(r"\s*(?:\d{4}-\d\d?-\d\d?[ T])?\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """The best dialect and how well the head bears it out."""

    dialect: Dialect
    width: int
    """Fields that most records have."""
    consistency: float
    """Share of records with that many fields."""


@dataclass(frozen=True, slots=True)
class _Trial:
    dialect: Dialect
    records: list[list[str]]
    sound: bool
    """Whether every quote that opens a field also closes it."""


def find_dialect(text: str, *, complete: bool, delimiter: str | None = None) -> Found:
    """Return the dialect of a head whose line ends are unified.

    Args:
        text: The head.
        complete: Whether the head is the whole file.
        delimiter: The delimiter, if the file names it itself (``sep=;``).
    """
    sample = _sample(text)
    whole = complete and len(sample) == len(text)
    best, best_score = Found(Dialect(delimiter=delimiter or "", blanks=_blank_before_quote(sample, "")), 1, 1.0), 0.0
    for sign in [delimiter] if delimiter else _candidates(sample):
        for trial in _trials(sample, sign, whole=whole):
            found, score = _judge(trial, sample)
            if score > best_score:
                best, best_score = found, score
    return best


def _candidates(sample: str) -> list[str]:
    # Two signs are cut as if they were the one that stands for no delimiter, so that must not occur itself.
    single = NO_DELIMITER in sample
    signs = [sign for sign in _TRUST if sign in sample and not (single and len(sign) > 1)]
    # A sign that stands in pairs only is half of a delimiter, not one with an empty cell behind each.
    halves = {sign[0] for sign in signs if len(sign) > 1 and sign[0] not in sample.replace(sign, "")}
    return [sign for sign in signs if sign not in halves]


def _sample(text: str) -> str:
    end = 0
    for count in range(1, _SAMPLE_RECORDS + 1):
        end = text.find("\n", end) + 1
        if not end:
            return text
        if end > _SAMPLE_CHARACTERS and count > 2:
            break
    return text[:end]


def _trials(sample: str, sign: str, *, whole: bool) -> Iterator[_Trial]:
    plain = Dialect(delimiter=sign, quote=None)
    if len(sign) > 1:
        # Whoever writes two signs between fields relies on them, not on quotes.
        yield _try(sample, plain, whole=whole)
        return
    double = Dialect(delimiter=sign, blanks=_blank_before_quote(sample, sign))
    trial = _try(sample, double, whole=whole)
    yield trial
    if '\\"' in sample:
        yield _try(sample, replace(double, escape="\\"), whole=whole)
    # One quote that never closes is a slip worth an error; several mean that quotes are just text here.
    if not trial.sound and _unclosed(bare := _try(sample, plain, whole=whole)) != 1:
        yield bare
    if re.search(rf"(?m)(?:^|{re.escape(sign)} ?)'[^'\n]*'(?:{re.escape(sign)}|$)", sample):
        single = Dialect(delimiter=sign, quote="'", blanks=_blank_before_quote(sample, sign, "'"))
        yield _try(sample, single, whole=whole)
        if "\\'" in sample:
            yield _try(sample, replace(single, escape="\\"), whole=whole)
    if sign == " " and re.search(r"(?m)  |^ | $", sample):
        yield _try(sample, Dialect(delimiter=sign, blanks=True), whole=whole)


def _blank_before_quote(sample: str, sign: str, quote: str = '"') -> bool:
    # After a blank the readers disagree whether a quote opens a field; taking the blank away settles it. Before a
    # delimiter, another quote or a line end the quote rather closes a cell whose text ends in a delimiter and a blank.
    sign_or_none = re.escape(sign or NO_DELIMITER)
    opening = rf"(?m)(?:^|{sign_or_none}) +{quote}(?!{sign_or_none}|{quote}|$)"
    return sign != " " and re.search(opening, sample) is not None


def _try(sample: str, dialect: Dialect, *, whole: bool) -> _Trial:
    with long_cells():
        read: list[Record] = []
        try:
            read.extend(parse(lines_of(sample), dialect, strict=True))
            sound = True
        except csv.Error as error:
            # A quote still open where the sample was cut is no fault, unless it swallowed half of the sample.
            cut = not whole and "unexpected end" in str(error)
            sound = cut and bool(read) and read[-1].last * 2 > sample.count("\n")
            if not sound:
                read = list(parse(lines_of(sample), dialect))
    records = [record.fields for record in read]
    if not whole and sound and len(records) > 1:
        records.pop()
    return _Trial(dialect, records, sound)


def _unclosed(trial: _Trial) -> int:
    cells = (cell for record in trial.records for cell in record)
    return sum(cell.startswith('"') and (len(cell) == 1 or not cell.endswith('"')) for cell in cells)


def _judge(trial: _Trial, sample: str) -> tuple[Found, float]:
    sign, records = trial.dialect.delimiter, trial.records
    widths = Counter(len(record) for record in records)
    # Of two equally frequent widths the larger one: short records are commoner than long ones.
    width = max(widths, key=lambda width: (widths[width], width), default=1)
    consistency = widths[width] / max(len(records), 1)
    found = Found(trial.dialect, width, consistency)
    if width < 2 or (len(records[0]) == 1 and consistency < 0.8):
        return found, 0.0
    sign = sign if len(sign) == 1 else NO_DELIMITER
    cells = [cell for record in records[:_SAMPLE_RECORDS] if len(record) == width for cell in record][:_SAMPLE_CELLS]
    whole = sum(
        not _SEPARATORS.search(cell) or sign in cell or _WHOLE.fullmatch(cell) is not None for cell in cells
    ) / len(cells)
    trust = _TRUST.get(sign, 1.0)
    if trust < _SURE and not _plausible(trial, width, sample):
        return found, 0.0
    score = consistency**2 * whole * (width - 1) / width * trust * (1.0 if trial.sound else 0.5)
    # A quote sign that does its work beats the one that only might; plain blanks beat runs of them.
    score *= 1.02 if trial.dialect.quote == "'" else 1.0
    score *= 1.01 if trial.dialect.escape else 1.0
    return found, score * (0.99 if trial.dialect.blanks else 1.0)


def _plausible(trial: _Trial, width: int, sample: str) -> bool:
    """Return whether a character that also stands in ordinary text does delimit: like rows with a column of numbers."""
    body = trial.records[1:]
    rows = [record for record in body if len(record) == width]
    if not rows or len(rows) < 0.9 * len(body) or len(trial.records[0]) not in {width, width - 1}:
        return False
    if trial.dialect.delimiter in ": " and all(_CLOCK.fullmatch(line) for line in sample.splitlines()[1:20]):
        return False
    return any(sum(_NUMERIC.fullmatch(row[at]) is not None for row in rows) * 5 >= len(rows) * 4 for at in range(width))
