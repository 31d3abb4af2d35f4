"""Which single file is one of those that a pattern means: pre-commit names each file of a table by itself."""

import glob
from collections.abc import Sequence
from fnmatch import fnmatchcase


def belongs(path: str, pattern: str) -> bool:
    """Return whether a glob would find a path; both are told from one folder, with forward slashes.

    The disk is not asked: the pattern may be a stranger's.

    Examples:
        >>> belongs("data/part-1.csv", "data/part-*.csv"), belongs("data/2026/11/a.csv", "data/**/*.csv")
        (True, True)
        >>> belongs("data/more/part-1.csv", "data/part-*.csv"), belongs("data/.part-1.csv", "data/*.csv")
        (False, False)
    """
    if not glob.has_magic(pattern) or glob.has_magic(path):
        return False
    wanted = pattern.split("/")
    reached = _onward(wanted, {0})
    for name in path.split("/"):
        reached = _onward(wanted, {after for at in reached for after in _after(wanted, at, name)})
    return len(wanted) in reached


def _after(wanted: Sequence[str], at: int, name: str) -> set[int]:
    """Return which parts of a pattern may come next when a folder or file meets one of its parts."""
    if at == len(wanted) or (name.startswith(".") and not wanted[at].startswith(".")):
        return set()
    if wanted[at] == "**":
        return {at, at + 1} if at + 1 == len(wanted) else {at}
    return {at + 1} if fnmatchcase(name, wanted[at]) else set()


def _onward(wanted: Sequence[str], reached: set[int]) -> set[int]:
    """Return the same with what follows any number of folders, which may be none."""
    every = set(reached)
    for at, part in enumerate(wanted[:-1]):
        if at in every and part == "**":
            every.add(at + 1)
    return every
