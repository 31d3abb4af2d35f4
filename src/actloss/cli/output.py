"""Which file `--output` means, found out before any work is done for it."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from actloss.errors import OptionError
from actloss.escape import whole


def checked(output: str, sources: Sequence[str]) -> Path:
    """Return the file that ``--output`` means, links followed, before any work is done for it.

    Raises:
        OptionError: It has no name, is a directory or a device, its directory is missing, or it is the table itself.
    """
    if not output:
        raise OptionError("--output needs the name of a file, found an empty one; - is standard output")
    path = Path(os.path.realpath(output))
    name = whole(output)
    try:
        found = path.stat() if path.exists() else None
        if found is None and not path.parent.is_dir():
            raise OptionError(f"--output needs an existing directory, found none for {name}; create it first")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OptionError(f"--output needs a file that can be written, found {name}: {reason}") from error
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise OptionError(f"--output needs a regular file, found {name}, which is none; choose another file")
    if found is not None and any(os.path.samestat(found, table) for table in _tables(sources)):
        raise OptionError(f"--output would overwrite the table {name} itself; choose another file")
    return path


def _tables(sources: Sequence[str]) -> Iterator[os.stat_result]:
    """Yield what the file system knows of the files that are read."""
    # Whether a table can be read is for its reader to find out and to say.
    with suppress(OSError):
        if "-" in sources:
            yield os.fstat(0)
    for source in sources:
        for path in (source, *glob.glob(source, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            with suppress(OSError):
                yield Path(path).stat()
