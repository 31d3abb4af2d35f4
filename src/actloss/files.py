"""From what the user typed to files on disk: paths, globs, stdin, and scratch copies that vanish again.

Everything that can be wrong with a path is found here, before a reader sees it: a directory, a missing file (with the
nearest name beside it), a pattern without a match, a device that never ends.
"""

import difflib
import glob
import os
import shutil
import stat
import sys
import tempfile
import weakref
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from actloss.encoding import File
from actloss.errors import SourceError
from actloss.escape import quoted, visible, whole

_COPY_BYTES = 1 << 20


@dataclass(frozen=True, eq=False)
class Scratch:
    """A temporary directory that is removed when the last holder lets go of it, at the latest at exit."""

    _made: list[Path] = field(default_factory=list)

    def path(self, name: str) -> Path:
        """Return a path for a new scratch file; the directory is only made when first asked for."""
        if not self._made:
            folder = tempfile.mkdtemp(prefix="actloss-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._made.append(Path(folder))
        return self._made[0] / name


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The files behind a source."""

    name: str
    """As given; ``-`` for standard input."""
    files: tuple[File, ...]
    scratch: Scratch


def locate(source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]], *, below: Path | None = None) -> Located:
    """Return the readable regular files that ``source`` names, globs in sorted order.

    Args:
        source: A path, a glob, ``-`` for standard input, or a list of paths.
        below: The folder in which they must lie, links followed, where not the user but a file names them.

    Raises:
        SourceError: If nothing is there to read.
    """
    scratch = Scratch()
    if isinstance(source, str | os.PathLike):
        name = os.fspath(source)
        if name == "-":
            return Located(name=name, files=(File(_spool_stdin(scratch), "standard input"),), scratch=scratch)
        paths = _matches(name)
    else:
        paths = tuple(Path(item) for item in source)
        if not paths:
            raise SourceError("expected at least one file, found an empty list; name the files to read")
        name = name_together(paths)
    if below is not None:
        _ensure_below(name, paths, below)
    return Located(name=name, files=tuple(_readable(path, scratch) for path in paths), scratch=scratch)


def _ensure_below(name: str, paths: Sequence[Path], below: Path) -> None:
    """Hold that files lie in a folder, and that none of them is a pipe, at which a reader would wait for ever."""
    folder = os.path.realpath(below)
    for path in paths:
        with suppress(OSError, ValueError):
            # Not the path: a stranger's pattern is not told what it met.
            if not Path(os.path.realpath(path)).is_relative_to(folder):
                raise SourceError(
                    f"{whole(name)} leads out of the folder of the lock or configuration that names it; name it on the"
                    " command line to have it read"
                )
            if stat.S_ISFIFO(path.stat().st_mode):
                raise SourceError(
                    f"{whole(name)} is a named pipe, and a lock or configuration names files; name it on the command"
                    " line to have it read"
                )


def name_together(paths: Sequence[str | os.PathLike[str]]) -> str:
    """Return what the files of one table are called; there is at least one."""
    return str(paths[0]) if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _matches(name: str) -> tuple[Path, ...]:
    if not name:
        raise SourceError("expected a file name, found an empty one; name the file to read, or - for standard input")
    # A file whose name holds a bracket or a star is itself, not a pattern.
    if not glob.has_magic(name) or os.path.lexists(name):
        return (Path(name),)
    try:
        found = sorted(path for path in glob.glob(name, recursive=True) if not Path(path).is_dir())  # noqa: PTH207 - Path.glob takes no absolute pattern
    except ValueError:
        # A NUL or a lone surrogate, which no file's name holds.
        found = []
    if not found:
        raise SourceError(
            f"no file matches {quoted(name)}; check the pattern, or quote it so the shell leaves it alone"
        )
    return tuple(Path(path) for path in found)


def _readable(path: Path, scratch: Scratch) -> File:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise SourceError(f"no file {whole(str(path))}{_nearest(path)}") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot open {whole(str(path))}: {_reason(error)}") from None
    if stat.S_ISDIR(mode):
        raise SourceError(
            f"{whole(str(path))} is a directory, expected a table; name a file in it, or a pattern such as "
            f"{whole(str(path / '*.csv'))}"
        )
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise SourceError(f"{whole(str(path))} is a device, expected a file; copy the table into a file first")
    try:
        with path.open("rb") as stream:
            # A named pipe can be read once only: what comes out is kept like standard input.
            return File(_spool(stream, scratch) if stat.S_ISFIFO(mode) else path, str(path))
    except OSError as error:
        raise SourceError(f"cannot read {whole(str(path))}: {_reason(error)}") from None


def _spool_stdin(scratch: Scratch) -> Path:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SourceError("standard input is closed; pipe a table into it, or name a file instead of -")
    try:
        return _spool(stream, scratch)
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot read standard input: {_reason(error)}") from None


def _spool(stream: BinaryIO, scratch: Scratch) -> Path:
    path = scratch.path("spooled")
    with path.open("wb") as copy:
        shutil.copyfileobj(stream, copy, _COPY_BYTES)
    return path


def _nearest(path: Path) -> str:
    try:
        beside = [item.name for item in path.parent.iterdir()]
    except FileNotFoundError:
        return f"; there is no folder {whole(str(path.parent))} either"
    except OSError:
        beside = []
    near = difflib.get_close_matches(path.name, sorted(beside), n=1, cutoff=0.6)
    if near:
        return f"; did you mean {whole(str(path.with_name(near[0])))}?"
    return "; check the name and the folder"


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return visible(text[:1].lower() + text[1:])
