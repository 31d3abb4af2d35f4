"""Standard output is the report's, whatever a user's own code writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def reserved_stdout() -> Iterator[None]:
    """Send to standard error what C code and child processes write to standard output."""
    kept = None
    # Without a standard output or error there is nothing to keep apart.
    with suppress(OSError):
        kept = os.dup(1)
        os.dup2(2, 1)
    try:
        yield
    finally:
        if kept is not None:
            os.dup2(kept, 1)
            os.close(kept)
