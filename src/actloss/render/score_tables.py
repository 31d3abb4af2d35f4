"""The tables of a scorecard, each as wide as a terminal of 80 cells where its columns allow it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import isnan, nan
from unicodedata import east_asian_width

from actloss.catalogue import LOSSES
from actloss.escape import visible
from actloss.render.blocks import Block, Entry, Grid, Section
from actloss.render.figures import figure
from actloss.render.guard import guarded
from actloss.rules.wording import percent, several
from actloss.scorecard.facts import LossScore, Part, Scorecard

_DIGITS = 5
_NAME = 40
"""Characters of a model's or a group's name at the head of a row or a table."""
_LOSS = 40
"""Characters of a loss's name; the catalogue's are shorter."""
_COLUMN = 14
"""Characters of a model's name above a column."""
_SIDE_BY_SIDE = 4
"""Models that have columns beside few losses; more get a row each."""
_FEW_LOSSES = 4
_PARTS = 20
"""Groups that a table lists before the rest are only counted."""
_NUMBERS = 3
"""Numbers of a row of predictions that are written out."""
_WIDTH = 76
"""Cells of a table, without the margins of an 80-cell terminal."""
_GAP = 2
_CATALOGUE = frozenset(row.name for row in LOSSES)


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        return _GAP + max(map(_size, (self.header, *self.cells)))


def named(score: LossScore) -> str:
    """Return the name of a loss; a user's own may be any text."""
    return _cut(score.loss, _LOSS)


def side_by_side(card: Scorecard) -> bool:
    """Return whether the table of losses has a column for each model."""
    models = len(card.models)
    return models > 1 and (models <= _SIDE_BY_SIDE or len(_losses(card)) > _FEW_LOSSES)


def loss_tables(card: Scorecard) -> Iterator[Grid]:
    """Yield the value of each loss of each model, beside the best constant prediction's."""
    if side_by_side(card):
        yield from _beside(card)
        yield from _intervals(card)
    elif len(card.models) == 1:
        yield _below("loss", card.scores, [named(score) for score in card.scores])
    else:
        heads = _heads([model.name for model in card.models])
        for loss in _losses(card):
            scores = _of(card, loss)
            yield _below(_cut(loss, _LOSS), scores, [heads[score.model] for score in scores])


def _below(header: str, scores: Sequence[LossScore], names: Sequence[str]) -> Grid:
    """Return a table with a row for each score."""
    resampled = any(score.interval for score in scores)
    ranked = any(score.model != scores[0].model for score in scores)
    columns = ["value", *(["low", "high"] if resampled else ["± s.e."]), "constant", "skill", "tail"]
    rows = []
    for name, score in zip(names, scores, strict=True):
        spread = (score.interval or (nan, nan)) if resampled else ()
        row = [name, value(score.value), *map(value, spread)]
        row += [] if resampled else [figure(score.standard_error)]
        row += [value(score.baseline), share(score.skill), share(score.concentration)]
        rows.append((*row, *([str(score.rank)] if ranked else [])))
    return Grid((header, *columns, *(["place"] if ranked else [])), tuple(rows), whole=True)


def _beside(card: Scorecard) -> Iterator[Grid]:
    losses = _losses(card)
    by_loss = [_of(card, loss) for loss in losses]
    columns = []
    for model, header in zip(card.models, short_names([model.name for model in card.models]), strict=True):
        cells = [_starred(scores, model.name) for scores in by_loss]
        columns.append(_Column(f"{header} ", tuple(cells)))
    skills = [max((score.skill for score in scores if not isnan(score.skill)), default=nan) for scores in by_loss]
    columns += [
        _Column("constant", tuple(value(scores[0].baseline) for scores in by_loss)),
        _Column("best skill", tuple(map(share, skills))),
    ]
    yield from _packed("loss", [_cut(loss, _LOSS) for loss in losses], columns)


def _starred(scores: Sequence[LossScore], model: str) -> str:
    """Return the value of a model among its rivals; a star marks the only best one."""
    score = next((score for score in scores if score.model == model), None)
    if score is None:
        return "- "
    lone = sum(rival.rank == 1 for rival in scores) == 1 < len(scores)
    return f"{value(score.value)}{'*' if lone and score.rank == 1 else ' '}"


def _intervals(card: Scorecard) -> Iterator[Grid]:
    ends = {(score.loss, score.model): score.interval for score in card.scores if score.interval}
    if not ends:
        return
    losses, names = _losses(card), [model.name for model in card.models]
    columns = [
        _Column(header, tuple(_span(ends.get((loss, name))) for loss in losses))
        for name, header in zip(names, short_names(names), strict=True)
    ]
    yield from _packed("95 % interval", [_cut(loss, _LOSS) for loss in losses], columns)


