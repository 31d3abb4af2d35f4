"""One writer of a lock at a time, also among processes: whoever writes holds a file beside it as long as that takes.

A lock is read, changed and written whole. Two who did that at once would each write what the other had not seen. The
file is there for milliseconds, and for 20 seconds where the lock is as large as it may be; one that stays was left by a
process that was killed, and is taken away.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from actloss.errors import ActlossError
from actloss.escape import whole

STALE = 60.0
"""Seconds after which a file that is still the same is nobody's any more."""
PATIENCE = 300.0
"""Seconds to wait for others who take their turns."""
_PAUSE = 0.02

_Identity: TypeAlias = "tuple[int, int] | None"


@contextmanager
def turn(place: Path) -> Iterator[None]:
    """Hold everybody else off who wants to write the same lock, as long as the block runs.

    Args:
        place: The lock, links followed; it need not exist yet.

    Raises:
        ActlossError: The file system refuses, or others never came to an end.
    """
    mark = mark_of(place)
    try:
        _take(mark, place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ActlossError(f"cannot write the lock to {whole(str(place))}: {reason}") from error
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            mark.unlink()


def mark_of(place: Path) -> Path:
    """Return the file that says that somebody writes a lock."""
    return place.with_name(f".{place.name}.writing")


def _take(mark: Path, place: Path) -> None:
    begun = seen_at = time.monotonic()
    seen: _Identity = None
    while True:
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            now, found = time.monotonic(), _identity(mark)
            if found != seen:
                seen, seen_at = found, now
            elif now - seen_at > STALE:
                _take_away(mark, seen)
            if now - begun > PATIENCE:
                raise ActlossError(
                    f"others have been writing the lock {whole(str(place))} for {PATIENCE:g} seconds; try again, or"
                    f" delete {whole(str(mark))} if nobody is"
                ) from None
            time.sleep(_PAUSE)
        else:
            return


def _identity(mark: Path) -> _Identity:
    """Return what tells one such file from the next; None where there is none just now."""
    with suppress(FileNotFoundError):
        found = mark.stat()
        return found.st_ino, found.st_mtime_ns
    return None


def _take_away(mark: Path, seen: _Identity) -> None:
    """Remove a file that was left, unless somebody who waited as long was faster and has taken a turn already."""
    aside = mark.with_name(f"{mark.name}-{os.getpid()}")
    with suppress(FileNotFoundError):
        mark.rename(aside)
        if _identity(aside) == seen:
            aside.unlink()
        else:
            aside.rename(mark)
