"""From a question and batches of rows to a scorecard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import nan

from actloss.catalogue import LOSSES
from actloss.column import NOWHERE
from actloss.errors import LabelError, OptionError
from actloss.scorecard.applicable import plan as plan_losses
from actloss.scorecard.batch import Plan
from actloss.scorecard.compare import disagreements, ranked
from actloss.scorecard.facts import LossScore, Scorecard, Unscored
from actloss.scorecard.finish import Origin, class_names, finish, numbered, parts_of, worst_rows
from actloss.scorecard.fold import fold
from actloss.scorecard.metrics import metrics
from actloss.scorecard.question import FIRST, Candidate, Question, Rows, Wishes
from actloss.scorecard.resample import interval
from actloss.scorecard.totals import Totals
from actloss.scorecard.whole import CustomResult, custom_results, joined

_WHOLE = "metrics and losses of your own need all rows at once"
_WORTH_SAYING = 10_000_000
"""Bytes that are worth a note."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan, and the losses that it leaves out."""

    plan: Plan
    unscored: tuple[Unscored, ...]


def prepare(
    question: Question, candidates: Sequence[Candidate], wishes: Wishes, groups: Sequence[str] = ()
) -> Prepared:
    """Return what will be computed of each batch.

    Raises:
        OptionError: If a loss that was asked for applies to no row, or a parameter is none of its loss's.
    """
    planned, reasons = [], []
    for candidate in candidates:
        losses, left_out = plan_losses(question, candidate, wishes)
        planned.append(losses)
        reasons.append({each.loss: each.reason for each in left_out})
    some = {loss.name for losses in planned for loss in losses}
    unscored = [
        Unscored(loss=row.name, reason=next(left_out[row.name] for left_out in reasons if row.name in left_out))
        for row in LOSSES
        if row.name not in some and any(row.name in left_out for left_out in reasons)
    ]
    worst = wishes.losses or tuple(name for name in (FIRST[question.kind],) if name in some)
    plan = Plan(
        question=question,
        candidates=tuple(candidates),
        planned=tuple(planned),
        wishes=wishes,
        groups=tuple(groups),
        worst_of=frozenset({*worst, *wishes.customs} if wishes.worst else ()),
    )
    return Prepared(plan, tuple(unscored))


def totals_of(prepared: Prepared, batches: Iterable[Rows]) -> Totals:
    """Return the totals of all batches; there is at least one.

    Raises:
        LabelError: If no row is left to score.
        OptionError: If no row counts.
    """
    totals = fold(prepared.plan, batches)
    if not totals.rows:
        why = " and ".join(f"{tally.count:,} have {reason}" for reason, tally in totals.left_out.items())
        raise LabelError(
            f"found no row with a label and a prediction{f': {why}' if why else ''}; expected at least one"
        )
    if not totals.spreads[0].weights.any():
        raise OptionError(f"the weights of all {totals.rows:,} rows are 0; expected one that is not")
    return totals


def scorecard_of(prepared: Prepared, totals: Totals, origin: Origin) -> Scorecard:
    """Return the scorecard of all rows.

    Raises:
        ActlossError: If a loss that was asked for does not take a row, or the user's own loss fails.
    """
    plan = prepared.plan
    card = finish(plan, totals, prepared.unscored, origin)
    if not plan.whole:
        return card
    rows = joined(totals.whole)
    size = sum(array.nbytes for array in (rows.kept.truth, *rows.predictions))
    own = ranked(_custom_score(plan, result, origin) for result in custom_results(plan, rows))
    scores = (*card.scores, *own)
    return replace(
        card,
        scores=scores,
        disagreements=disagreements(scores),
        metrics=tuple(metrics(plan.question, plan.candidates, rows)) if plan.wishes.metrics else (),
        notes=card.notes if size < _WORTH_SAYING else (*card.notes, f"{_WHOLE}: {size / 1e6:,.0f} MB were held"),
    )


def _custom_score(plan: Plan, result: CustomResult, origin: Origin) -> LossScore:
    cell = result.cell
    return LossScore(
        loss=result.loss,
        model=plan.candidates[result.model].name,
        value=result.value,
        standard_error=nan if cell is None else cell.all.standard_error(),
        interval=None if cell is None or cell.resampled is None else interval(cell.resampled, summed=False),
        baseline=nan,
        skill=nan,
        concentration=None if cell is None else cell.tail.concentration(),
        infinite=NOWHERE if cell is None else numbered(cell.infinite, origin),
        groups=() if cell is None else parts_of(cell.groups, plan.groups, summed=False),
        classes=() if cell is None else parts_of(cell.classes, class_names(plan), summed=False),
        worst=() if cell is None else worst_rows(cell.worst, origin),
    )
