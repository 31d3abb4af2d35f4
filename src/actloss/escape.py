r"""Make text from the data safe to show: labels, column names and file names are hostile.

Control characters reach a terminal as commands, bidirectional controls reorder what a reader sees, and
zero-width characters hide differences. All of them become visible `\x1b`-style escapes.
"""

import re

# C0 and DEL, C1, zero-width, bidirectional marks and controls, line and paragraph separators, word joiner and
# invisible operators, soft hyphen, BOM, interlinear marks, tags, non-characters and lone surrogates.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
# GitHub's and Azure's runners take these anywhere in a line for a command.
_RUNNER_COMMAND = re.compile(r"##(?=\[|vso\[)")


def visible(text: str, *, limit: int = 80) -> str:
    r"""Return ``text`` on one line with every hidden character spelled out, cut to ``limit`` characters.

    Examples:
        >>> visible("a\x1b[2Jb")
        'a\\x1b[2Jb'
        >>> visible("x" * 100, limit=10)
        'xxxxxxxxx…'
    """
    # Cutting first keeps a cell of many megabytes from being escaped only to be thrown away.
    shown = spelled_out(text[: limit + 1])
    shown = _RUNNER_COMMAND.sub("# #", shown)
    return shown if len(text) <= limit and len(shown) <= limit else shown[: limit - 1] + "…"


def spelled_out(text: str) -> str:
    r"""Return ``text`` with every hidden character as an escape that Python's literals have, too.

    Examples:
        >>> spelled_out("a\u3164b")
        'a\\u3164b'
    """
    return _HIDDEN.sub(_spell, text)


def quoted(text: str, *, limit: int = 80) -> str:
    """Return ``text`` as `visible` does, between single quotes.

    Examples:
        >>> quoted("price")
        "'price'"
    """
    return f"'{visible(text, limit=limit)}'"


def whole(path: str) -> str:
    """Return the name of a file as `quoted` does, but whole: its end is what tells one file from another."""
    return quoted(path, limit=1000)


def _spell(match: re.Match[str]) -> str:
    code = ord(match.group())
    named = {9: "\\t", 10: "\\n", 13: "\\r"}.get(code)
    if named:
        return named
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
