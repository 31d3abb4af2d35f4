"""`actloss score`: every loss that applies to the predictions in a table."""

from contextlib import nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.limits import limits_by_loss, nothing_scored, numbers_by_name, over_limits, params_by_loss
from actloss.cli.options import SCALES, Colouring, Delimiter, Encoding, NoHeader, Output, Pred, TaskName, Truth
from actloss.cli.reserved import reserved_stdout
from actloss.cli.terminal import Color, screen
from actloss.cli.waiting import waiting

if TYPE_CHECKING:  # what scores loads numpy, which `--help` has to do without
    from actloss.render import Screen
    from actloss.scorecard import Scorecard


class ScoreFormat(StrEnum):
    """The forms that a scorecard can take."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


def score(  # noqa: PLR0913 - Typer's way: an option is a parameter
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A table with truth and predictions: CSV with any delimiter and encoding, JSON lines or Parquet, also"
            " packed as .gz or .zst. A path, several paths or a glob of files with the same columns, or - for standard"
            " input.",
        ),
    ],
    *,
    truth: Truth = None,
    pred: Pred = None,
    scale: Annotated[
        str | None, typer.Option("--scale", metavar="SCALE", help=f"What predictions are: {SCALES}. Found if left out.")
    ] = None,
    task: Annotated[
        TaskName | None,
        typer.Option("--task", metavar="KIND", help="regression, binary, multiclass or multilabel. Found if left out."),
    ] = None,
    losses: Annotated[
        list[str] | None,
        typer.Option(
            "--loss", metavar="NAME", help="Only this loss; repeat it for several. All that apply if left out."
        ),
    ] = None,
    params: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="LOSS.NAME=X", help="A loss's parameter, such as huber.delta=2; repeat it."),
    ] = None,
    custom: Annotated[
        list[str] | None,
        typer.Option(
            "--custom",
            metavar="FILE.py:NAME",
            help="A loss of your own: f(y_true, y_pred) to one number a row, or their mean. Runs that file.",
        ),
    ] = None,
    weight: Annotated[str | None, typer.Option("--weight", metavar="COLUMN", help="What each row counts.")] = None,
    class_weight: Annotated[
        str | None,
        typer.Option("--class-weight", metavar="WEIGHTS", help="balanced, or CLASS=WEIGHT,CLASS=WEIGHT."),
    ] = None,
    positive: Annotated[
        str | None, typer.Option("--positive", metavar="CLASS", help="The class that counts as 1, of two.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN", help="Losses of each group, too.")] = None,
    per_class: Annotated[bool, typer.Option("--per-class", help="Losses of each true class or label, too.")] = False,
    worst: Annotated[int, typer.Option("--worst", metavar="N", help="List the rows with the largest losses.")] = 0,
    bootstrap: Annotated[
        int, typer.Option("--bootstrap", metavar="N", help="Resamples for 95 % intervals; costs time as N rises.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="What the resamples are drawn from.")] = 0,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="Accuracy, F1, ROC AUC, R² …, too; keeps all rows in memory.")
    ] = False,
    eps: Annotated[
        float | None,
        typer.Option("--eps", metavar="E", help="Keep probabilities between E and 1 - E; exact if left out."),
    ] = None,
    fail_above: Annotated[
        list[str] | None,
        typer.Option("--fail-above", metavar="LOSS=X", help="Exit 1 if that loss of any model is above X; repeat it."),
    ] = None,
    fail_below: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-below",
            metavar="LOSS=X",
            help="Exit 1 if that figure, of which higher is better, such as per_label_accuracy, is below X; repeat it.",
        ),
    ] = None,
    fail_below_skill: Annotated[
        float | None,
        typer.Option(
            "--fail-below-skill",
            metavar="X",
            help="Exit 1 if the skill of any model is below X: under each --loss, else under the task's usual loss.",
        ),
    ] = None,
    form: Annotated[ScoreFormat, typer.Option("--format", help="Form of the report.")] = ScoreFormat.TEXT,
    output: Output = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the values; the other formats stay as they are.")
    ] = False,
    color: Colouring = Color.AUTO,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
) -> None:
    """Compute every loss that applies to the predictions in a table, beside what a constant prediction reaches."""
    destination = destination_of(output, sources)
    # What reads and scores tables takes longer to load than everything else here, and `--help` does without.
    from actloss import api  # noqa: PLC0415 - as above
    from actloss.cli.custom import load_custom  # noqa: PLC0415 - as above

    above = limits_by_loss(fail_above or [], "--fail-above", min)
    below = limits_by_loss(fail_below or [], "--fail-below", max)
    weights = _class_weights(class_weight)
    with reserved_stdout() if custom else nullcontext(), waiting():
        own = dict(load_custom(spec) for spec in custom or [])
        card = api.score_table(
            sources[0] if len(sources) == 1 else sources,
            truth=truth,
            pred=pred,
            scale=scale,
            task=None if task is None else task.value,
            losses=losses,
            params=params_by_loss(params or []),
            weight=weight,
            class_weight=weights,
            by=by,
            positive=positive,
            per_class=per_class,
            worst=worst,
            bootstrap=bootstrap,
            seed=seed,
            metrics=metrics,
            eps=eps,
            custom=own,
            delimiter=delimiter,
            encoding=encoding,
            header=False if no_header else None,
        )
    failures = over_limits(card, above, fail_below_skill, below)
    text = _rendered(card, form, screen(color, to_file=destination is not None), quiet=quiet)
    deliver(text, destination)
    nothing = nothing_scored(card)
    if nothing:
        typer.echo(f"actloss: {nothing}", err=True)
        raise typer.Exit(2)
    for sentence in failures:
        typer.echo(f"actloss: {sentence}", err=True)
    if failures:
        raise typer.Exit(1)


def _rendered(card: "Scorecard", form: ScoreFormat, shown: "Screen", *, quiet: bool) -> str:
    from actloss.render import csv, json, markdown, scores, text  # noqa: PLC0415 - as above

    match form:
        case ScoreFormat.JSON:
            return json.render(card.to_dict())
        case ScoreFormat.CSV:
            return csv.render(card)
        case ScoreFormat.MARKDOWN:
            return markdown.render(scores.document(card))
        case _ if quiet:
            return scores.quiet(card)
        case _:
            return text.render(scores.document(card), width=shown.width, colour=shown.colour)


def _class_weights(given: str | None) -> str | dict[str, float] | None:
    if given is None or given == "balanced":
        return given
    return numbers_by_name(given.split(","), "--class-weight", "balanced or CLASS=WEIGHT")
