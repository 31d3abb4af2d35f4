"""Where a delimited table begins and whether its first record names the columns.

The names are told from data by contrast: a column whose cells are numbers, or drawn from a few words, or all alike in
form, does not begin with a cell of another kind unless that cell is its name. What the names say is not looked at.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from actloss.numbers import is_null, plain_number
from actloss.records import Record

_ROWS = 300
_COLUMNS = 200
_COMMENT = ("#", "%", "//", "--", "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The parts of a delimited table."""

    skipped: int
    """Records before the header (or before the data, without one)."""
    header: bool
    row_names: bool = False
    """Whether the header lacks the name of the first column, as R writes it."""
    trailing: bool = False
    """Whether every row ends with a delimiter that the header does not have (or the reverse)."""


def lay_out(records: Sequence[Record], width: int, *, header: bool | None = None) -> Layout | None:
    """Return where the header and the data are; None when the records do not fit a header.

    Args:
        records: The records of the head.
        width: Number of fields that most records have.
        header: Whether there is a header, if that is known.
    """
    rows = [record.fields for record in records]
    if header is False:
        return Layout(skipped=0, header=False)
    start = next((at for at, row in enumerate(rows) if len(row) == width and not _is_remark(rows, at)), len(rows))
    if start == len(rows):
        return Layout(skipped=0, header=header or has_header(rows))
    if start and (before := _short_header(rows, start)) is not None:
        return before
    if start == 0 or has_header(rows[start:]) or all(_is_remark(rows, at) for at in range(start)):
        return Layout(skipped=start, header=header or has_header(rows[start:]))
    if any(plain_number(cell) is not None for cell in rows[0]):
        # No header, and the first rows are broken: they count as bad records like any other.
        return Layout(skipped=0, header=False)
    return None


def _is_remark(rows: list[list[str]], at: int) -> bool:
    """Return whether a record before the table is a title, a comment or an export's padding."""
    filled = [cell for cell in rows[at] if cell.strip()]
    width = max((len(row) for row in rows[at + 1 : at + 20]), default=len(rows[at]))
    if not filled or rows[at][0].lstrip().startswith(_COMMENT):
        return len(rows[at]) < width or not filled or _is_comment(rows, at)
    return width > 2 and len(filled) == 1 and plain_number(filled[0]) is None and len(rows[at]) in {1, width}


def _is_comment(rows: list[list[str]], at: int) -> bool:
    # "#id,x,y" may be the header itself: it is, when what follows is data.
    following = rows[at + 1 :]
    return bool(following) and (following[0][0].lstrip().startswith(_COMMENT) or has_header(following))


def _short_header(rows: list[list[str]], start: int) -> Layout | None:
    """Return the layout when the record before ``start`` is a header with one name less than the rows have fields."""
    names, body = rows[start - 1], [row for row in rows[start:] if len(row) == len(rows[start])]
    if len(names) != len(rows[start]) - 1 or any(plain_number(name) is not None for name in names):
        return None
    if names[0].lstrip().startswith(_COMMENT) and _is_comment(rows, start - 1):
        return None
    if all(not row[-1].strip() for row in body):
        return Layout(skipped=start - 1, header=True, trailing=True)
    # A single name over two columns may also be a title; row names differ from each other, as R demands.
    if len(names) == 1 and (len({row[0] for row in body}) < len(body) or has_header(rows[start:])):
        return None
    return Layout(skipped=start - 1, header=True, row_names=True)


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first of these rows names the columns of the others."""
    if not rows:
        return True
    first = [cell.strip() for cell in rows[0]]
    body = [row for row in rows[1 : _ROWS + 1] if len(row) == len(first)]
    if _are_positions(first):
        return True
    if _are_years(first) or _are_classes(first, body):
        return True
    numeric = sum(plain_number(cell) is not None for cell in first)
    if not body:
        return not numeric
    votes = [_vote(first[at], [row[at].strip() for row in body]) for at in range(min(len(first), _COLUMNS))]
    score = sum(votes)
    # Names differ from each other; a row of data need not.
    repeated = len(first) - len(set(first))
    return score - repeated * 0.5 >= (0.5 if numeric else 0.0)


def _vote(name: str, cells: list[str]) -> float:
    """Return what one column says: above 0 for a header, below 0 against it."""
    known = [cell for cell in cells if not is_null(cell)]
    if not known:
        return 0.2
    numbers = sum(plain_number(cell) is not None for cell in known)
    if is_null(name):
        # "?" among numbers is a missing value; an empty name is the usual one of an index column.
        return 0.5 if not name else -1.0
    if plain_number(name) is not None:
        return -2.0 if numbers * 2 >= len(known) else -1.0
    if numbers * 10 >= len(known) * 8:
        return 2.0
    recurs = cells.count(name)
    distinct = len(set(known))
    if recurs:
        return -2.0 if distinct < len(known) else -1.0
    if distinct * 3 < len(known) or (len(known) > 5 and distinct * 2 < len(known)):
        return 1.5
    shapes = {_shape(cell) for cell in known}
    if len(shapes) == 1 and shapes != {"a"}:
        return 1.5 if _shape(name) not in shapes else -0.2
    return 0.1


def _shape(text: str) -> str:
    """Return the form of a text: runs of digits, of letters, and the signs between them."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", text[:64]))


def _are_positions(first: list[str]) -> bool:
    """Return whether the names are 0, 1, 2, ... (or from 1), as a table without names is written."""
    names = first[1:] if first[0] == "" else first
    enough = 2 if first[0] == "" else 4
    return len(names) >= enough and any(names == [str(at + base) for at in range(len(names))] for base in (0, 1))


def _are_classes(first: list[str], body: list[Sequence[str]]) -> bool:
    """Return whether the first row numbers columns of fractions by class beside words, as pandas writes them."""
    numbered = [at for at, cell in enumerate(first) if plain_number(cell) is not None]
    words = {at: [row[at].strip() for row in body] for at in range(len(first)) if at not in numbered}
    counting = [first[at] for at in numbered]
    if len(numbered) < 2 or not any(counting == [str(at + base) for at in range(len(counting))] for base in (0, 1)):
        return False
    # A row of data may hold a class and its shares 0 and 1, but then other rows tell what its class is.
    if any(first[at] in cells for at, cells in words.items()):
        return False
    if not any(_vote(first[at], cells) >= 1.0 for at, cells in words.items()):
        return False
    shares = [plain_number(cell) for row in body for at in numbered if not is_null(cell := row[at])]
    fractions = [share for share in shares if share is not None and 0.0 <= share <= 1.0]
    return len(fractions) == len(shares) and any(share % 1 for share in fractions)


def _are_years(first: list[str]) -> bool:
    """Return whether the first row names some columns by year: years in sequence beside words."""
    years = [cell for cell in first if re.fullmatch(r"(?:1[89]|20)\d\d", cell)]
    others = [cell for cell in first if cell not in years]
    follow = [int(year) for year in years]
    return (
        len(years) > 1
        and bool(others)
        and all(plain_number(cell) is None and not is_null(cell) for cell in others)
        and all(later - earlier == follow[1] - follow[0] != 0 for earlier, later in pairwise(follow))
    )
