"""Where corrected copies go, and that none of them overwrites anything but an earlier copy."""

import glob
import json
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from actloss.errors import ActlossError, OptionError
from actloss.escape import whole
from actloss.files import Located
from actloss.fixing.facts import Treatment
from actloss.plain import Json

SCHEMA = 1
"""The number of the form in which it is told what became of the labels."""

_LARGEST = 16 << 20
"""Bytes of that, which is far more than a table has labels for."""


def copy_of(folder: Path, shown: str) -> Path:
    """Return where the copy of a file goes."""
    return folder / Path(shown).name


def mapping_of(copy: Path) -> Path:
    """Return where it is told what became of the labels in a copy."""
    return copy.with_name(f"{copy.name}.mapping.json")


def check_folder(
    folder: Path, tables: Iterable[Located], treatments: Sequence[Treatment], read: Sequence[Path]
) -> None:
    """Make the folder, if copies can be written there.

    Args:
        folder: Where the copies go.
        tables: The files of which there will be copies.
        treatments: All tables that are read.
        read: All other files and globs that must stay as they are.

    Raises:
        OptionError: If a copy would overwrite what must stay, another copy, or anything that is no earlier copy.
        ActlossError: If the file system refuses.
    """
    inputs = [*_inputs(treatments), *_stats(map(os.fspath, read))]
    taken: dict[Path, str] = {}
    for file in (file for located in tables for file in located.files):
        copy = copy_of(folder, file.shown)
        for path in (copy, mapping_of(copy)):
            if path in taken:
                raise OptionError(
                    f"--fix would copy both {whole(taken[path])} and {whole(file.shown)} to {whole(str(path))}; fix "
                    f"them into different folders"
                )
            taken[path] = file.shown
            _check_path(path, inputs)
        _check_copy(copy)
    if taken:
        _make(folder)


def copies_of(source: str, folder: Path) -> Iterator[Path]:
    """Yield every file that curing a table may write.

    Args:
        source: A path or a glob.
        folder: Where the copies go.
    """
    for name in (source, *glob.glob(source, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        copy = copy_of(folder, name)
        yield from (copy, mapping_of(copy))


def _check_path(path: Path, inputs: Sequence[os.stat_result]) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        found = path.stat()
        if any(os.path.samestat(found, given) for given in inputs):
            raise OptionError(
                f"--fix would overwrite {whole(str(path))}, which is read, or named in the lock or the configuration; "
                f"name another folder"
            )
        if not stat.S_ISREG(found.st_mode):
            raise OptionError(f"--fix would write {whole(str(path))}, which is no regular file; name another folder")


def _check_copy(copy: Path) -> None:
    """Hold that what lies where a copy goes is an earlier copy: what is told beside it names it."""
    mapping = mapping_of(copy)
    found = next((path for path in (copy, mapping) if os.path.lexists(path)), None)
    if found is not None and not _names(mapping, copy.name):
        raise OptionError(
            f"--fix would overwrite {whole(str(found))}, which it did not write (no {whole(mapping.name)} beside it "
            f"tells so); delete it, or name another folder"
        )


def _names(mapping: Path, name: str) -> bool:
    try:
        with mapping.open("rb") as file:
            told: Json = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and (told.get("schema"), told.get("table")) == (SCHEMA, name)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise OptionError(f"--fix needs a folder for its copies, found the file {whole(str(folder))}") from None
        reason = error.strerror or str(error)
        raise ActlossError(f"cannot make the folder {whole(str(folder))}: {reason}") from error


def _inputs(treatments: Sequence[Treatment]) -> Iterator[os.stat_result]:
    for source in (treatment.source for treatment in treatments):
        if isinstance(source, str | os.PathLike):
            yield from _stats([os.fspath(source)])
        elif isinstance(source, list | tuple):
            yield from _stats(map(os.fspath, source))


def _stats(names: Iterable[str]) -> Iterator[os.stat_result]:
    """Yield what the file system knows of those files that there are, by a name or a glob."""
    for name in names:
        for path in (name, *glob.glob(name, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            with suppress(OSError, ValueError):
                yield Path(path).stat()
