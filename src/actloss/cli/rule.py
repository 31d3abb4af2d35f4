"""`actloss rule`: the manual of a rule, or of all of them."""

from typing import Annotated

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.explain import rendered
from actloss.cli.options import Colouring, Output
from actloss.cli.terminal import Color, screen
from actloss.errors import OptionError
from actloss.render import Format


def rule(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="RULE", help="A rule's code or name; several are shown one by one.")
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All rules, in the order of their codes.")] = False,
    form: Annotated[Format, typer.Option("--format", help="Form of the manual.")] = Format.TEXT,
    output: Output = None,
    color: Colouring = Color.AUTO,
) -> None:
    """Show what a rule of check looks for, why it matters, an example, the cure and its thresholds."""
    if every == bool(codes):
        raise OptionError("expected the codes or names of rules, or --all; 'actloss list rules' lists them")
    destination = destination_of(output)
    from actloss.explain.manuals import manuals  # noqa: PLC0415 - loads numpy

    text = rendered(manuals(codes or ()), form, screen(color, to_file=destination is not None))
    deliver(text, destination)
