r"""How a cell's text is read as a number, and which texts mean "missing".

The grammar is strict, because every reader has its own and they disagree: after stripping ASCII blanks,
``[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?`` is a number, unless it has a leading zero ("007" is a name), more digits
than a float64 holds, or overflows; ``inf``, ``nan``, ``0x1``, ``1_000``, ``yes`` are text.
"""

import math
import re
from decimal import Decimal

NULL_SPELLINGS = frozenset({"", "na", "n/a", "#n/a", "nan", "none", "null", "nil", "?", "-", "--", ".", "missing"})

ASCII_BLANKS = " \t\n\r\v\f"
EXACT_LIMIT = 2.0**53
"""From here on not every whole number is a float64: an identifier of 17 digits would become its neighbour."""

SLACK = 1e-9
"""Relative: what decimal arithmetic puts exactly on a limit, float64 may compute beyond it by less than this."""

_PLAIN = re.compile(r"[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
# Longer than any number that someone means, and than any spelling of null.
_LONGEST = 400


def is_null(text: str) -> bool:
    """Return whether a cell spells a missing value."""
    return len(text) < _LONGEST and text.strip().casefold() in NULL_SPELLINGS


def plain_number(text: str) -> float | None:
    """Return the number that ``text`` spells in the strict grammar, or None.

    Examples:
        >>> plain_number(" -1.5e3 ")
        -1500.0
        >>> [plain_number(text) for text in ("007", "1_000", "inf", "1e400", "9007199254740993", "1,5")]
        [None, None, None, None, None, None]
    """
    # Most cells of a text column begin with a letter, and most cells are short.
    if not text or text[0] > "9" or len(text) > _LONGEST:
        return None
    text = text.strip(ASCII_BLANKS)
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    value = float(text)
    if not math.isfinite(value):
        return None
    if abs(value) >= EXACT_LIMIT and match[1] is None and Decimal(text) != Decimal(value):
        return None
    return value


def rounding_of_sum(count: int, decimals: int) -> float:
    """Return how far a sum of ``count`` numbers may be off that were each rounded to so many decimals: C/2 · 10^-d.

    Examples:
        >>> rounding_of_sum(3, 2)
        0.015
    """
    return count / 2 * 10.0**-decimals
