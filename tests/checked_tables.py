"""Small tables on disk for checks, and the command run on them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from actloss.advice import recommend
from actloss.checked import CheckReport, TableCheck
from actloss.checking import Request, check_tables
from actloss.examined import examine
from actloss.lock import LOCK_NAME, Lock, Reading, key_of, locked_table, read_lock, with_table, write_lock
from actloss.predictions.options import kind_named
from actloss.rules import Outcome
from actloss.table import open_table
from tables import written

CODED = (0, 1) * 60
"""120 labels, 0 and 1 alternating: nothing to find."""
SIGNED = (-1, 1) * 60


def labelled(labels: Iterable[object], *, name: str = "label") -> str:
    """Return the text of a table with a feature that no two rows share, and these labels."""
    rows = (f"{at / 7:.6f},{label}" for at, label in enumerate(labels))
    return "\n".join([f"x,{name}", *rows, ""])


def table_of(folder: Path, labels: Iterable[object], file: str = "train.csv", *, name: str = "label") -> Path:
    """Write such a table and return its path."""
    folder.joinpath(file).parent.mkdir(parents=True, exist_ok=True)
    return written(folder, labelled(labels, name=name), file)


def lock_of(folder: Path, *files: str, reading: Reading | None = None) -> Path:
    """Write a lock that holds tables of a folder as they are, beside what it held; return its path."""
    path = folder / LOCK_NAME
    lock = read_lock(path) if path.exists() else Lock(tables={})
    given = reading or Reading()
    for file in files:
        examined = examine(open_table(str(folder / file)), given.target, kind_named(given.task))
        assert examined.task is not None
        advice = recommend(examined.profile, examined.task)
        key = key_of(str(folder / file), path)
        lock = with_table(lock, key, locked_table(examined.profile, examined.task, advice, key=key, reading=given))
    write_lock(path, lock)
    return path


def checked(source: object, **asked: Any) -> TableCheck:  # noqa: ANN401 - any field of a request
    """Return the check of one table."""
    request: Any = {"source": str(source) if isinstance(source, Path) else source, **asked}
    return check_tables([Request(**request)]).tables[0]


def codes_in(table: TableCheck) -> list[str]:
    """Return the codes of what was found in a table."""
    return [finding.code for finding in table.findings]


def codes_found(report: CheckReport) -> list[list[str]]:
    """Return the codes of what was found, table by table."""
    return [codes_in(table) for table in report.tables]


def outcome_of(table: TableCheck, code: str) -> Outcome:
    """Return what one rule came to."""
    return next(outcome for outcome in table.outcomes if outcome.code == code)
