"""The `actloss` command: parse, call, print, exit.

Exit code 0 says that the question was answered, 2 that it could not be (stderr says why in one sentence), 130 that it
was interrupted. Standard output holds the report and nothing else.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from actloss.cli.app import run

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave the process with its exit code.

    Args:
        arguments: Those after the command's name; by default the process's own.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))
