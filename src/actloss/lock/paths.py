"""Where a lock lies, and which tables it may name: those below its own folder, whatever it says.

A lock is a file of the repository, and a stranger's pull request may change it. So a path that leaves the folder, or
that anything but the file system would have to make sense of, is refused, whether it is being written or read. A link
may still lead out of the folder: that is found out when the table is opened (`actloss.files.locate`).
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from actloss.errors import OptionError
from actloss.escape import whole
from actloss.table import SourceLike

LOCK_NAME = "actloss.lock.json"
"""The name under which a lock is looked for."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""A drive (``C:``) or the scheme of an address (``file:``)."""


def find_lock(start: Path) -> Path | None:
    """Return the nearest lock in a folder or above it; None where there is none."""
    folder = start.absolute()
    candidates = (each / LOCK_NAME for each in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def place_of(lock: Path) -> Path:
    """Return the file that a lock is written to, links followed; it need not exist yet.

    Raises:
        OptionError: It is no regular file, or its folder is missing.
    """
    name = whole(str(lock))
    try:
        place = Path(os.path.realpath(lock))
        found, housed = place.exists(), place.parent.is_dir()
        regular = place.is_file()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OptionError(f"a lock needs a file that can be written, found {name}: {reason}") from None
    if not housed:
        raise OptionError(f"a lock needs an existing folder, found none for {name}; create it first")
    if found and not regular:
        raise OptionError(f"a lock is a regular file, and {name} is none; name another file")
    return place


def path_of(key: str, lock: Path) -> str:
    """Return the path or glob by which the table of a lock can be opened from the working folder.

    Args:
        key: The table as the lock names it.
        lock: The lock's own path.
    """
    return os.path.relpath(lock.parent / key)


def key_of(source: SourceLike, lock: Path) -> str:
    """Return how a lock names a table: its path or glob from the lock's folder, with forward slashes.

    Args:
        source: The table as the user gave it.
        lock: The lock's own path.

    Raises:
        OptionError: It has no path of its own, or lies elsewhere.
    """
    name = _only_name(source)
    folder = lock.parent
    inside = _below(Path(os.path.abspath(name)), Path(os.path.abspath(folder)))  # noqa: PTH100 - resolve would follow links
    if inside is None:
        # A link to the folder is the folder.
        inside = _below(Path(os.path.realpath(Path(name).parent)) / Path(name).name, folder.resolve())
    if inside is None:
        raise OptionError(
            f"a lock names tables below its own folder, found {whole(name)} outside {whole(str(folder))}; put the lock"
            " into a folder above the table"
        )
    trouble = unsafe(inside)
    if trouble:
        raise OptionError(f"a lock cannot name the table {whole(name)}: {trouble}; rename it")
    return inside


def unsafe(key: str) -> str | None:
    """Return why a lock may not name a table like this, as a clause; None where it may.

    Examples:
        >>> unsafe("data/part-*.csv") is None
        True
        >>> unsafe("../../etc/passwd")
        "a path with '..' leaves the lock's folder"
    """
    parts = key.split("/")
    if key in {"", "-", "."}:
        return "it is the name of no file"
    if key.startswith("/"):
        return "an absolute path is another one on every machine"
    if _SCHEME.match(key):
        return "it begins with a drive or the scheme of an address"
    if ".." in parts:
        return "a path with '..' leaves the lock's folder"
    if key.startswith("~") or "$" in key or "\\" in key or "\0" in key:
        return "a '~' in front, '$', backslashes and NUL are no part of a portable path"
    if "" in parts or "." in parts:
        return "it is not in its shortest form"
    return None


def _only_name(source: SourceLike) -> str:
    if isinstance(source, Sequence) and not isinstance(source, str):
        if len(source) != 1:
            raise OptionError(
                f"a lock names a table by one path or glob, found {len(source):,} files; lock each by itself, or write"
                " the glob in quotes"
            )
        source = source[0]
    if not isinstance(source, str | os.PathLike):
        raise OptionError(f"a lock names a table by its path, found a {type(source).__name__}; name a file")
    name = os.fspath(source)
    if name == "-":
        raise OptionError("a lock names a table by its path, found standard input; name a file")
    if "\0" in name:
        raise OptionError(f"a lock names a table by its path, found {whole(name)}, which is none; name a file")
    return name


def _below(path: Path, folder: Path) -> str | None:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None
