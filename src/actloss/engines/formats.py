"""Which format a file is in, and what its delimiter is called."""

import codecs
import json
import re

from actloss.encoding import File, read_head
from actloss.errors import OptionError, SourceError
from actloss.escape import quoted, whole

_SPOKEN = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space", ":": "colon", "": "none"}


def spoken(delimiter: str) -> str:
    """Return a delimiter as one says it."""
    return _SPOKEN.get(delimiter) or quoted(delimiter)


def named_delimiter(name: str) -> str:
    r"""Return the delimiter that the user names: the sign itself or two of them, ``\t``, or a word such as ``tab``.

    Raises:
        OptionError: If it is no delimiter.
    """
    sign = {word: sign for sign, word in _SPOKEN.items()}.get(name.casefold(), name.replace("\\t", "\t"))
    if len(sign) not in {1, 2} or sign.isalnum() or sign[0] in '"\r\n\\' or len(sign.encode()) > 4:
        raise OptionError(f"a delimiter is one sign such as , ; | or tab, or two such as ||, got {quoted(name)}")
    return sign


def format_of(file: File) -> str:
    """Return ``parquet``, ``json lines``, ``json array`` or ``csv`` by what the file begins with."""
    raw, complete = read_head(file, 1 << 16)
    if raw.startswith(b"PAR1"):
        return "parquet"
    start = raw.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"{") and _is_object(start.split(b"\n", 1)[0], complete=complete):
        return "json lines"
    if re.match(rb"\[\s*\{\s*\"", start):
        return "json array"
    if re.search(r"\.(jsonl|ndjson|json)(\.gz|\.zst)?$", file.shown, re.IGNORECASE):
        raise SourceError(f"expected one JSON object a line, or an array of them, in {whole(file.shown)}")
    return "csv"


def _is_object(line: bytes, *, complete: bool) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        # A first object longer than what was read: a CSV file does not begin like this.
        return not complete and re.match(rb"\{\s*\"[^\"]*\"\s*:", line) is not None
