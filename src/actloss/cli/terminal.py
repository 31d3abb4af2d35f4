"""What the terminal can show, and showing it."""

import os
import shutil
import sys
from enum import StrEnum

from actloss.errors import ActlossError
from actloss.escape import visible
from actloss.render import Screen

_PLAIN_WIDTH = 80
_BRAILLE = range(0x2801, 0x2900)
_UPPER_DOTS = 0x1B
"""Bits of the dots in the upper half of a Braille cell; the first of its characters has none."""


def _plain_dots(code: int) -> str:
    dots = code - 0x2800
    return ":" if dots & _UPPER_DOTS and dots & ~_UPPER_DOTS else "'" if dots & _UPPER_DOTS else "."


_PLAIN = str.maketrans(
    {
        "→": "->",
        "·": "|",
        "…": "...",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "≈": "~",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "²": "^2",
        "³": "^3",
        "½": "1/2",
        "│": "|",
        "┤": "+",
        "└": "+",
        "─": "-",
        "±": "+-",
        "∞": "inf",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        **{chr(code): _plain_dots(code) for code in _BRAILLE},
    }
)
"""ASCII for the signs that our own sentences and curves use."""


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def screen(color: Color, *, to_file: bool) -> Screen:
    """Return what the report is shown on: the terminal, or 80 plain cells, which ``COLUMNS`` widens."""
    if to_file or sys.stdout is None or not sys.stdout.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() and int(columns) else _PLAIN_WIDTH
    else:
        width = shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns
    return Screen(width=width, colour=_coloured(color, to_file=to_file))


def _coloured(color: Color, *, to_file: bool) -> bool:
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    # https://no-color.org: set and not empty; where both are set, the wish for less wins.
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def show(text: str) -> None:
    """Write the report to standard output, in signs that its encoding has.

    A reader that has seen enough (``| head``) is no error.

    Raises:
        ActlossError: Standard output is closed or does not take it, such as a full disk.
    """
    if sys.stdout is None:
        raise ActlossError("standard output is closed, expected somewhere to write the report; give --output FILE")
    try:
        sys.stdout.write(encodable(text, sys.stdout.encoding or "ascii"))
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up()
    except OSError as error:
        _give_up()
        reason = visible(error.strerror or str(error))
        raise ActlossError(f"cannot write the report to standard output: {reason}; give --output FILE") from error


def encodable(text: str, encoding: str) -> str:
    r"""Return ``text`` with every sign that the encoding lacks spelled in ASCII.

    Examples:
        >>> encodable("values ≤ -1 → shift Ł", "latin-1")
        'values <= -1 -> shift \\u0141'
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _give_up() -> None:
    # What is still in the buffer would fail again, and be reported, when Python flushes it at its end.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
