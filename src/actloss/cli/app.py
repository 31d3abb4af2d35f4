"""The commands put together, and what becomes of their errors."""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

import actloss
from actloss.cli.advise import advise
from actloss.cli.check import check
from actloss.cli.code import code
from actloss.cli.explain import explain
from actloss.cli.list import list_
from actloss.cli.rule import rule
from actloss.cli.score import score
from actloss.errors import ActlossError
from actloss.escape import visible

CODES = "Exit codes: 0 answered, 2 could not (one sentence on stderr says why), 130 interrupted."
SCORE_CODES = "Exit codes: 0 scored, 1 beyond a limit (--fail-...), 2 could not (stderr says why), 130 interrupted."
CHECK_CODES = "Exit codes: 0 passed, 1 findings (--fail-on), 2 could not check (stderr says why), 130 interrupted."
ALL_CODES = (
    "Exit codes: 0 answered, 1 findings of check or beyond a limit of score, 2 could not (stderr says why), 130"
    " interrupted."
)

_FAILED = 2
_INTERRUPTED = 130
_LONGEST = 1000
"""Characters of an error's sentence; whatever an option's value was, the sentence stays one."""

# Typer's panels and tracebacks would break the promise of one sentence.
app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(epilog=CODES, short_help="Recommend an output layer and a loss for a table.")(advise)
app.command(epilog=CHECK_CODES, short_help="Check that labels suit the loss and are what they were.")(check)
app.command(epilog=SCORE_CODES, short_help="Compute every loss on given predictions.")(score)
app.command(epilog=CODES, short_help="Write output layer and loss as code for a framework.")(code)
app.command("list", epilog=CODES, short_help="List losses, activations, rules and error messages.")(list_)
app.command(epilog=CODES, short_help="Show the manual of a rule of check, or of all.")(rule)
app.command(epilog=CODES, short_help="Explain a loss, an activation, a rule or an error message.")(explain)


def _version(asked: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if asked:
        typer.echo(f"actloss {actloss.__version__}")
        raise typer.Exit


@app.callback(epilog=ALL_CODES, invoke_without_command=True)
def _commands(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Advise on output layers and losses for the labels of a table, check tables, score predictions, explain losses.

    actloss COMMAND --help tells all of a command.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(_FAILED)


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and return the exit code."""
    debug = os.environ.get("ACTLOSS_DEBUG", "") not in {"", "0"}
    try:
        with warnings.catch_warnings():
            # A library's warning is no sentence of ours; whoever asks Python for warnings gets them.
            if not (sys.warnoptions or debug):
                warnings.simplefilter("ignore")
            # Outside of its stand-alone mode Typer returns an Exit's code and leaves every error to us.
            code = get_command(app)(list(arguments), prog_name="actloss", standalone_mode=False)
    except typer.TyperException as error:
        return _fail(_usage(error.format_message()))
    except ActlossError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except MemoryError:
        return _fail("not enough memory for the labels of this table; try it on a sample of the rows")
    except Exception as error:
        # The last net: whatever we did wrong, a user gets a sentence.
        if debug:
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _fail(f"internal error ({what}), please report it; ACTLOSS_DEBUG=1 shows where it happened")
    return code if isinstance(code, int) else 0


def _usage(message: str) -> str:
    """Return Typer's message as one sentence."""
    # What checks a choice names its exception, and a near miss is asked about in a sentence of its own.
    message = message.replace("Value error, ", "").replace(". Did you mean", ", did you mean")
    return f"{' '.join(message.split()).rstrip('.?')} (see --help)"


def _fail(sentence: str) -> int:
    typer.echo(f"actloss: {visible(sentence, limit=_LONGEST)}", err=True)
    return _FAILED
