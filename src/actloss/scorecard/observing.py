"""What rules need to know of the predictions in a table, with labels or without."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from actloss.column import IntArray
from actloss.losses.arrays import FloatArray
from actloss.predictions import Model, Predictions, Unlabelled
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard.facts import TruthFacts
from actloss.scorecard.finish import Origin, finish, numbered_facts
from actloss.scorecard.fold import fold, in_order
from actloss.scorecard.observed import no_facts, observed, tally
from actloss.scorecard.question import FIRST, Rows, Wishes, missing_rows
from actloss.scorecard.run import prepare
from actloss.scorecard.tables import candidate_of, question_of, rows_of, together, wanted_of
from actloss.scorecard.totals import Totals, added_facts
from actloss.table import Batch, Source, Table, Wanted

_TELLING = frozenset({*FIRST.values(), "categorical_crossentropy", "quantile"})
"""The losses that rules look at: one for each kind of task, beside labels that are distributions and quantiles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """The predictions of a table, counted over all rows."""

    source: Source
    """The table, once it has been read."""
    facts: tuple[PredictionFacts, ...]
    """Of each model."""


def observe(table: Table, found: Predictions, thresholds: Mapping[str, float]) -> Observed:
    """Return the facts of predictions that stand beside their labels.

    Args:
        table: The table.
        found: Its columns.
        thresholds: Thresholds of rules that the user moved.
    """
    prepared = prepare(question_of(found), [candidate_of(model) for model in found.models], Wishes())
    # A check needs no figure of the other losses, and they take most of the time.
    planned = tuple(tuple(loss for loss in losses if loss.name in _TELLING) for losses in prepared.plan.planned)
    plan = replace(prepared.plan, planned=planned, thresholds=thresholds)
    wanted, cut = wanted_of(found, ())

    def totals(batches: Iterator[Batch]) -> Totals:
        return fold(plan, rows_of(batches, found, cut))

    folded = table.fold(wanted, totals)
    card = finish(plan, folded.value, (), _origin(found.models, folded.left_out))
    return Observed(source=folded.source, facts=tuple(model.facts for model in card.models))


def _origin(models: Sequence[Model], bad_rows: IntArray) -> Origin:
    nothing: tuple[tuple[str, ...], ...] = ((),) * len(models)
    return Origin(truth=TruthFacts(columns=()), columns=nothing, evidence=nothing, bad_rows=bad_rows)


def observe_unlabelled(table: Table, found: Unlabelled, thresholds: Mapping[str, float]) -> Observed:
    """Return the facts of predictions without labels.

    Args:
        table: The table.
        found: Its columns.
        thresholds: Thresholds of rules that the user moved.
    """
    models = [model for _, model in found.models]
    empty = [no_facts(kind.value, candidate_of(model), thresholds) for kind, model in found.models]
    wanted = [Wanted(position, model.codes, floats=True) for model in models for position in model.positions]

    def seen(batches: Iterator[Batch]) -> tuple[_Part, ...]:
        return in_order(lambda rows: _parts(empty, rows), _rows(batches, models), _added)

    folded = table.fold(wanted, seen)
    origin = _origin(models, folded.left_out)
    facts = (numbered_facts(part.facts, origin) for part in folded.value)
    return Observed(
        source=folded.source, facts=tuple(replace(each, constant=each.constant and each.rows > 1) for each in facts)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of one model in some rows."""

    facts: PredictionFacts
    first: FloatArray
    """Its first prediction, shape ``[1]`` or ``[1, width]``; no row where there is none."""


def _rows(batches: Iterator[Batch], models: Sequence[Model]) -> Iterator[Rows]:
    start = 0
    for batch in batches:
        predictions, at = [], 0
        for model in models:
            predictions.append(together(batch[at : at + len(model.positions)], model))
            at += len(model.positions)
        yield Rows(start, np.empty(0), tuple(predictions))
        start += len(batch[0])


def _parts(empty: Sequence[PredictionFacts], rows: Rows) -> tuple[_Part, ...]:
    parts = []
    for nothing, given in zip(empty, rows.predictions, strict=True):
        missing = missing_rows(given)
        numbers = np.arange(rows.start, rows.start + len(given))
        kept = ~missing
        facts = observed(nothing, None, given[kept], numbers[kept], tally(missing, numbers))
        parts.append(_Part(facts, given[kept][:1].copy()))
    return tuple(parts)


def _added(one: tuple[_Part, ...], other: tuple[_Part, ...]) -> tuple[_Part, ...]:
    return tuple(_both(a, b) for a, b in zip(one, other, strict=True))


def _both(one: _Part, other: _Part) -> _Part:
    same = not one.first.size or not other.first.size or np.array_equal(one.first, other.first)
    return _Part(added_facts(one.facts, other.facts, same=same), one.first if one.first.size else other.first)
