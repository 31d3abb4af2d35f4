r"""Data as Python source: text that cannot leave its quotation marks, numbers that read back, lists that are laid out.

Everything comes out as `ruff format` leaves it, whatever stands in it.
"""

import math
import re
from collections.abc import Mapping, Sequence

from actloss.frameworks.program import WIDTH
from actloss.frameworks.width import width

__all__ = ["Value", "assigned", "exact", "laid_out", "literal", "number", "spread", "text", "width"]

Value = str | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]

_DIGITS = 10
"""Significant digits of a number of the data: enough for a mean of 1e9 beside a spread of 1."""
_STEP = "    "

# What Python's own `repr` takes for printable and nobody sees.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0000-\U000e0fff]"
)
# GitHub's and Azure's runners take these anywhere in a line for a command.
_RUNNER_COMMAND = re.compile(r"##(?=\[|vso\[)")


def text(value: str) -> str:
    r"""Return a string literal: double quotes unless single ones need fewer escapes, nothing invisible in it.

    Examples:
        >>> print(text('a"b'), text("it's"), text("x\u202e\n'); import os #"))
        'a"b' "it's" "x\u202e\n'); import os #"
    """
    quote = "'" if value.count('"') > value.count("'") else '"'
    # Python's own `repr` spells out what is not printable; with both kinds of quotes in it, it uses single ones.
    escaped = repr(f"'\"{value}")[1:-1].removeprefix("\\'\"").replace("\\'", "'")
    visible = _INVISIBLE.sub(_spelled, escaped.replace(quote, f"\\{quote}"))
    return quote + _RUNNER_COMMAND.sub(r"#\\x23", visible) + quote


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def number(value: float) -> str:
    """Return a number that reads back as itself, to ten significant digits.

    Examples:
        >>> number(0.1 + 0.2), number(39.0), number(1e300), number(3)
        ('0.3', '39.0', '1e300', '3')
    """
    return str(value) if isinstance(value, int) else exact(float(f"{value:.{_DIGITS}g}"))


def exact(value: float) -> str:
    """Return a number with all its digits.

    Examples:
        >>> exact(0.1 + 0.2), exact(1e300), exact(float("inf"))
        ('0.30000000000000004', '1e300', 'float("inf")')
    """
    return repr(float(value)).replace("e+", "e") if math.isfinite(value) else f'float("{value}")'


def assigned(name: str, value: Value, *, comment: str = "") -> str:
    """Return ``name = value`` on one line where it fits, else one item a line.

    Args:
        name: An identifier, or another target, with its indent.
        value: What it is given.
        comment: A line of its own above it, without ``#``; text from the data must be visible already.

    Examples:
        >>> print(assigned("CLASSES", ["no", "yes"], comment="0, 1"))
        # 0, 1
        CLASSES = ["no", "yes"]
    """
    above = f"# {comment}\n" if comment else ""
    return above + laid_out(f"{name} = ", value)


def laid_out(start: str, value: Value, end: str = "") -> str:
    """Return ``start``, a value and ``end``, the value broken over lines where it is too long for one.

    Examples:
        >>> print(laid_out("weights = torch.tensor(", [1.5, 2.0], ")"))
        weights = torch.tensor([1.5, 2.0])
    """
    line = f"{start}{literal(value)}{end}"
    indent = start[: len(start) - len(start.lstrip())]
    if width(line) <= WIDTH:
        return line
    if isinstance(value, str):
        # Ruff puts a text between brackets only where that brings it within the width.
        alone = f"{indent}{_STEP}{literal(value)}"
        return f"{start}(\n{alone}\n{indent}){end}" if width(alone) <= WIDTH and not end else line
    if start.endswith("("):
        # The one argument of a call stands on lines of its own.
        return f"{start}\n{laid_out(indent + _STEP, value)}\n{indent}{end}"
    return _broken(start, value, end, indent)


def spread(start: str, opening: str, items: Sequence[str], end: str) -> str:
    """Return items of source between brackets: on one line where they fit, else one a line.

    Args:
        start: What stands before them, with its indent.
        opening: The opening bracket.
        items: At least one.
        end: The closing bracket and what follows.
    """
    line = f"{start}{opening}{', '.join(items)}{end}"
    if width(line) <= WIDTH:
        return line
    indent = start[: len(start) - len(start.lstrip())]
    lines = "".join(f"{indent}{_STEP}{item},\n" for item in items)
    return f"{start}{opening}\n{lines}{indent}{end}"


def _broken(start: str, value: Value, end: str, indent: str) -> str:
    """Return a value with one item a line, and items that are too long for theirs broken in turn."""
    inner = indent + _STEP
    match value:
        case Mapping():
            opening, closing = "{", "}"
            lines = [_item(f"{inner}{text(key)}: ", item, inner) for key, item in value.items()]
        case Sequence() if not isinstance(value, str) and value:
            opening, closing = ("(", ")") if isinstance(value, tuple) else ("[", "]")
            lines = [_item(inner, item, inner) for item in value]
        case _:
            return f"{start}{literal(value)}{end}"
    return f"{start}{opening}\n" + "".join(f"{line}\n" for line in lines) + f"{indent}{closing}{end}"


def _item(start: str, value: Value, indent: str) -> str:
    line = f"{start}{literal(value)},"
    return line if width(line) <= WIDTH else _broken(start, value, ",", indent)


def literal(value: Value) -> str:
    """Return a value as one line of source."""
    match value:
        case str():
            return text(value)
        case bool() | None:
            return repr(value)
        case int() | float():
            return number(value)
        case Mapping():
            return "{" + ", ".join(f"{text(key)}: {literal(item)}" for key, item in value.items()) + "}"
        case tuple():
            return "(" + ", ".join(map(literal, value)) + ("," if len(value) == 1 else "") + ")"
    return "[" + ", ".join(map(literal, value)) + "]"
