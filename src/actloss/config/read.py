"""From the keys of a configuration to its settings; each is held to what it may be."""

import os
from collections.abc import Sequence
from pathlib import Path

from actloss.config.facts import Settings, TableSettings
from actloss.config.moved import named_threshold, wanted_for
from actloss.config.tables import path_of, rules_of, table_of
from actloss.errors import OptionError
from actloss.escape import whole
from actloss.finding import Severity
from actloss.forms import CheckFormat
from actloss.place import Place

KEYS = (
    "select",
    "ignore",
    "extend-select",
    "fail-on",
    "exit-zero",
    "format",
    "lock",
    "require-lock",
    "thresholds",
    "tables",
)


def read_settings(place: Place, origin: Path) -> Settings:
    """Return the settings of a configuration.

    Args:
        place: Its keys.
        origin: The file; paths are relative to its folder.

    Raises:
        OptionError: A key is unknown, or its value is none that it may have.
    """
    found = place.settings(KEYS)
    folder = origin.parent
    fail_on = found.get("fail-on")
    form = found.get("format")
    lock = found.get("lock")
    tables = found["tables"].items("a list of tables") if "tables" in found else ()
    return Settings(
        origin=origin,
        select=rules_of(found.get("select")),
        ignore=rules_of(found.get("ignore"), empty=True),
        extend_select=rules_of(found.get("extend-select"), empty=True),
        fail_on=None if fail_on is None else fail_on.one_of(Severity),
        exit_zero="exit-zero" in found and found["exit-zero"].flag(),
        format=None if form is None else form.one_of(CheckFormat),
        lock=None if lock is None else _lock_of(lock, folder),
        require_lock="require-lock" in found and found["require-lock"].flag(),
        thresholds=_thresholds(found["thresholds"]) if "thresholds" in found else {},
        tables=_tables(tables, folder),
    )


def _tables(places: Sequence[Place], folder: Path) -> tuple[TableSettings, ...]:
    """Return what is said of the tables, each of them once: of two entries only one could be heeded."""
    tables: dict[str, TableSettings] = {}
    for place in places:
        table = table_of(place, folder)
        known = os.path.realpath(table.path)
        if known in tables:
            name = whole(os.path.relpath(table.path, folder))
            raise OptionError(f"{place.where} is a second entry of the table {name}: make one of the two")
        tables[known] = table
    return tuple(tables.values())


def _lock_of(place: Place, folder: Path) -> Path:
    """Return a lock below the configuration's folder, links followed.

    A configuration may come in a stranger's pull request, and a lock is not only read: it is written, too, and names
    tables below a folder of its own.
    """
    path = path_of(place, folder)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise place.error("a path below the file's own folder (--lock names one that lies elsewhere)")
    return path


def _thresholds(place: Place) -> dict[str, float]:
    """Return the thresholds of ``AL301 = { share = 0.05 }``, or ``"AL301.share" = 0.05``."""
    moved: dict[str, float] = {}
    for rule, name, value in _named_thresholds(place):
        with value.told():
            threshold = named_threshold(rule, name)
        if threshold.key in moved:
            raise OptionError(f"{value.where} moves {threshold.key} a second time: keep one of the two")
        moved[threshold.key] = value.number(wanted_for(threshold), fits=threshold.domain.contains)
    return moved


def _named_thresholds(place: Place) -> list[tuple[str, str, Place]]:
    found = []
    for key, value in place.table().items():
        rule, dot, name = key.partition(".")
        if dot:
            found.append((rule, name, value))
        else:
            found += [(rule, name, inner) for name, inner in value.table().items()]
    return found
