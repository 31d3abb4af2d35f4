"""From a question and batches of rows to a scorecard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import nan

from actloss.catalogue import LOSSES, Scale
from actloss.column import NOWHERE, row_number
from actloss.errors import LabelError, OptionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout
from actloss.scorecard.applicable import plan as plan_losses
from actloss.scorecard.batch import Plan
from actloss.scorecard.compare import disagreements, ranked
from actloss.scorecard.facts import LossScore, Scorecard, Unscored
from actloss.scorecard.finish import Origin, class_names, finish, group_losses, numbered, worst_rows
from actloss.scorecard.metrics import metrics
from actloss.scorecard.question import FIRST, Candidate, Question, Wishes
from actloss.scorecard.resample import interval
from actloss.scorecard.totals import Totals, Whole
from actloss.scorecard.whole import CustomResult, custom_results, joined
from actloss.spelling import joined as joined_words

_WHOLE = "metrics and losses of your own need all rows at once"
_CLIPPED = frozenset({Scale.PROBABILITY, Scale.LOG_PROBABILITY})
_WORTH_SAYING = 10_000_000
"""Bytes that are worth a note."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan, and the losses that it leaves out."""

    plan: Plan
    unscored: tuple[Unscored, ...]
    notes: tuple[str, ...] = ()


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
    idle = [f"the parameters of {name} change nothing: it was not scored" for name in wishes.params if name not in some]
    return Prepared(plan, tuple(unscored), (*idle, *_idle_wishes(plan)))


def _idle_wishes(plan: Plan) -> Iterator[str]:
    """Yield a sentence for each wish that changes nothing here."""
    wishes, kind = plan.wishes, plan.question.kind
    if wishes.eps is not None and not any(candidate.scale in _CLIPPED for candidate in plan.candidates):
        yield "eps changes nothing: no predictions are probabilities"
    if wishes.by_class and kind == "regression" and all(each.layout is not Layout.OUTPUTS for each in plan.candidates):
        yield "there are no losses by class: a regression has none"


def scorecard_of(prepared: Prepared, totals: Totals, origin: Origin) -> Scorecard:
    """Return the scorecard of all rows.

    Raises:
        LabelError: If no row is left to score.
        OptionError: If no row counts, or a weight is none.
        ActlossError: If a loss that was asked for does not take a row, or the user's own loss fails.
    """
    _check(totals, origin)
    plan = prepared.plan
    origin = replace(origin, notes=(*origin.notes, *prepared.notes))
    card = finish(plan, totals, prepared.unscored, origin)
    if not plan.whole:
        return card
    rows = joined(totals.whole)
    size = sum(array.nbytes for array in (rows.kept.truth, *rows.predictions))
    results = tuple(custom_results(plan, rows))
    own = ranked(_custom_score(plan, result, origin) for result in results)
    scores = (*card.scores, *own)
    notes = [*card.notes, *_blind(plan, rows, results)]
    if size >= _WORTH_SAYING:
        notes.append(f"{_WHOLE}: {size / 1e6:,.0f} MB were held")
    return replace(
        card,
        scores=scores,
        disagreements=disagreements(scores),
        metrics=tuple(metrics(plan.question, plan.candidates, rows)) if plan.wishes.metrics else (),
        notes=tuple(notes),
    )


def _blind(plan: Plan, rows: Whole, results: Sequence[CustomResult]) -> Iterator[str]:
    """Yield a note for each of the user's own losses that gave one number where there is more to tell of the rows."""
    unseen = {
        "weights": rows.kept.weight is not None,
        "groups": bool(plan.groups),
        "classes": plan.wishes.by_class and plan.question.kind != "regression",
    }
    what = joined_words([noun for noun, given in unseen.items() if given])
    if what:
        for name in dict.fromkeys(result.loss for result in results if result.cell is None):
            yield f"{quoted(name)} gave one number for all rows, which knows nothing of {what}"


def _check(totals: Totals, origin: Origin) -> None:
    wrong = totals.wrong_weight
    if wrong is not None:
        raise OptionError(f"{wrong.error.message}, first at row {row_number(wrong.row, origin.bad_rows):,}")
    if not totals.rows:
        why = " and ".join(f"{tally.count:,} have {reason}" for reason, tally in totals.left_out.items())
        raise LabelError(
            f"found no row with a label and a prediction{f': {why}' if why else ''}; expected at least one"
        )
    if not totals.label_counts[0].weights.any():
        raise OptionError(f"the weights of all {totals.rows:,} rows are 0; expected one that is not")


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
        groups=() if cell is None else group_losses(cell.groups, plan.groups, summed=False),
        classes=() if cell is None else group_losses(cell.classes, class_names(plan), summed=False),
        worst=() if cell is None else worst_rows(cell.worst, origin),
        samples=partial(_rows_of, result),
    )


def _rows_of(result: CustomResult) -> FloatArray:
    if result.losses is None:
        raise OptionError(f"the loss {quoted(result.loss)} gave one number for all rows, not one for each")
    return result.losses
