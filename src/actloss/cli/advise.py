"""`actloss advise`: which output layer and which loss the labels of a table call for."""

from typing import Annotated

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.frameworks import each_of, framework_called, single
from actloss.cli.options import (
    CodeFramework,
    Colouring,
    Delimiter,
    Encoding,
    MaybeCodeStyle,
    NoHeader,
    Output,
    StyleName,
    TaskName,
)
from actloss.cli.terminal import Color, screen
from actloss.cli.waiting import waiting
from actloss.errors import OptionError
from actloss.render import RENDERERS, Format


def advise(  # noqa: PLR0913 - Typer's way: an option is a parameter
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A table: CSV with any delimiter and encoding, JSON lines or Parquet, also packed as .gz or .zst. A"
            " path, several paths or a glob of files with the same columns, or - for standard input.",
        ),
    ],
    *,
    target: Annotated[
        list[str] | None,
        typer.Option(
            "--target",
            "-t",
            metavar="NAME",
            help="The label column; repeat it, separate names by commas or write a glob such as 'tag_*' for several;"
            " a position counted from 0 where there is no header. Found by itself when left out.",
        ),
    ] = None,
    task: Annotated[
        TaskName | None,
        typer.Option(
            "--task",
            metavar="KIND",
            help="What is predicted: regression, binary, multiclass or multilabel. Inferred when left out.",
        ),
    ] = None,
    elicit: Annotated[
        str | None,
        typer.Option(
            "--elicit",
            metavar="WHAT",
            help="What a prediction should be: mean, median, quantile=0.9, probabilities or decisions.",
        ),
    ] = None,
    lock: Annotated[
        str | None,
        typer.Option(
            "--lock",
            metavar="FILE",
            help="Record what the labels are in a lock, such as actloss.lock.json, for check to hold others against."
            " Other tables in it stay as they are.",
        ),
    ] = None,
    frameworks: Annotated[
        list[CodeFramework] | None,
        typer.Option(
            "--framework",
            "-f",
            metavar="F",
            parser=framework_called(CodeFramework),
            help=f"Add code for {', '.join(single(CodeFramework))}, or all of them; repeat it for several. None need be"
            " installed.",
        ),
    ] = None,
    style: MaybeCodeStyle = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the report.")] = Format.TEXT,
    output: Output = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the answer's lines; json and markdown stay as they are.")
    ] = False,
    color: Colouring = Color.AUTO,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
) -> None:
    """Say which output layer and which loss the labels of a table call for, and why."""
    destination = destination_of(output, sources)
    wanted = each_of(frameworks or [], CodeFramework)
    if style is not None and not wanted:
        raise OptionError("--style says how code is written, and none was asked for: name --framework, or leave it out")
    if quiet and wanted and form is Format.TEXT:
        raise OptionError("--quiet leaves out the code that --framework asks for: leave one out, or see actloss code")
    # What reads and judges tables takes longer to load than everything else here, and `--help` does without.
    from actloss import api  # noqa: PLC0415 - as above
    from actloss.cli.locking import locked, recorded, tell  # noqa: PLC0415 - as above
    from actloss.lock import Reading  # noqa: PLC0415 - as above
    from actloss.report import with_code  # noqa: PLC0415 - as above

    reading = Reading(
        target=tuple(target or ()),
        task=None if task is None else task.value,
        delimiter=delimiter,
        encoding=encoding,
        header=False if no_header else None,
    )
    entry = recorded(sources, lock, destination)
    with waiting():
        report = api.advise(
            sources[0] if len(sources) == 1 else sources,
            target=target or None,
            task=reading.task,
            elicit=elicit,
            delimiter=delimiter,
            encoding=encoding,
            header=reading.header,
        )
        if wanted:
            report = with_code(report, wanted, (style or StyleName.SNIPPET).value)
        said = locked(entry, report, reading)
    if quiet and form is Format.TEXT:
        from actloss.render.answer import quiet as render_quiet  # noqa: PLC0415 - as above

        text = render_quiet(report)
    else:
        text = RENDERERS[form](report, screen(color, to_file=destination is not None))
    deliver(text, destination)
    tell(said)
