"""Bytes to text: compression, character encoding, and files that are no text at all."""

import codecs
import gzip
import importlib
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from actloss.errors import OptionError, SourceError
from actloss.escape import quoted, whole

_BLOCK = 1 << 20
_ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"

# What a file begins with, when it is not a table of text. Letters and digits alone may also be a column's name.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (Excel and numpy's .npz are zip archives too)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Office file"),
    (b"\x93NUMPY", "a numpy array"),
    (b"\x89HDF\r\n", "an HDF5 file"),
    (b"ARROW1", "an Arrow or Feather file"),
    (b"FEA1", "a Feather file"),
    (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x04\x22\x4d\x18", "an lz4 archive"),
    (b"\x7fELF", "a program"),
    (b"RDX2\n", "an R data file"),
    (b"RDX3\n", "an R data file"),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05](?:\x95|c|\(|\]|\}|K|X|q)", re.DOTALL)
_CONTROL = bytes(code for code in range(32) if code not in b"\a\b\t\n\v\f\r\x1b\x1a\x01\x02\x1c\x1d\x1e\x1f") + b"\x7f"

# Windows-1252 with the five bytes that it leaves undefined as C1 controls, as browsers read it.
CP1252 = "".join(
    bytes([code]).decode("cp1252" if code not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for code in range(256)
)
"""The character of each byte."""


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk."""

    path: Path
    shown: str
    """Its name in messages, not yet escaped."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes become text."""

    name: str
    """``utf-8``, ``utf-16-le``, ``utf-16-be``, ``utf-32-le``, ``utf-32-be``, ``cp1252``, or what the user names."""
    mark: int = 0
    """Length of the byte order mark, in bytes."""

    @property
    def shown(self) -> str:
        """The name with its byte order mark, as a reader would say it."""
        return f"{self.name} with BOM" if self.mark else self.name


def compression_of(start: bytes) -> str:
    """Return ``gzip``, ``zstd`` or ``none`` by the first bytes; a file's name proves nothing."""
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    # Either a zstd frame or one of its skippable frames.
    if start.startswith(b"\x28\xb5\x2f\xfd") or (
        len(start) > 3 and start[1:4] == b"\x2a\x4d\x18" and start[0] >> 4 == 5
    ):
        return "zstd"
    return "none"


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading its decompressed bytes."""
    with path.open("rb") as stream:
        kind = compression_of(stream.read(4))
    if kind == "gzip":
        return cast("BinaryIO", gzip.open(path, "rb"))
    if kind == "zstd":
        return cast("BinaryIO", importlib.import_module(_ZSTD).open(path, "rb"))
    return path.open("rb")


def read_head(file: File, limit: int) -> tuple[bytes, bool]:
    """Return up to ``limit`` decompressed bytes and whether that is the whole file.

    Raises:
        SourceError: If the file cannot be read, or is not what its first bytes claim.
    """
    try:
        with open_bytes(file.path) as stream:
            head = stream.read(limit + 1)
    except _damage() as error:
        raise unreadable(file, error) from None
    return head[:limit], len(head) <= limit


def check_stream(file: File) -> None:
    """Unpack a file to its end, if it is compressed: DuckDB does not notice that one is cut off or damaged.

    Raises:
        SourceError: If it is.
    """
    try:
        with file.path.open("rb") as stream:
            if compression_of(stream.read(4)) == "none":
                return
        with open_bytes(file.path) as unpacked:
            while unpacked.read(_BLOCK):
                pass
    except _damage() as error:
        raise unreadable(file, error) from None


def unreadable(file: File, error: Exception) -> SourceError:
    """Say why the bytes of a file cannot be read."""
    if isinstance(error, OSError) and error.errno is not None:
        return SourceError(f"cannot read {whole(file.shown)}: {(error.strerror or 'input error').lower()}")
    return SourceError(
        f"{whole(file.shown)} is compressed but damaged or cut off, so it cannot be unpacked; fetch or pack it again"
    )


def check_text(file: File, head: bytes, encoding: Encoding) -> None:
    """Refuse a file that is not text.

    Raises:
        SourceError: With what the file looks like.
    """
    control = len(head) - len(head.translate(None, _CONTROL))
    known = (kind for start, kind in _SIGNATURES if head.startswith(start) and (control or not start.isalnum()))
    kind = next(known, None)
    if kind is None and _PICKLE.match(head):
        kind = "a Python pickle"
    if kind is None and head[257:262] == b"ustar":
        kind = "a tar archive"
    if kind is None and compression_of(head) != "none":
        kind = "compressed twice"
    binary = control > max(8, len(head) // 100) or (control and len(head) < 64 and control > len(head) // 8)
    if kind is None and encoding.name in {"utf-8", "cp1252"} and binary:
        kind = "binary data (control characters or NUL bytes)"
    if kind is not None:
        raise SourceError(
            f"expected a table of text (CSV, JSON lines) or Parquet, but {whole(file.shown)} looks like {kind}; "
            f"export the table as CSV"
        )


def sniff_encoding(head: bytes, *, complete: bool) -> Encoding:
    """Return the encoding of a file that begins with ``head``."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            # Files joined end to end may begin with several.
            end = len(mark)
            while head.startswith(mark, end):
                end += len(mark)
            return Encoding(name, end)
    wide = _wide_without_mark(head)
    if wide is not None:
        return Encoding(wide)
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(head, final=complete)
    if text.isascii() or "\ufffd" not in text:
        return Encoding("utf-8")
    # The replacement character itself is sound, and tells of damage done before.
    broken = text.count("\ufffd") - head.count("\ufffd".encode())
    # Bytes of another encoding hardly ever form valid UTF-8: where most do, the others are damage.
    sound = sum(character > "\x7f" for character in text) - broken
    return Encoding("utf-8" if sound > 10 * broken else "cp1252")


def named_encoding(name: str, head: bytes) -> Encoding:
    """Return the encoding that the user names, with its byte order mark if ``head`` begins with one.

    Raises:
        OptionError: If there is no such encoding.
    """
    try:
        known = codecs.lookup(name).name
        "a,b\n".encode(known)
    except (LookupError, ValueError):
        raise OptionError(f"no text encoding is called {quoted(name)}; try utf-8, utf-16 or cp1252") from None
    found = sniff_encoding(head, complete=False)
    if known in {"utf-8-sig", "utf-16", "utf-32"}:
        known = found.name if found.name.startswith(known[:6]) else {"utf-8-sig": "utf-8"}.get(known, f"{known}-le")
    return Encoding(known, found.mark if found.name == known else 0)


def _wide_without_mark(head: bytes) -> str | None:
    # Line ends, separators and digits have a zero byte in UTF-16, always on the same side.
    even, odd = head[::2].count(0), head[1::2].count(0)
    few = max(2, len(head) // 20)
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros >= few and others * 20 < zeros:
            text = head[: len(head) // 2 * 2].decode(name, errors="replace")
            if text.count("\ufffd") * 50 < len(text):
                return name
    return None


def decode_head(head: bytes, encoding: Encoding, *, complete: bool) -> str:
    """Return the text of a head; a character that the limit cut in two is left out."""
    return "".join(_decoded(iter([head]), encoding, complete=complete))


def text_blocks(file: File, encoding: Encoding) -> Iterator[str]:
    """Yield the text of a whole file block by block, in its encoding.

    Raises:
        SourceError: If the compressed stream is damaged.
    """
    yield from _decoded(byte_blocks(file), encoding, complete=True)


def byte_blocks(file: File) -> Iterator[bytes]:
    """Yield the decompressed bytes of a whole file block by block.

    Raises:
        SourceError: If the file cannot be read, or the compressed stream is damaged.
    """
    try:
        with open_bytes(file.path) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except _damage() as error:
        raise unreadable(file, error) from None


def _damage() -> tuple[type[Exception], ...]:
    # The zstd error class is known only once its module is loaded, which is when it can be raised.
    zstd = sys.modules.get(_ZSTD)
    known = (OSError, EOFError, zlib.error)
    return known if zstd is None else (*known, cast("type[Exception]", zstd.ZstdError))


def _decoded(blocks: Iterator[bytes], encoding: Encoding, *, complete: bool) -> Iterator[str]:
    if encoding.name == "cp1252":
        for block in blocks:
            yield codecs.charmap_decode(block, "strict", CP1252)[0]
        return
    skip = encoding.mark
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
    for block in blocks:
        yield decoder.decode(block[skip:])
        skip = 0
    if complete:
        yield decoder.decode(b"", final=True)
