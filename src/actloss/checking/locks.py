"""Which lock a check holds tables against, and which of its entries a table."""

from dataclasses import dataclass
from pathlib import Path

from actloss.checking.belonging import belongs
from actloss.errors import OptionError
from actloss.escape import quoted, whole
from actloss.lock import Lock, LockedTable, find_lock, key_of, read_lock
from actloss.spelling import joined, near_names

_LISTED = 8
"""Tables of a lock that a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lock that was read."""

    path: Path
    lock: Lock
    named: bool
    """Whether the user named it: then every table is held against an entry of it."""
    option: str = "--as"
    """How the user names an entry."""

    def entry_for(self, source: str | None, wanted: str | None) -> tuple[str, LockedTable] | None:
        """Return the entry that a table is held against, with its name; None where there is none for it.

        Args:
            source: The table; None where it is no file.
            wanted: The entry that the user names (``--as``).

        Raises:
            OptionError: There is no such entry, or the lock was named and does not tell which one is meant.
        """
        key = _key(source, self, wanted)
        return None if key is None else (key, self.lock.tables[key])

    def part(self, source: str | None, entry: tuple[str, LockedTable] | None) -> bool:
        """Return whether a table is one of the files whose pattern an entry is, not all of them."""
        if source is None or entry is None:
            return False
        name = _name(source, self)
        return name is not None and name != entry[0] and belongs(name, entry[0])


def named_lock(path: Path, *, option: str = "--as") -> Held:
    """Return the lock that the user names.

    Args:
        path: The lock.
        option: How the user names an entry of it.

    Raises:
        SourceError: It cannot be read.
    """
    return Held(path=path, lock=read_lock(path), named=True, option=option)


def held_lock(named: Path | None, configured: Path | None, folder: Path) -> Held | None:
    """Return the lock that the user names, that of the configuration, or the next one upwards from a folder.

    Raises:
        SourceError: It cannot be read.
    """
    if named is not None:
        return named_lock(named)
    path = configured or find_lock(folder)
    return None if path is None else Held(path=path, lock=read_lock(path), named=False)


def _key(source: str | None, held: Held, wanted: str | None) -> str | None:
    if wanted is not None:
        return entry_named(wanted, held)
    own = None if source is None else _own_key(source, held)
    if own is not None or not held.named:
        return own
    keys = tuple(held.lock.tables)
    if len(keys) == 1:
        return keys[0]
    lock = whole(str(held.path))
    if not keys:
        raise OptionError(f"the lock {lock} holds no table; add one with actloss advise TABLE --lock {held.path.name}")
    what = "the table" if source is None else whole(source)
    raise OptionError(
        f"{what} is none of those in the lock {lock}; name the one it is held against with {held.option}:"
        f" {_listed(keys)}"
    )


def _own_key(source: str, held: Held) -> str | None:
    """Return the name of a table's own entry, or of the first one whose pattern it belongs to; or None."""
    name = _name(source, held)
    if name is None or name in held.lock.tables:
        return name
    return next((key for key in held.lock.tables if belongs(name, key)), None)


def _name(source: str, held: Held) -> str | None:
    """Return how a lock names a table, or None."""
    try:
        return key_of(source, held.path)
    except OptionError:
        # Standard input and several files have no entry.
        return None


def entry_named(wanted: str, held: Held) -> str:
    """Return the name of the entry that ``--as`` means: as in the lock, or a path of that table.

    Raises:
        OptionError: There is none.
    """
    if wanted in held.lock.tables:
        return wanted
    own = _own_key(wanted, held)
    if own is not None:
        return own
    keys = tuple(held.lock.tables)
    near = near_names(wanted, keys)
    hint = f"did you mean {whole(near[0])}?" if near else f"its tables are {_listed(keys)}"
    raise OptionError(f"no table {quoted(wanted)} in the lock {whole(str(held.path))}: {hint}")


def _listed(keys: tuple[str, ...]) -> str:
    more = len(keys) - _LISTED
    shown = [whole(key) for key in keys[:_LISTED]]
    return joined([*shown, f"{more:,} more"] if more > 0 else shown, "and" if more > 0 else "or")
