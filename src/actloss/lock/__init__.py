"""What the data must keep satisfying: written by `advise --lock`, held against new data by `check`."""

from actloss.lock.changes import changes
from actloss.lock.entry import Entry, entry_of
from actloss.lock.facts import SCHEMA, Lock, LockedTable, Reading
from actloss.lock.merge import merge_tables
from actloss.lock.paths import LOCK_NAME, find_lock, key_of, path_of
from actloss.lock.read import read_lock
from actloss.lock.write import locked_table, to_dict, with_table, write_lock

__all__ = [
    "LOCK_NAME",
    "SCHEMA",
    "Entry",
    "Lock",
    "LockedTable",
    "Reading",
    "changes",
    "entry_of",
    "find_lock",
    "key_of",
    "locked_table",
    "merge_tables",
    "path_of",
    "read_lock",
    "to_dict",
    "with_table",
    "write_lock",
]
