"""Whether labels drawn anew from what they were would call for another loss, too: then it may be chance alone."""

from dataclasses import replace

import numpy as np

from actloss.advice import recommend
from actloss.advice.answer import answer_of
from actloss.advice.elicit import parse_wish
from actloss.checking.learning import as_before
from actloss.column import FloatArray, LabelColumn, Tally
from actloss.examined import Examined, read_task
from actloss.profile import Profile, profile_target
from actloss.reference import MOST_POINTS, Answer, Origin, Reference, Spread
from actloss.rules.lock.advice_changed import DRAWS
from actloss.table import Labels
from actloss.target import Layout
from actloss.task import Kind

_MOST_ROWS = 20_000
"""Rows of a draw: more say nothing else of which loss suits, and take their time."""
_SEED = 20261125


def by_chance(examined: Examined, reference: Reference | None, now: Answer | None) -> float | None:
    """Return which share of draws from the labels of the reference call for what the labels call for now.

    Only of one quantity that called for another head or loss; None where that is not so.

    Args:
        examined: What the labels are now.
        reference: What they were.
        now: What they call for now.
    """
    then = None if reference is None else reference.answer
    if reference is None or then is None or now is None or now.units != then.units:
        return None
    kinds = {reference.kind, None if examined.task is None else examined.task.kind}
    layouts = {reference.layout, examined.profile.target.layout}
    if kinds != {Kind.REGRESSION} or layouts != {Layout.SINGLE} or len(reference.spreads) != 1:
        return None
    if (now.activation, now.loss) == (then.activation, then.loss):
        return None
    rng = np.random.default_rng(_SEED)
    spread, rows = reference.spreads[0], min(examined.profile.labelled, _MOST_ROWS)
    thinned = reference.origin is Origin.LOCK and spread.values.values.size == MOST_POINTS
    answers = [_answer(examined.profile, _drawn(spread, rows, rng, thinned=thinned), now.elicit) for _ in range(DRAWS)]
    same = sum(1 for one in answers if one and (one.activation, one.loss) == (now.activation, now.loss))
    return same / DRAWS


def _drawn(spread: Spread, rows: int, rng: np.random.Generator, *, thinned: bool) -> FloatArray:
    """Return labels drawn from a distribution.

    Where each of its points stands for an equal share of the rows, the values lie around it: as near to it as to the
    next one, and at the ends as far out as any value was.
    """
    values = spread.values.values
    counts = np.ones(values.size) if spread.values.counts is None else spread.values.counts
    picked = rng.choice(values.size, size=rows, p=counts / counts.sum())
    drawn: FloatArray = values[picked]
    if not thinned:
        return drawn
    middles = (values[1:] + values[:-1]) / 2
    low, high = np.append(spread.minimum, middles)[picked], np.append(middles, spread.maximum)[picked]
    # A point that stands for several parts is one value that many rows have.
    alone = counts[picked] <= 1.5 * counts.min()
    around: FloatArray = np.where(alone, rng.uniform(low, high), drawn)
    return np.round(around) if bool((values == np.round(values)).all()) else around


def _answer(profile: Profile, values: FloatArray, elicit: str | None) -> Answer | None:
    """Return what values call for in the place of a table's labels; None where they allow nothing."""
    column = LabelColumn(name=profile.target.columns[0], rows=values.size, numbers=values, texts={}, empty=Tally(0, 0))
    source = replace(profile.source, rows=values.size)
    drawn = profile_target(Labels(source=source, columns=(column,)), profile.target)
    task, _ = read_task(drawn, None)
    if task is None:
        return None
    return answer_of(recommend(drawn, as_before(drawn, task, Kind.REGRESSION), wish=parse_wish(elicit)))
