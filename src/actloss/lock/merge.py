"""Write tables into a lock as it is at that moment, whatever others wrote since it was read."""

from collections.abc import Mapping
from pathlib import Path

from actloss.lock.facts import Lock, LockedTable
from actloss.lock.paths import place_of
from actloss.lock.read import read_lock
from actloss.lock.turn import turn
from actloss.lock.write import to_dict, with_table, write_lock


def merge_tables(path: Path, tables: Mapping[str, LockedTable]) -> Lock:
    """Write tables into a lock, which need not exist yet, and return what it held until then.

    The others in it stay as they are; where nothing changes, so does the file.

    Args:
        path: The lock.
        tables: The tables as the lock names them.

    Raises:
        OptionError: The path is no place for a file.
        SourceError: What lies there is no lock.
        ActlossError: The file system refuses, or others keep writing the lock.
    """
    place = place_of(path)
    before, merged = _merged(path, place, tables)
    if merged is None:
        return before
    with turn(place):
        before, merged = _merged(path, place, tables)
        if merged is not None:
            write_lock(place, merged)
    return before


def _merged(path: Path, place: Path, tables: Mapping[str, LockedTable]) -> tuple[Lock, Lock | None]:
    """Return what a lock holds, and what it is to hold; None where that is the same."""
    before = merged = read_lock(path) if place.exists() else Lock(tables={})
    for key, table in tables.items():
        merged = with_table(merged, key, table)
    # Not the locks themselves: the values of a distribution do not take part in comparing them.
    return before, None if to_dict(merged) == to_dict(before) else merged
