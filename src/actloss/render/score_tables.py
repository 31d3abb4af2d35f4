"""The tables of a scorecard's losses and metrics, each as wide as a terminal of 80 cells where that is possible."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf, isnan, nan

from actloss.render.blocks import Block, Grid
from actloss.render.columns import Column, packed, row_names, short, short_names
from actloss.render.figures import figure
from actloss.rules.wording import percent
from actloss.scorecard.facts import LossScore, Scorecard

_DIGITS = 5
_SIDE_BY_SIDE = 4
"""Models that have columns beside few losses; more get a row each."""
_FEW_LOSSES = 4
_SHOWN_SKILL = 9.99
"""A skill below less this says no more than that the model is far worse than a constant."""

_FIGURES: Mapping[str, Callable[[LossScore], str]] = {
    "value": lambda score: value(score.value),
    "± s.e.": lambda score: figure(score.standard_error),
    "constant": lambda score: value(score.baseline),
    "skill": lambda score: share(score.skill),
    "tail": lambda score: share(score.concentration),
    "place": lambda score: str(score.rank),
}
"""What a row of a table says of one loss of one model."""
_ALONE = tuple(figure for figure in _FIGURES if figure != "place")
_BESIDE = tuple(figure for figure in _FIGURES if figure != "constant")
"""The constant's loss is the same for all models and stands beside their values."""


def side_by_side(card: Scorecard) -> bool:
    """Return whether the table of losses has a column for each model."""
    models = len(card.models)
    return models > 1 and (models <= _SIDE_BY_SIDE or len(losses_of(card)) > _FEW_LOSSES)


def loss_tables(card: Scorecard) -> Iterator[Grid]:
    """Yield the value of each loss of each model, beside the best constant prediction's, and the intervals."""
    if side_by_side(card):
        yield from _beside(card)
    elif len(card.models) == 1:
        yield _table("loss", card.scores, [short(score.loss) for score in card.scores], _ALONE)
    else:
        names = [model.name for model in card.models]
        heads = dict(zip(names, row_names(names), strict=True))
        for loss in losses_of(card):
            scores = _of(card, loss)
            yield _table(short(loss), scores, [heads[score.model] for score in scores], tuple(_FIGURES))
    yield from _intervals(card)


def model_tables(card: Scorecard) -> Iterator[Grid]:
    """Yield a table for each model of all that has no room where they stand side by side."""
    if side_by_side(card):
        names = [model.name for model in card.models]
        for name, header in zip(names, short_names(names), strict=True):
            scores = [score for score in card.scores if score.model == name]
            if scores:
                yield _table(header, scores, [short(score.loss) for score in scores], _BESIDE)


def metric_tables(card: Scorecard) -> Iterator[Block]:
    """Yield the metrics, with a column for each model."""
    names = list(dict.fromkeys(metric.name for metric in card.metrics))
    if names:
        values = {(metric.name, metric.model): metric.value for metric in card.metrics}
        columns = [
            Column(header, tuple(value(values.get((name, model), nan)) for name in names))
            for model, header in _headed(card)
        ]
        yield from packed("metric", names, columns)


def losses_of(card: Scorecard) -> list[str]:
    """Return the losses that were scored, in their order."""
    return list(dict.fromkeys(score.loss for score in card.scores))


def _table(header: str, scores: Sequence[LossScore], names: Sequence[str], figures: Sequence[str]) -> Grid:
    """Return a table with a row for each score."""
    rows = ((name, *(_FIGURES[each](score) for each in figures)) for name, score in zip(names, scores, strict=True))
    return Grid((header, *figures), tuple(rows), whole=True)


def _beside(card: Scorecard) -> Iterator[Grid]:
    losses = losses_of(card)
    by_loss = [_of(card, loss) for loss in losses]
    columns = [
        Column(f"{header} ", tuple(_starred(scores, model) for scores in by_loss)) for model, header in _headed(card)
    ]
    constant = Column("constant", tuple(value(_shared(scores)) for scores in by_loss))
    skills = [max((score.skill for score in scores if not isnan(score.skill)), default=nan) for scores in by_loss]
    best = Column("best skill", tuple(map(share, skills)))
    yield from packed("loss", list(map(short, losses)), [*columns, constant], best)


def _shared(scores: Sequence[LossScore]) -> float:
    """Return the loss of the best constant; nan where models are judged with different parameters."""
    return scores[0].baseline if all(score.params == scores[0].params for score in scores) else nan


def _starred(scores: Sequence[LossScore], model: str) -> str:
    """Return the value of a model among its rivals; a star marks the only best one."""
    score = next((score for score in scores if score.model == model), None)
    if score is None:
        return "- "
    lone = sum(rival.rank == 1 for rival in scores) == 1 < len(scores)
    return f"{value(score.value)}{'*' if lone and score.rank == 1 else ' '}"


def _intervals(card: Scorecard) -> Iterator[Grid]:
    ends = {(score.loss, score.model): score.interval for score in card.scores if score.interval}
    if ends:
        losses = losses_of(card)
        columns = [
            Column(header, tuple(_span(ends.get((loss, model))) for loss in losses)) for model, header in _headed(card)
        ]
        yield from packed("95 % interval", list(map(short, losses)), columns)


def _span(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{figure(interval[0])} to {figure(interval[1])}"


def _headed(card: Scorecard) -> list[tuple[str, str]]:
    """Return each model with what it is called above a column."""
    names = [model.name for model in card.models]
    return list(zip(names, short_names(names), strict=True))


def _of(card: Scorecard, loss: str) -> list[LossScore]:
    return [score for score in card.scores if score.loss == loss]


def value(number: float) -> str:
    """Return a figure of a table."""
    return figure(number, digits=_DIGITS)


def share(number: float | None) -> str:
    """Return a skill or a share as a percentage.

    Examples:
        >>> share(0.125), share(-0.5), share(-7e-13), share(None)
        ('12.5 %', '-50.0 %', '0.0 %', '-')
        >>> share(-12.0)
        '< -999 %'
    """
    if number is None or isnan(number):
        return "-"
    # What is left of two sums that are equal but for rounding.
    number = 0.0 if abs(number) < 1e-9 else number
    if -inf < number < -_SHOWN_SKILL:
        return f"< -{_SHOWN_SKILL:.0%}".replace("%", " %")
    return percent(number) if number >= 0 else f"-{percent(-number)}"
