"""Options that several commands share, and the names that they take."""

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from actloss.cli.terminal import Color


class TaskName(StrEnum):
    """The kinds of task, as `actloss.task.Kind` has them; importing that would load numpy for `--help`."""

    REGRESSION = "regression"
    BINARY = "binary"
    MULTICLASS = "multiclass"
    MULTILABEL = "multilabel"


class ScaleName(StrEnum):
    """The scales of predictions, as `actloss.catalogue.Scale` has them."""

    LABEL = "label"
    VALUE = "value"
    RATE = "rate"
    LOG_RATE = "log_rate"
    PROBABILITY = "probability"
    LOGIT = "logit"
    LOG_PROBABILITY = "log_probability"
    MARGIN = "margin"


Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report there, whole or not at all; - is standard output."
    ),
]
Colouring: TypeAlias = Annotated[
    Color, typer.Option("--color", help="auto: on a terminal, and as NO_COLOR and FORCE_COLOR say.")
]
Delimiter: TypeAlias = Annotated[
    str | None, typer.Option("--delimiter", metavar="CHAR", help="What separates fields. Found when left out.")
]
Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Such as utf-8 or cp1252. Found when left out.")
]
NoHeader: TypeAlias = Annotated[bool, typer.Option("--no-header", help="The first line is data already.")]
