"""What is kept of all rows that were scored so far; two of them add up to one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from actloss.column import NOWHERE, Tally, total
from actloss.errors import ActlossError
from actloss.losses.arrays import FloatArray
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard.label_counts import LabelCounts, merged_counts
from actloss.scorecard.moments import Groups, Moments, merged
from actloss.scorecard.tail import Tail, merged_tails
from actloss.scorecard.worst import Worst, merged_worst

Key = tuple[int, str]
"""A model's number and a loss's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The losses of one model under one loss."""

    all: Moments
    tail: Tail
    infinite: Tally = NOWHERE
    groups: Moments | None = None
    classes: Moments | None = None
    worst: Worst | None = None
    resampled: FloatArray | None = None
    """Sums of ``v`` and of ``v l`` in each resample, shape ``[resamples, 2]``."""
    uniform: Moments | None = None
    """The losses of a uniform prediction on the same rows, for labels that are distributions."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a loss could not be computed on some rows."""

    error: ActlossError
    row: int
    """First such row, counted from 0 over all rows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that are scored."""

    rows: NDArray[np.int64]
    """Their numbers, counted from 0 over all rows."""
    truth: FloatArray
    weight: FloatArray | None
    groups: Groups | None
    classes: Groups | None
    """The true class of each row, where there is one."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Scored rows kept as they are, for what cannot be added up."""

    kept: Kept
    predictions: tuple[FloatArray, ...]
    """Of each model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Everything that later steps learn of the rows."""

    rows: int
    """Rows that were scored."""
    left_out: Mapping[str, Tally]
    """Why rows were left out."""
    cells: Mapping[Key, Cell] = field(default_factory=dict)
    failures: Mapping[Key, Failure] = field(default_factory=dict)
    facts: tuple[PredictionFacts, ...]
    """Of each model."""
    first_predictions: tuple[FloatArray, ...]
    """The first scored row of each model's predictions, to see whether all others are the same."""
    label_counts: tuple[LabelCounts, ...]
    """Of each column of labels."""
    whole: tuple[Whole, ...] = ()
    """All scored rows, batch by batch; empty unless something needs them."""
    wrong_weight: Failure | None = None
    """The first row whose weight is no weight."""


def added(one: Totals, other: Totals) -> Totals:
    """Return the totals of the rows of both, `one` standing before `other`."""
    failures = dict(one.failures)
    for key, failure in other.failures.items():
        if key not in failures or failure.row < failures[key].row:
            failures[key] = failure
    cells = {
        key: _added_cells(cell, other.cells[key]) if key in other.cells else cell
        for key, cell in one.cells.items()
        if key not in failures
    }
    # Rows without a single scored one have no cells to speak of.
    cells |= {key: cell for key, cell in other.cells.items() if key not in one.cells and key not in failures}
    reasons = dict.fromkeys([*one.left_out, *other.left_out])
    firsts = one.first_predictions if one.rows else other.first_predictions
    return Totals(
        rows=one.rows + other.rows,
        left_out={
            reason: total([one.left_out.get(reason, NOWHERE), other.left_out.get(reason, NOWHERE)])
            for reason in reasons
        },
        cells=cells,
        failures=failures,
        facts=tuple(
            added_facts(a, b, same=_same(one, other, at))
            for at, (a, b) in enumerate(zip(one.facts, other.facts, strict=True))
        ),
        first_predictions=firsts,
        label_counts=tuple(merged_counts(a, b) for a, b in zip(one.label_counts, other.label_counts, strict=True)),
        whole=(*one.whole, *other.whole),
        wrong_weight=one.wrong_weight or other.wrong_weight,
    )


def _same(one: Totals, other: Totals, at: int) -> bool:
    if not one.rows or not other.rows:
        return True
    return np.array_equal(one.first_predictions[at], other.first_predictions[at])


def _added_cells(one: Cell, other: Cell) -> Cell:
    return Cell(
        all=merged(one.all, other.all),
        tail=merged_tails(one.tail, other.tail),
        infinite=total([one.infinite, other.infinite]),
        groups=None if one.groups is None or other.groups is None else merged(one.groups, other.groups),
        classes=None if one.classes is None or other.classes is None else merged(one.classes, other.classes),
        worst=None if one.worst is None or other.worst is None else merged_worst(one.worst, other.worst),
        resampled=None if one.resampled is None or other.resampled is None else one.resampled + other.resampled,
        uniform=None if one.uniform is None or other.uniform is None else merged(one.uniform, other.uniform),
    )


def added_facts(one: PredictionFacts, other: PredictionFacts, *, same: bool) -> PredictionFacts:
    """Return the facts of the rows of both.

    Args:
        one: The facts of some rows.
        other: Those of the rows behind them.
        same: Whether the first predictions of both are equal, or one has none.
    """
    return replace(
        one,
        rows=one.rows + other.rows,
        low=min(one.low, other.low),
        high=max(one.high, other.high),
        row_sum_low=min(one.row_sum_low, other.row_sum_low),
        row_sum_high=max(one.row_sum_high, other.row_sum_high),
        outside=total([one.outside, other.outside]),
        off_sum=total([one.off_sum, other.off_sum]),
        missing=total([one.missing, other.missing]),
        last_row=max(one.last_row or 0, other.last_row or 0),
        infinite=total([one.infinite, other.infinite]),
        certain=total([one.certain, other.certain]),
        certain_wrong=total([one.certain_wrong, other.certain_wrong]),
        hard_rows=one.hard_rows + other.hard_rows,
        constant=one.constant and other.constant and same,
    )
