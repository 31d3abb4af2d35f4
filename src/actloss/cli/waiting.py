"""A sign of life on stderr while a large table is read."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 2.0
"""Seconds before a word is said; most tables are done by then."""
_TICK = 0.5


@contextmanager
def waiting(*, patience: float = PATIENCE) -> Iterator[None]:
    """Show how long it has been taking, if somebody watches, and wipe it away in the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(sys.stderr, done, patience), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(stream: TextIO, done: threading.Event, patience: float) -> None:
    start = time.monotonic()
    if done.wait(patience):
        return
    said = ""
    while True:
        said = f"reading the table, {time.monotonic() - start:.0f} s"
        stream.write(f"\r{said}")
        stream.flush()
        if done.wait(_TICK):
            break
    stream.write(f"\r{' ' * len(said)}\r")
    stream.flush()
