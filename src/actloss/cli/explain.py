"""`actloss explain`: what a loss, an activation, a rule or an error message is about."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.frameworks import each_of, framework_called, single
from actloss.cli.options import Colouring, FrameworkName, Output
from actloss.cli.terminal import Color, screen
from actloss.errors import OptionError
from actloss.render import Format

if TYPE_CHECKING:  # what is explained loads numpy, which `--help` has to do without
    from actloss.explain import Explanation
    from actloss.render import Screen

_LONGEST = 1_000_000
"""Bytes that are read of standard input; a known message is found in far fewer."""


def explain(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A loss or an activation, also by an alias or as a framework calls it; a rule's code or name; an error"
            " message in quotation marks, or - for one on standard input. Several losses or activations are compared.",
        ),
    ],
    *,
    frameworks: Annotated[
        list[FrameworkName] | None,
        typer.Option(
            "--framework",
            "-f",
            metavar="F",
            parser=framework_called(FrameworkName),
            help=f"Only names in {', '.join(single(FrameworkName))}, or all of them, with code to type;"
            " repeat it for several.",
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the explanation.")] = Format.TEXT,
    output: Output = None,
    color: Colouring = Color.AUTO,
) -> None:
    """Explain losses, activations, rules and error messages; two or more losses or activations side by side."""
    destination = destination_of(output)
    from actloss.explain import explain as explanation_of  # noqa: PLC0415 - loads numpy

    asked = [_standard_input() if name == "-" else name for name in names]
    explanation = explanation_of(asked, frameworks=[name.value for name in each_of(frameworks or [], FrameworkName)])
    text = rendered(explanation, form, screen(color, to_file=destination is not None))
    deliver(text, destination)


def _standard_input() -> str:
    if sys.stdin is None:
        raise OptionError("standard input is closed, expected an error message there")
    # What a terminal shows may be in any encoding; a message is found by its ASCII.
    return sys.stdin.buffer.read(_LONGEST).decode(errors="replace")


def rendered(explanation: "Explanation", form: Format, shown: "Screen") -> str:
    """Return an explanation in the form that was asked for."""
    from actloss.render import explained, json, markdown, text  # noqa: PLC0415 - as above

    match form:
        case Format.JSON:
            return json.render(explanation.to_dict())
        case Format.MARKDOWN:
            return markdown.render(explained.document(explanation, latex=True))
        case _:
            return text.render(explained.document(explanation, latex=False), width=shown.width, colour=shown.colour)