def _span(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{figure(interval[0])} to {figure(interval[1])}"


def parts(card: Scorecard, heading: str, of: Callable[[LossScore], Sequence[Part]]) -> Iterator[Section]:
    """Yield the losses over parts of the rows: one table, or one for each loss where there are several models."""
    scores = [score for score in card.scores if score.loss in _shown(card) and of(score)]
    if not scores:
        return
    noun = heading.removeprefix("By ")
    names = [_short(part.name) or "(empty)" for part in of(scores[0])[:_PARTS]]
    left = len(of(scores[0])) - len(names)
    plural = noun + ("es" if noun.endswith("s") else "s")
    rest = (Entry("", f"and {several(left, noun, plural)} more; --format json or csv lists all"),) if left else ()
    size = _Column("rows", tuple(f"{part.rows:,}" for part in of(scores[0])[:_PARTS]))
    headers = dict(zip([model.name for model in card.models], short_names([m.name for m in card.models]), strict=True))
    lone = len(headers) == 1
    for together in [scores] if lone else _by_loss(scores):
        columns = [
            _Column(
                named(each) if lone else headers[each.model], tuple(value(part.value) for part in of(each)[:_PARTS])
            )
            for each in together
        ]
        title = heading if lone else f"{heading}: {named(together[0])}"
        yield Section(title, (*_packed(noun, names, [size, *columns]), *rest))


def worst(card: Scorecard) -> Iterator[Section]:
    """Yield the rows with the largest losses."""
    for score in card.scores:
        if score.worst:
            rows = tuple(
                (f"row {each.row:,}", value(each.loss), _numbers(each.y_true), _numbers(each.y_pred))
                for each in score.worst
            )
            whose = "" if len(card.models) == 1 else f" of {_short(score.model)}"
            yield Section(f"Largest {named(score)}{whose}", (Grid(("", "loss", "label", "prediction"), rows),))


def metric_tables(card: Scorecard) -> Iterator[Block]:
    """Yield the metrics, with a column for each model."""
    names = list(dict.fromkeys(metric.name for metric in card.metrics))
    if names:
        values = {(metric.name, metric.model): metric.value for metric in card.metrics}
        models = [model.name for model in card.models]
        columns = [
            _Column(header, tuple(value(values.get((name, model), nan)) for name in names))
            for model, header in zip(models, short_names(models), strict=True)
        ]
        yield from _packed("metric", names, columns)


def _packed(header: str, names: Sequence[str], columns: Sequence[_Column]) -> Iterator[Grid]:
    """Yield the columns in as many tables as their width takes."""
    room = _WIDTH - max(map(_size, (header, *names)))
    shelf: list[_Column] = []
    for column in columns:
        if shelf and sum(each.width for each in shelf) + column.width > room:
            yield _grid(header, names, shelf)
            shelf = []
        shelf.append(column)
    yield _grid(header, names, shelf)


def _grid(header: str, names: Sequence[str], columns: Sequence[_Column]) -> Grid:
    rows = zip(names, *(column.cells for column in columns), strict=True)
    return Grid((header, *(column.header for column in columns)), tuple(rows), whole=True)


def short_names(names: Sequence[str]) -> list[str]:
    """Return names short enough for the columns of a table and still different; their numbers where that fails.

    Examples:
        >>> short_names(["pred_squared_error", "pred_absolute_error"])
        ['squared_error', 'absolute_error']
        >>> short_names(["the_first_of_two_models_here", "quite_another_model_than_that"])
        ['model 1', 'model 2']
    """
    if len(names) == 1:
        return [_short(names[0])]
    words = [name.split("_") for name in names]
    # Words that all names begin with tell nothing apart; the last word of a name stays.
    shared = sum(
        1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*(each[:-1] for each in words), strict=False))
    )
    shown = [_cut("_".join(each[shared:]), _COLUMN) for each in words]
    if len(set(shown)) == len(names) and all(each.strip() and not each.endswith("…") for each in shown):
        return shown
    return [f"model {number}" for number, _ in enumerate(names, 1)]


def value(number: float) -> str:
    """Return a figure of a table."""
    return figure(number, digits=_DIGITS)


def share(number: float | None) -> str:
    """Return a skill or a share as a percentage.

    Examples:
        >>> share(0.125), share(-0.5), share(-7e-13), share(None)
        ('12.5 %', '-50.0 %', '0.0 %', '-')
    """
    if number is None or isnan(number):
        return "-"
    # What is left of two sums that are equal but for rounding.
    number = 0.0 if abs(number) < 1e-9 else number
    return percent(number) if number >= 0 else f"-{percent(-number)}"


def _shown(card: Scorecard) -> frozenset[str]:
    """Return the losses whose parts are shown: those asked for, else the first; the user's own in any case."""
    own = {score.loss for score in card.scores} - _CATALOGUE
    return frozenset({*(card.asked or _losses(card)[:1]), *own})


def _losses(card: Scorecard) -> list[str]:
    return list(dict.fromkeys(score.loss for score in card.scores))


def _of(card: Scorecard, loss: str) -> list[LossScore]:
    return [score for score in card.scores if score.loss == loss]


def _heads(names: Sequence[str]) -> dict[str, str]:
    """Return what models are called at the head of a row: their names, or numbers where the cut names are alike."""
    shown = [_short(name) for name in names]
    return dict(zip(names, shown if len(set(shown)) == len(names) else short_names(names), strict=True))


def _by_loss(scores: Sequence[LossScore]) -> list[list[LossScore]]:
    return [[score for score in scores if score.loss == loss] for loss in dict.fromkeys(each.loss for each in scores)]


def _numbers(values: Sequence[float]) -> str:
    shown = ", ".join(figure(number) for number in values[:_NUMBERS])
    return f"{shown} …" if len(values) > _NUMBERS else shown


def _short(name: str) -> str:
    return _cut(name, _NAME)


def _cut(name: str, limit: int) -> str:
    # A blank that keeps a runner from obeying the name has to be there before widths are measured.
    return guarded(visible(name, limit=limit))


def _size(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
