"""One table's place in a lock, found out before the table is read, and written once it has been."""

from dataclasses import dataclass
from pathlib import Path

from actloss.escape import quoted, whole
from actloss.lock.changes import changes
from actloss.lock.facts import Lock, LockedTable
from actloss.lock.paths import key_of, place_of
from actloss.lock.read import read_lock
from actloss.lock.write import with_table, write_lock
from actloss.table import SourceLike


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a table will be recorded."""

    path: Path
    key: str
    """The table as the lock names it."""
    lock: Lock
    """What the file holds so far; no table where there is no file yet."""

    def written(self, table: LockedTable) -> None:
        """Write the table into the lock; the others in it stay as they are.

        Raises:
            ActlossError: The file system refuses.
        """
        write_lock(self.path, with_table(self.lock, self.key, table))

    def told(self, table: LockedTable) -> str:
        """Return what writing the table does, as a sentence and what changed."""
        old = self.lock.tables.get(self.key)
        where = f"{quoted(self.key, limit=200)} in {whole(str(self.path))}"
        if old is None:
            return f"locked {where}"
        changed = changes(old.reference, table.reference)
        if not changed:
            return f"locked {where}, where nothing changed"
        return f"locked {where} anew: {'; '.join(changed)}"


def entry_of(source: SourceLike, path: Path) -> Entry:
    """Return the place of a table in a lock, which need not exist yet.

    Args:
        source: The table as the user gave it.
        path: The lock.

    Raises:
        OptionError: A lock cannot name this table, or cannot lie there.
        SourceError: What lies there is no lock.
    """
    place = place_of(path)
    key = key_of(source, path)
    # Whatever else lies there is not overwritten: reading it fails.
    return Entry(path=path, key=key, lock=read_lock(path) if place.exists() else Lock(tables={}))
