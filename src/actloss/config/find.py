"""Where the configuration is: the file that is named, or the next one upwards."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from actloss.config.facts import Settings
from actloss.config.read import read_settings
from actloss.errors import OptionError
from actloss.escape import visible, whole
from actloss.place import Document, Place

OWN = "actloss.toml"
"""A file with nothing but our keys."""
SHARED = "pyproject.toml"
"""A file in which our keys stand in the table ``tool.actloss``."""


def load_settings(start: Path, *, given: Path | None = None) -> Settings:
    """Return the settings of the file that is named, else of the next configuration upwards; empty ones without any.

    A folder's configuration is its actloss.toml, or its pyproject.toml where that has a table ``tool.actloss``. A
    folder with both is an error: whichever won, somebody's settings would be passed over in silence.

    Args:
        start: The folder to begin with.
        given: The file, as the user names it.

    Raises:
        OptionError: The file cannot be read, is no TOML, or holds a key or a value that means nothing.
    """
    if given is not None:
        place = _opened(given, given.as_posix(), needed=True)
        return Settings() if place is None else read_settings(place, given)
    for folder in _upwards(start):
        found = [
            (path, place)
            for path in _candidates(folder)
            if (place := _opened(path, _called(path, start), needed=False))
        ]
        if len(found) > 1:
            raise OptionError(
                f"both {OWN} and a table tool.actloss in {SHARED} stand in {whole(str(folder))}: keep one of them"
            )
        if found:
            path, place = found[0]
            return read_settings(place, path)
    return Settings()


def _upwards(start: Path) -> Iterator[Path]:
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links to where nobody looks
    yield folder
    yield from folder.parents


def _candidates(folder: Path) -> list[Path]:
    # os.path does not raise where a folder above must not be looked into.
    return [path for name in (OWN, SHARED) if os.path.isfile(path := folder / name)]  # noqa: PTH113 - as above


def _called(path: Path, start: Path) -> str:
    """Return what messages call a file: from the folder that was begun with, where it lies there."""
    return (Path(path.name) if path.parent == Path(os.path.abspath(start)) else path).as_posix()  # noqa: PTH100 - above


def _opened(path: Path, file: str, *, needed: bool) -> Place | None:
    """Return our keys in a file; None where a pyproject.toml has none and need not.

    Args:
        path: The file.
        file: What messages call it.
        needed: Whether it must hold some.
    """
    place = Place(value=_parsed(path, whole(file)), document=Document(name=file))
    if path.name != SHARED:
        return place
    for key in ("tool", "actloss"):
        inner = place.table().get(key)
        if inner is None:
            if needed:
                raise OptionError(f"{whole(file)} holds no table tool.actloss: add one, or name another configuration")
            return None
        place = inner
    return place


def _parsed(path: Path, name: str) -> dict[str, object]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError(f"the configuration {name} is not UTF-8 at byte {error.start}: write it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = visible(getattr(error, "strerror", None) or str(error))
        raise OptionError(f"the configuration {name} cannot be read: {reason[:1].lower()}{reason[1:]}") from None
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise OptionError(f"the configuration {name} is nested too deeply") from None
    except ValueError as error:
        raise OptionError(f"the configuration {name} is no valid TOML{_why(str(error), text)}") from None


def _why(message: str, text: str) -> str:
    """Return where a file is no TOML, and why, to stand behind the message."""
    told = re.fullmatch(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", message, re.DOTALL)
    if told is None:
        return f": {visible(message, limit=200)}"
    line = told[2] or str(text.count("\n") + 1)
    return f" in line {line}: {visible(told[1][:1].lower() + told[1][1:], limit=200)}"
