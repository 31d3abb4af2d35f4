"""The text of a file such that writing it again gives the same bytes, in whatever state the file is."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from actloss.encoding import CP1252, Encoding, File, byte_blocks
from actloss.engines.sniffed import Sniffed
from actloss.errors import SourceError
from actloss.escape import whole

_TO_CP1252 = codecs.charmap_build(CP1252)
# UTF-8 keeps its broken bytes as lone surrogates. In the others, text and bytes belong together one to one.
_ERRORS = {"utf-8": "surrogateescape"}
_EXACT = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_LINE_END = re.compile(r"(?<!\r)\r+\n|\n|\r")


def encoding_to_the_end(file: Sniffed) -> Encoding:
    """Return the encoding in which a file is read, which may come to light far below its head.

    Raises:
        SourceError: If the file can no longer be read.
    """
    if not file.ascii or file.encoding.name != "utf-8":
        return file.encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in chain(byte_blocks(file.file), [b""]):
            decoder.decode(block, final=not block)
    except UnicodeDecodeError:
        return Encoding("cp1252", file.encoding.mark)
    return file.encoding


def to_bytes(text: str, encoding: Encoding) -> bytes:
    """Return the bytes of a text that `text_blocks` gave.

    Raises:
        UnicodeEncodeError: If it holds characters that the encoding lacks.
    """
    if encoding.name == "cp1252":
        return codecs.charmap_encode(text, "strict", _TO_CP1252)[0]
    return text.encode(encoding.name, _ERRORS.get(encoding.name, "strict"))


def text_blocks(file: File, encoding: Encoding) -> Iterator[str]:
    """Yield the text of a file behind its byte order mark, block by block.

    Raises:
        SourceError: If some of its bytes could not be written again, or it can no longer be read.
    """
    if encoding.name == "cp1252":
        for block in _unmarked(file, encoding):
            yield codecs.charmap_decode(block, "strict", CP1252)[0]
        return
    decoder = codecs.getincrementaldecoder(encoding.name)(_ERRORS.get(encoding.name, "strict"))
    owed = b""
    try:
        for block in chain(_unmarked(file, encoding), [b""]):
            text = decoder.decode(block, final=not block)
            if encoding.name not in _EXACT:
                owed = _settled(owed + block, to_bytes(text, encoding))
            yield text
    except UnicodeError:
        owed = b"?"
    if owed:
        raise SourceError(
            f"{whole(file.shown)} cannot be fixed: its bytes are not all text in {encoding.name}, so that a copy would "
            f"differ in more than labels; convert it to UTF-8 first"
        )


def _unmarked(file: File, encoding: Encoding) -> Iterator[bytes]:
    mark = encoding.mark
    for block in byte_blocks(file):
        yield block[mark:]
        mark = 0


def _settled(owed: bytes, written: bytes) -> bytes:
    """Return which bytes have been read but not yet written.

    Raises:
        UnicodeError: If others were written than were read.
    """
    if not owed.startswith(written):
        raise UnicodeError
    return owed[len(written) :]


def lines_of(blocks: Iterable[str]) -> Iterator[str]:
    """Yield the physical lines of a text, each with its end as it is."""
    held = ""
    for block in blocks:
        text = held + block
        # A carriage return at the end of a block may be part of a line end.
        kept = len(text.rstrip("\r"))
        *lines, last = _lines(text[:kept]) or [""]
        yield from lines
        if last.endswith("\n"):
            yield last
            last = ""
        held = last + text[kept:]
    yield from _lines(held)


def _lines(text: str) -> list[str]:
    if "\r\r" not in text:
        return list(io.StringIO(text, newline=""))
    ends = [match.end() for match in _LINE_END.finditer(text)]
    starts = [0, *ends]
    lines = [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]
    return lines if lines[-1] else lines[:-1]
