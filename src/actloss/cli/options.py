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


class FrameworkName(StrEnum):
    """The libraries that the catalogue knows names in, as `actloss.explain.listing` has them, and all of them."""

    PYTORCH = "pytorch"
    KERAS = "keras"
    JAX = "jax"
    OPTAX = "optax"
    SKLEARN = "sklearn"
    XGBOOST = "xgboost"
    LIGHTGBM = "lightgbm"
    CATBOOST = "catboost"
    SCIPY = "scipy"
    ALL = "all"


class CodeFramework(StrEnum):
    """The frameworks that code is written for, as `actloss.frameworks` has them, and all of them."""

    PYTORCH = "pytorch"
    KERAS = "keras"
    JAX = "jax"
    SKLEARN = "sklearn"
    XGBOOST = "xgboost"
    LIGHTGBM = "lightgbm"
    CATBOOST = "catboost"
    ALL = "all"


class StyleName(StrEnum):
    """How much code is written, as `actloss.frameworks.problem.Style` has it."""

    SNIPPET = "snippet"
    SCRIPT = "script"


SCALES = "value, rate, log_rate, probability, logit, log_probability, margin or label"
"""The scales of predictions for a help text; `actloss.predictions.options.scale_named` knows other spellings, too."""

Truth: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--truth",
        metavar="NAME",
        help="The label column beside predictions; repeat it, separate names by commas or write a glob for several."
        " Found by itself when left out.",
    ),
]
Pred: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--pred",
        metavar="NAME",
        help="The predictions of a model; repeat it for several models. Several columns of one model: names with"
        " commas, or a glob such as 'p_*'; NAME=COLUMNS calls the model NAME. Found by itself when left out.",
    ),
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report there, whole or not at all; - is standard output."
    ),
]
Colouring: TypeAlias = Annotated[
    Color, typer.Option("--color", help="auto: on a terminal, and as NO_COLOR and FORCE_COLOR say.")
]
_STYLE = typer.Option(
    "--style",
    help="Labels, output layer and loss to paste, or a whole program that reads the table, trains, and prints what it"
    " reached.",
)
CodeStyle: TypeAlias = Annotated[StyleName, _STYLE]
MaybeCodeStyle: TypeAlias = Annotated[StyleName | None, _STYLE]
Delimiter: TypeAlias = Annotated[
    str | None,
    typer.Option("--delimiter", metavar="CHAR", help="What separates fields: one or two signs. Found when left out."),
]
Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Such as utf-8 or cp1252. Found when left out.")
]
NoHeader: TypeAlias = Annotated[bool, typer.Option("--no-header", help="The first line is data already.")]
