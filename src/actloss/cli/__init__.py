"""The `actloss` command: parse, call, print, exit.

`advise` recommends an output layer and a loss for a table of labels, `check` holds labels against what a model trains
with and against what they were, `score` computes the losses of predictions, `list` and `explain` tell what is known of
losses, activations, rules and error messages. `code` writes output layer and loss for a framework.

Exit code 0 says that the question was answered, 1 that `check` found something (`--fail-on`) or that a limit of `score`
is passed (`--fail-above`, `--fail-below-skill`; stderr says which), 2 that there is no answer (stderr says why in one
sentence), 130 that it was interrupted. Standard output holds the report and nothing else.
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
