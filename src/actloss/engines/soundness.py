"""What DuckDB would pass over in silence: a zstd file that was cut off, and a line longer than its buffer."""

from typing import BinaryIO

from actloss.encoding import File, unreadable
from actloss.errors import SourceError
from actloss.escape import quoted
from actloss.records import LONGEST_CELL

_BLOCK = 4 << 20
_STEP = 1 << 16
_FRAME = 0xFD2FB528
_SKIPPABLE = range(0x184D2A50, 0x184D2A60)


def check_whole(file: File) -> None:
    """Refuse a zstd file whose last frame is not there in full.

    Only the headers of the blocks are read, which takes no time.

    Raises:
        SourceError: If the file was cut off.

    References:
        Collet and Kucherawy, "Zstandard Compression and the 'application/zstd' Media Type", RFC 8878, 2021.
    """
    with file.path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        while stream.tell() < size:
            if not _skip_frame(stream) or stream.tell() > size:
                raise unreadable(file, EOFError())


def _skip_frame(stream: BinaryIO) -> bool:
    magic = _number(stream, 4)
    if magic in _SKIPPABLE:
        stream.seek(_number(stream, 4), 1)
        return True
    if magic != _FRAME:
        return False
    descriptor = _number(stream, 1)
    single = descriptor >> 5 & 1
    window, dictionary = 1 - single, (0, 1, 2, 4)[descriptor & 3]
    content = (single, 2, 4, 8)[descriptor >> 6]
    stream.seek(window + dictionary + content, 1)
    last = False
    while not last:
        header = stream.read(3)
        if len(header) < 3:
            return False
        value = int.from_bytes(header, "little")
        # A run of one byte is stored as that byte, whatever its length.
        stream.seek(1 if value >> 1 & 3 == 1 else value >> 3, 1)
        last = bool(value & 1)
    stream.seek(4 if descriptor >> 2 & 1 else 0, 1)
    return True


def _number(stream: BinaryIO, size: int) -> int:
    return int.from_bytes(stream.read(size), "little")


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
            f"{quoted(file.shown)} holds a line of more than {LONGEST_CELL >> 20} MiB, expected rows of a table; check "
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
