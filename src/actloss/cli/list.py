"""`actloss list`: the losses and activations that fit, the rules, the known error messages."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.frameworks import framework_called, single
from actloss.cli.options import SCALES, Colouring, FrameworkName, Output, TaskName
from actloss.cli.terminal import Color, screen
from actloss.render import Format

if TYPE_CHECKING:  # what is listed loads numpy, which `--help` has to do without
    from actloss.explain import Listing
    from actloss.render import Screen


class What(StrEnum):
    """What can be listed."""

    LOSSES = "losses"
    ACTIVATIONS = "activations"
    RULES = "rules"
    PITFALLS = "pitfalls"


Subject: TypeAlias = Annotated[
    What | None,
    typer.Argument(metavar="WHAT", help="What to list; losses and activations if left out."),
]
Task: TypeAlias = Annotated[
    TaskName | None,
    typer.Option("--task", metavar="KIND", help="Only for regression, binary, multiclass or multilabel."),
]
Labels: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--support",
        metavar="LABELS",
        help="Only what takes these labels: numbers such as 0,12 or -1,1, or an interval such as '[0, inf)'.",
    ),
]
Scale: TypeAlias = Annotated[
    str | None, typer.Option("--scale", metavar="SCALE", help=f"Only losses of such predictions: {SCALES}.")
]
Framework: TypeAlias = Annotated[
    FrameworkName | None,
    typer.Option(
        "--framework",
        "-f",
        metavar="F",
        parser=framework_called(
            FrameworkName, one="a list is of one framework, or of all where none is named: leave it out"
        ),
        help=f"Only what it has, by its names: {', '.join(single(FrameworkName))}.",
    ),
]


def list_(
    what: Subject = None,
    *,
    task: Task = None,
    support: Labels = None,
    scale: Scale = None,
    framework: Framework = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the list.")] = Format.TEXT,
    output: Output = None,
    color: Colouring = Color.AUTO,
) -> None:
    """List losses and activations, rules or known error messages."""
    destination = destination_of(output)
    from actloss.explain.listing import Filters, listing  # noqa: PLC0415 - loads numpy
    from actloss.explain.support import support_of  # noqa: PLC0415 - as above

    filters = Filters(
        task=None if task is None else task.value,
        scale=_scale(scale),
        support=None if support is None else support_of(support),
        framework=None if framework is None else framework.value,
    )
    listed = listing(None if what is None else what.value, filters)
    text = _rendered(listed, form, screen(color, to_file=destination is not None))
    deliver(text, destination)


def _scale(name: str | None) -> str | None:
    if name is None:
        return None
    from actloss.predictions.options import scale_named  # noqa: PLC0415 - loads duckdb

    return scale_named(name)


def _rendered(listed: "Listing", form: Format, shown: "Screen") -> str:
    from actloss.render import json, listing, markdown, text  # noqa: PLC0415 - as above

    match form:
        case Format.JSON:
            return json.render(listed.to_dict())
        case Format.MARKDOWN:
            return markdown.render(listing.document(listed, wide=True))
        case _:
            wide = shown.width >= listing.WIDE
            return text.render(listing.document(listed, wide=wide), width=shown.width, colour=shown.colour)
