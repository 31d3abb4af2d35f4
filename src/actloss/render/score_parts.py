"""Losses over some of the rows: groups, classes, and the rows that cost most."""

from collections.abc import Callable, Iterator, Sequence
from math import isnan

from actloss.catalogue import LOSSES
from actloss.render.blocks import Entry, Grid, Section
from actloss.render.columns import Column, packed, short, short_names
from actloss.render.figures import figure
from actloss.render.score_tables import losses_of, value
from actloss.rules.wording import several
from actloss.scorecard.facts import GroupLoss, LossScore, Scorecard, WorstRow

_PARTS = 20
"""Groups that a table lists before the rest are only counted."""
_NUMBERS = 3
"""Numbers of a row of predictions that are written out."""
_CATALOGUE = frozenset(row.name for row in LOSSES)


def parts(card: Scorecard, heading: str, of: Callable[[LossScore], Sequence[GroupLoss]]) -> Iterator[Section]:
    """Yield the losses over parts of the rows: one table, or one for each loss where there are several models."""
    scores = [score for score in card.scores if score.loss in _shown(card) and of(score)]
    if not scores:
        return
    noun = heading.removeprefix("By ")
    listed = of(scores[0])[:_PARTS]
    names = [short(part.name) or "(empty)" for part in listed]
    left = len(of(scores[0])) - len(listed)
    plural = noun + ("es" if noun.endswith("s") else "s")
    rest = (Entry("", f"and {several(left, noun, plural)} more; --format json or csv lists all"),) if left else ()
    size = Column("rows", tuple(f"{part.rows:,}" for part in listed))
    models = [model.name for model in card.models]
    headers = dict(zip(models, short_names(models), strict=True))
    lone = len(models) == 1
    for together in [scores] if lone else _by_loss(scores):
        columns = [
            Column(short(each.loss) if lone else headers[each.model], _with_errors(of(each)[:_PARTS]))
            for each in together
        ]
        title = heading if lone else f"{heading}: {short(together[0].loss)}"
        yield Section(title, (*packed(noun, names, [size, *columns]), *rest))


def _with_errors(over: Sequence[GroupLoss]) -> tuple[str, ...]:
    """Return the value over each part with its standard error, the values under one another."""
    errors = ["" if isnan(part.standard_error) else f" ± {figure(part.standard_error)}" for part in over]
    width = max(map(len, errors))
    return tuple(f"{value(part.value)}{error:<{width}}" for part, error in zip(over, errors, strict=True))


def worst(card: Scorecard) -> Iterator[Section]:
    """Yield the rows with the largest losses."""
    for score in card.scores:
        if score.worst:
            rows = tuple(
                (f"row {each.row:,}", value(each.loss), *_label_and_prediction(card, each)) for each in score.worst
            )
            whose = "" if len(card.models) == 1 else f" of {short(score.model)}"
            yield Section(f"Largest {short(score.loss)}{whose}", (Grid(("", "loss", "label", "prediction"), rows),))


def _label_and_prediction(card: Scorecard, row: WorstRow) -> tuple[str, str]:
    """Return what was right and what was predicted: of several classes their names with the numbers given to them."""
    names, truth = card.truth.classes, row.y_true
    if card.kind != "multiclass" or not len(truth) <= len(names):
        return _numbers(truth), _numbers(row.y_pred)
    at = int(truth[0]) if len(truth) == 1 else max(range(len(truth)), key=truth.__getitem__)
    if (len(truth) > 1 and truth[at] != 1.0) or not 0 <= at < len(names):
        return _numbers(truth), _numbers(row.y_pred)
    if len(row.y_pred) != len(names):
        return short(names[at]), _numbers(row.y_pred)
    best = max(range(len(names)), key=row.y_pred.__getitem__)
    predicted = "" if best == at else f", {short(names[best])} {figure(row.y_pred[best])}"
    return short(names[at]), f"{figure(row.y_pred[at])}{predicted}"


def _shown(card: Scorecard) -> frozenset[str]:
    """Return the losses whose parts are shown: those asked for, else the first; the user's own in any case."""
    own = {score.loss for score in card.scores} - _CATALOGUE
    return frozenset({*(card.asked or losses_of(card)[:1]), *own})


def _by_loss(scores: Sequence[LossScore]) -> list[list[LossScore]]:
    return [[score for score in scores if score.loss == loss] for loss in dict.fromkeys(each.loss for each in scores)]


def _numbers(values: Sequence[float]) -> str:
    shown = ", ".join(figure(number) for number in values[:_NUMBERS])
    return f"{shown} …" if len(values) > _NUMBERS else shown
