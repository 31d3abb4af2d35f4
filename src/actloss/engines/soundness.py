"""What DuckDB would pass over in silence: a line longer than its buffer."""

from typing import BinaryIO

from actloss.encoding import File, unreadable
from actloss.errors import SourceError
from actloss.escape import whole
from actloss.records import LONGEST_CELL

_BLOCK = 4 << 20
_STEP = 1 << 16


def has_long_lines(file: File) -> bool:
    """Return whether a plain file holds a line of several MiB; only the beginning of each block is looked at.

    Raises:
        SourceError: If the file cannot be read, or a line is too long for any table.
    """
    without = longest = 0
    try:
        with file.path.open("rb") as stream:
            for start in range(0, stream.seek(0, 2) - _BLOCK, _BLOCK):
                without = 0 if _has_line_end(stream, start) else without + 1
                longest = max(longest, without)
    except OSError as error:
        raise unreadable(file, error) from None
    if longest * _BLOCK >= LONGEST_CELL:
        raise SourceError(
            f"{whole(file.shown)} holds a line of more than {LONGEST_CELL >> 20} MiB, expected rows of a table; check "
            f"the line ends"
        )
    return longest > 0


def _has_line_end(stream: BinaryIO, start: int) -> bool:
    stream.seek(start)
    for _ in range(_BLOCK // _STEP):
        step = stream.read(_STEP)
        if b"\n" in step or b"\r" in step:
            return True
    return False
