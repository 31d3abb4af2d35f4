"""How many columns of a line a text takes, as ruff counts them: the sum over its characters."""

import re
import unicodedata

# Signs that combine with the one before them although Unicode does not class them as such.
_NONE = re.compile(
    "[\u09be\u09d7\u0b3e\u0b57\u0bbe\u0bd7\u0cc0\u0cc2\u0cc7\u0cc8\u0cca\u0ccb\u0cd5\u0cd6\u0d3e\u0d4e\u0d57\u0dcf\u0ddf"
    "\u1161-\u11ff\u1715\u1734\u1b35\u1b3b\u1b3d\u1b43\u1b44\u1baa\u1bf2\u1bf3\u302e\u302f\ua8fa\ua953\ua9c0"
    "\ud7b0-\ud7c6\ud7cb-\ud7fb\uff9e\uff9f\U000111c0\U000111c2\U000111c3\U00011235\U0001133e\U0001134d\U00011357"
    "\U000114b0\U000114bd\U000115af\U000116b6\U00011930\U0001193d\U0001193f\U00011941\U00011a84-\U00011a89\U00011d46"
    "\U00016ff0\U00016ff1\U0001d165\U0001d166\U0001d16d-\U0001d172]"
)
_ONE = re.compile("[\u2d7f\U0001171e]")
# Wide since Unicode 16, or three letters in one sign.
_TWO = re.compile("[\u17a4\u17d8\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]")


def width(line: str) -> int:
    """Return how many columns a line takes: two for a wide character, none for a combining one.

    Examples:
        >>> width("price"), width("値段"), width("e\u0301te\u0301")
        (5, 4, 3)
    """
    return len(line) if line.isascii() else sum(map(_width, line))


def _width(sign: str) -> int:
    if _ONE.match(sign):
        return 1
    if _NONE.match(sign) or unicodedata.category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if _TWO.match(sign) or unicodedata.east_asian_width(sign) in {"W", "F"} else 1
