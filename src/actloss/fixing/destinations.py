"""Where corrected copies go, and that none of them overwrites what is read."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from actloss.errors import ActlossError, OptionError
from actloss.escape import whole
from actloss.files import Located
from actloss.fixing.facts import Treatment


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
        read: All other files that are read.

    Raises:
        OptionError: If a copy would overwrite a file that is read, another copy, or what is no file.
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
    if taken:
        _make(folder)


def _check_path(path: Path, inputs: Sequence[os.stat_result]) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        found = path.stat()
        if any(os.path.samestat(found, given) for given in inputs):
            raise OptionError(f"--fix would overwrite {whole(str(path))}, which is read; name another folder")
        if not stat.S_ISREG(found.st_mode):
            raise OptionError(f"--fix would write {whole(str(path))}, which is no regular file; name another folder")


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
            name = os.fspath(source)
            yield from _stats([name, *glob.glob(name, recursive=True)])  # noqa: PTH207 - Path.glob takes no absolute pattern
        elif isinstance(source, list | tuple):
            yield from _stats(map(os.fspath, source))


def _stats(names: Iterable[str]) -> Iterator[os.stat_result]:
    """Yield what the file system knows of those files that there are."""
    for name in names:
        with suppress(OSError, ValueError):
            yield Path(name).stat()
