"""A scorecard as comma-separated values: one row for each loss, model and part of the rows."""

import csv
import io
import math
from collections.abc import Iterator

from actloss.escape import visible
from actloss.numbers import plain_number
from actloss.render.guard import guarded
from actloss.scorecard.facts import LossScore, Scorecard

HEADER = (
    "loss", "model", "over", "name", "rows", "value", "standard_error", "low", "high", "baseline", "skill",
    "concentration", "rank",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "|", "%")


def render(card: Scorecard) -> str:
    """Return the losses, then the metrics, with exact numbers; what is not known is empty, infinity is ``inf``."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADER)
    for score in card.scores:
        writer.writerows(_rows(score, card.rows))
    for metric in card.metrics:
        writer.writerow((metric.name, _text(metric.model), "metric", "", card.rows, _number(metric.value), *[""] * 7))
    return guarded(written.getvalue())


def _rows(score: LossScore, rows: int) -> Iterator[tuple[object, ...]]:
    loss, model = _text(score.loss), _text(score.model)
    low, high = score.interval or (math.nan, math.nan)
    figures = (score.value, score.standard_error, low, high, score.baseline, score.skill, score.concentration)
    yield (loss, model, "all", "", rows, *map(_number, figures), score.rank)
    for over, parts in (("group", score.groups), ("class", score.classes)):
        for part in parts:
            mean = (part.value, part.standard_error)
            yield (loss, model, over, _text(part.name), part.rows, *map(_number, mean), *[""] * 6)
    for row in score.worst:
        yield (loss, model, "worst", row.row, 1, _number(row.loss), *[""] * 7)


def _number(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else repr(float(value))


def _text(name: str) -> str:
    """Return a name so that no spreadsheet takes it for a formula; one that is a number, such as a class -1, stays."""
    shown = visible(name, limit=200)
    return f"'{shown}" if shown.startswith(_FORMULA) and plain_number(shown) is None else shown
