"""One table's place in a lock, found out before the table is read, and written once it has been."""

from dataclasses import dataclass
from pathlib import Path

from actloss.escape import quoted, whole
from actloss.lock.changes import changes
from actloss.lock.facts import LockedTable
from actloss.lock.merge import merge_tables
from actloss.lock.paths import key_of, place_of
from actloss.lock.read import read_lock
from actloss.table import SourceLike


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a table will be recorded."""

    path: Path
    key: str
    """The table as the lock names it."""

    def written(self, table: LockedTable) -> str:
        """Write the table into the lock; return what that did, as a sentence. The others in it stay as they are.

        Raises:
            ActlossError: What lies there is no lock any more, or the file system refuses.
        """
        old = merge_tables(self.path, {self.key: table}).tables.get(self.key)
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
    if place.exists():
        # Whatever else lies there is not overwritten, which is told before any work is done.
        read_lock(path)
    return Entry(path=path, key=key)
