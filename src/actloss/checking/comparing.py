"""Whether the rows of a table are compared with each other, which costs more than reading its labels."""

import os
from contextlib import suppress
from glob import glob
from pathlib import Path

from actloss.checking.request import Request
from actloss.examined import Examined, compare_rows
from actloss.table import SourceLike, Table
from actloss.twins import Twins

COMPARED_BYTES = 64 << 20
"""Files up to this size, all together, are compared row by row unasked."""
COMPARING = frozenset({"AL106", "AL107"})
"""The rules that need it."""


def twins_of(table: Table, request: Request, examined: Examined) -> tuple[Twins | None, str | None]:
    """Return the equal rows of a table, or why its rows were not compared.

    Args:
        table: The table.
        request: What was asked; a rule that is selected by its own code has rows compared however many there are.
        examined: The labels of the table.
    """
    if not COMPARING & request.selection.codes:
        return None, None
    size = size_of(request.source)
    if size > COMPARED_BYTES and not COMPARING & request.selection.exact:
        return None, (
            f"rows are compared unasked in up to {COMPARED_BYTES >> 20} MiB, the table has {size / (1 << 20):,.0f};"
            " select the rule by its code"
        )
    return compare_rows(table, examined), None


def size_of(source: SourceLike) -> int:
    """Return the bytes of the files that a source names; 0 where there are none, as for a dataframe."""
    names = [source] if isinstance(source, str | os.PathLike) else source if isinstance(source, list | tuple) else []
    total = 0
    for name in map(os.fspath, names):
        for path in [name] if os.path.lexists(name) else glob(name, recursive=True):  # noqa: PTH207 - Path.glob takes no absolute pattern
            # Whether a file can be read was for its reader to find out.
            with suppress(OSError):
                total += Path(path).stat().st_size
    return total
