"""What `--lock` of `actloss advise` tells beside the report."""

import os
from pathlib import Path

import typer

from actloss.errors import OptionError
from actloss.lock import Entry, Reading, entry_of, locked_table
from actloss.report import Report


def recorded(sources: list[str], lock: str | None, destination: Path | None) -> Entry | None:
    """Return the place where a table will be recorded, before any work is done for it; None where none was asked for.

    Args:
        sources: The tables as the user gave them.
        lock: The option's value.
        destination: The file that the report goes to; None for standard output.

    Raises:
        ActlossError: The lock takes no such table.
    """
    if lock is None:
        return None
    if destination is not None and destination == Path(os.path.realpath(lock)):
        raise OptionError("--output and --lock name the same file; choose another for one of them")
    return entry_of(sources[0] if len(sources) == 1 else sources, Path(lock))


def locked(entry: Entry | None, report: Report, reading: Reading) -> str | None:
    """Record a table where it was wished; return what that did, as a sentence.

    Args:
        entry: Its place; None where it is not recorded.
        report: What was found of it.
        reading: How the user had it read.

    Raises:
        ActlossError: The lock cannot be written.
    """
    if entry is None:
        return None
    return entry.written(locked_table(report.profile, report.task, report.advice, key=entry.key, reading=reading))


def tell(said: str | None) -> None:
    """Say on stderr what was written into the lock; standard output is the report's."""
    if said is not None:
        typer.echo(f"actloss: {said}", err=True)
