"""Write a file whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from actloss.errors import ActlossError
from actloss.escape import whole


def write_whole(path: Path, text: str, what: str = "the report") -> None:
    """Write ``text`` in UTF-8 so that ``path`` holds all of it, or what it held before.

    Args:
        path: The file.
        text: Its new content.
        what: What is written, for the message.

    Raises:
        ActlossError: The file system refuses.
    """
    with drafted(path, what) as file:
        file.write(text.encode(errors="backslashreplace"))


@contextmanager
def drafted(path: Path, what: str) -> Iterator[BinaryIO]:
    """Hand out a stream; ``path`` holds all that was written to it once the block ends, or what it held before.

    Args:
        path: The file.
        what: What is written, for the message.

    Raises:
        ActlossError: The file system refuses.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".actloss-", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(_mode(path))
            draft.replace(path)
        except BaseException:
            draft.unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ActlossError(f"cannot write {what} to {whole(str(path))}: {reason}") from error


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
