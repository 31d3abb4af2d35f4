"""On which lines the head of a file holds bytes that are not UTF-8."""

import codecs
import re

from actloss.records import lines_of, single_ends, unified

# How Python spells single bytes that it cannot decode; sound UTF-8 never comes to that.
_BYTES = re.compile("[\udc80-\udcff]")


def broken_lines(head: bytes, *, complete: bool) -> tuple[int, ...]:
    r"""Return the lines from 1 that hold bytes which are not UTF-8; a character that the limit cut in two is none.

    Args:
        head: The first bytes of a file.
        complete: Whether these are all.

    Examples:
        >>> broken_lines("name\nKöln\n".encode() + b"K\xf6ln\r\nUlm\nK\xc3", complete=False)
        (3,)
    """
    text = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape").decode(head, final=complete)
    lines = lines_of(unified(single_ends(text)))
    return tuple(number for number, line in enumerate(lines, 1) if _BYTES.search(line))
