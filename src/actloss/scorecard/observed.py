"""What the numbers of one model look like, counted in one batch."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from actloss.catalogue import Scale
from actloss.column import NOWHERE, Tally
from actloss.losses.arrays import FloatArray
from actloss.predictions.columns import allowed_off_sum
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.not_probabilities import BEYOND
from actloss.scorecard.question import Candidate

Mask = NDArray[np.bool_]


def no_facts(kind: str, candidate: Candidate, thresholds: Mapping[str, float]) -> PredictionFacts:
    """Return the facts of a model of which no row has been seen."""
    return PredictionFacts(
        model=candidate.name,
        kind=kind,
        scale=candidate.scale.value,
        scale_given=candidate.scale_given,
        joint=candidate.joint,
        width=candidate.width,
        decimals=candidate.decimals,
        misordered=candidate.misordered,
        unsorted=candidate.unsorted,
        paired=candidate.paired,
        constant=True,
        thresholds=thresholds,
    )


def observed(
    facts: PredictionFacts, y_true: FloatArray | None, y_pred: FloatArray, rows: NDArray[np.int64], missing: Tally
) -> PredictionFacts:
    """Return the facts of one batch of scored rows.

    Args:
        facts: The facts of no row.
        y_true: Labels, shape ``[n]`` or ``[n, k]``; None where there are none.
        y_pred: Predictions without nan, shape ``[n]`` or ``[n, width]``.
        rows: The rows' numbers counted from 0 over all rows, shape ``[n]``.
        missing: Rows that were left out because a prediction is missing.
    """
    if not rows.size:
        return replace(facts, missing=missing)
    wide = y_pred.reshape(len(rows), -1)
    low, high = float(wide.min()), float(wide.max())
    endless = np.zeros(len(rows), np.bool_)
    if not np.isfinite([low, high]).all():
        endless = np.asarray(~np.isfinite(wide).all(axis=1))
    seen = replace(
        facts,
        rows=len(rows),
        low=low,
        high=high,
        missing=missing,
        infinite=tally(endless, rows),
        constant=bool((wide == wide[0]).all()),
    )
    if facts.joint:
        seen = _with_sums(seen, wide, rows)
    if facts.scale == Scale.PROBABILITY and (low < 0.0 or high > 1.0):
        beyond = facts.limit(BEYOND)
        seen = replace(seen, outside=tally(np.asarray(((wide < -beyond) | (wide > 1.0 + beyond)).any(axis=1)), rows))
    if facts.scale == Scale.PROBABILITY and low >= 0.0 and high <= 1.0 and (low == 0.0 or high == 1.0):
        seen = _with_certainty(seen, y_true, wide, rows)
    return seen


def tally(mask: Mask, rows: NDArray[np.int64]) -> Tally:
    """Return how many of the rows are meant, and the number of the first, counted from 1."""
    count = int(np.count_nonzero(mask))
    return Tally(count, int(rows[np.argmax(mask)]) + 1) if count else NOWHERE


def last_of(mask: Mask, rows: NDArray[np.int64]) -> int:
    """Return the number of the last of the rows that are meant, counted from 1; 0 where none is."""
    return int(rows[len(mask) - 1 - np.argmax(mask[::-1])]) + 1 if mask.any() else 0


def _with_sums(facts: PredictionFacts, wide: FloatArray, rows: NDArray[np.int64]) -> PredictionFacts:
    with np.errstate(over="ignore", invalid="ignore"):
        shares = np.exp(wide) if facts.scale == Scale.LOG_PROBABILITY else wide
        sums = shares.sum(axis=1)
        off = ~(np.abs(sums - 1.0) <= allowed_off_sum(facts.width, facts.decimals))
    # Rows of logits may sum to anything.
    matters = facts.scale in {Scale.PROBABILITY, Scale.LOG_PROBABILITY}
    return replace(
        facts,
        row_sum_low=float(np.min(sums)),
        row_sum_high=float(np.max(sums)),
        off_sum=tally(off, rows) if matters else NOWHERE,
    )


def _with_certainty(
    facts: PredictionFacts, y_true: FloatArray | None, wide: FloatArray, rows: NDArray[np.int64]
) -> PredictionFacts:
    sure = (wide == 0.0) | (wide == 1.0)
    return replace(
        facts,
        certain=tally(sure.any(axis=1), rows),
        certain_wrong=NOWHERE if y_true is None else tally(_wrong(facts, y_true, wide), rows),
        hard_rows=int(np.count_nonzero(sure.all(axis=1))),
    )


def _wrong(facts: PredictionFacts, y_true: FloatArray, wide: FloatArray) -> Mask:
    """Return the rows in which a probability of exactly 0 or 1 is wrong."""
    truth = y_true.reshape(len(wide), -1)
    if facts.joint and truth.shape[1] == 1:
        # Labels that are no class of these columns are for the losses to refuse.
        classes = np.where((truth >= 0) & (truth < wide.shape[1]), truth, 0.0).astype(np.intp)
        return np.asarray(np.take_along_axis(wide, classes, axis=1)[:, 0] == 0.0)
    if truth.shape != wide.shape:
        return np.zeros(len(wide), np.bool_)
    wrong = np.asarray(((wide == 0.0) & (truth > 0.0)).any(axis=1))
    return wrong if facts.joint else wrong | ((wide == 1.0) & (truth < 1.0)).any(axis=1)
