"""Where a report goes: to standard output, or to a file."""

from collections.abc import Sequence
from pathlib import Path

from actloss.cli.output import checked
from actloss.cli.terminal import show
from actloss.writing import write_whole


def destination_of(output: str | None, sources: Sequence[str] = ()) -> Path | None:
    """Return the file that ``--output`` means, before any work is done for it; None for standard output.

    Args:
        output: The option's value.
        sources: The tables that are read, which must not be overwritten.

    Raises:
        OptionError: It takes no report.
    """
    return None if output in {None, "-"} else checked(str(output), sources)


def deliver(text: str, destination: Path | None) -> None:
    """Write a report where it was wanted.

    Raises:
        ActlossError: It cannot be written there.
    """
    if destination is None:
        show(text)
    else:
        write_whole(destination, text)
