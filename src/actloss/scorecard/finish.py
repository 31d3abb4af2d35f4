"""From totals to a scorecard."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan, nan

import numpy as np

from actloss.catalogue import LOSSES
from actloss.column import IntArray, Tally, row_number
from actloss.escape import quoted
from actloss.losses.constant import Param
from actloss.rules.predictions import apply_prediction_rules
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard.applicable import Planned
from actloss.scorecard.baselines import baseline_of, skill_of
from actloss.scorecard.batch import Plan
from actloss.scorecard.compare import disagreements, ranked
from actloss.scorecard.facts import GroupLoss, LossScore, ModelFacts, Scorecard, TruthFacts, Unscored, WorstRow
from actloss.scorecard.moments import Moments
from actloss.scorecard.question import FIRST, Candidate
from actloss.scorecard.resample import interval
from actloss.scorecard.totals import Cell, Totals
from actloss.scorecard.worst import Worst

_ROUNDING = 1e-6
"""A skill this close to 0 comes of the digits that predictions are printed with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where truth and predictions came from, as far as a scorecard says it."""

    truth: TruthFacts
    columns: tuple[tuple[str, ...], ...]
    """Of each model."""
    evidence: tuple[tuple[str, ...], ...]
    """Of each model."""
    kind_evidence: tuple[str, ...] = ()
    weight: str | None = None
    notes: tuple[str, ...] = ()
    bad_rows: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Row numbers of records that could not be read: they count in row numbers."""


def finish(plan: Plan, totals: Totals, unscored: Sequence[Unscored], origin: Origin) -> Scorecard:
    """Return the scorecard of all rows.

    Raises:
        LabelError: If a loss that was asked for does not take a label.
        PredictionError: If a loss that was asked for does not take a prediction.
    """
    failed = tuple(_failures(plan, totals, origin))
    scores = ranked(_scores(plan, totals, origin))
    models = tuple(
        ModelFacts(
            name=candidate.name,
            columns=origin.columns[at],
            scale=candidate.scale.value,
            evidence=origin.evidence[at],
            facts=_judged(
                numbered_facts(totals.facts[at], origin),
                [score for score in scores if score.model == candidate.name],
                _telling(plan, candidate),
            ),
        )
        for at, candidate in enumerate(plan.candidates)
    )
    return Scorecard(
        source=None,
        kind=plan.question.kind,
        evidence=origin.kind_evidence,
        truth=origin.truth,
        models=models,
        rows=totals.rows,
        left_out={reason: numbered(tally, origin) for reason, tally in totals.left_out.items()},
        weight=origin.weight,
        scores=scores,
        unscored=(*unscored, *failed),
        findings=tuple(finding for model in models for finding in apply_prediction_rules(model.facts)),
        disagreements=disagreements(scores),
        notes=origin.notes,
        asked=plan.wishes.losses,
    )


def _failures(plan: Plan, totals: Totals, origin: Origin) -> Iterator[Unscored]:
    reasons: dict[str, dict[str, list[str]]] = {}
    for (model, name), failure in sorted(totals.failures.items()):
        # Where the loss is named already, its sentence need not begin with it.
        what = failure.error.message.removeprefix(f"{name} ")
        where = f"{what}, first at row {row_number(failure.row, origin.bad_rows):,}"
        if name in plan.wishes.losses:
            raise type(failure.error)(f"{name} {where.removeprefix('it ')}")
        reasons.setdefault(name, {}).setdefault(where, []).append(plan.candidates[model].name)
    several = len(plan.candidates) > 1
    for name, texts in reasons.items():
        for text, models in texts.items():
            whose = (
                f"model {', '.join(map(quoted, models))}: " if several and len(models) < len(plan.candidates) else ""
            )
            yield Unscored(loss=name, reason=f"{whose}{text}")


def _scores(plan: Plan, totals: Totals, origin: Origin) -> Iterator[LossScore]:
    order = {planned.name: planned for losses in plan.planned for planned in losses}
    kind = plan.question.kind
    # The task's usual loss leads; what serves another kind of task first stands behind what is this one's own.

    def place(name: str) -> tuple[bool, bool, int]:
        row = order[name].loss
        return (name != FIRST[kind], row.kinds[0] != kind, LOSSES.index(row))

    names = sorted(order, key=place)
    for name in names:
        for at, candidate in enumerate(plan.candidates):
            cell = totals.cells.get((at, name))
            planned = next((each for each in plan.planned[at] if each.name == name), None)
            if cell is not None and planned is not None:
                yield _score(plan, totals, planned, cell, candidate.name, origin)


def _score(plan: Plan, totals: Totals, planned: Planned, cell: Cell, model: str, origin: Origin) -> LossScore:
    loss, summed = planned.loss, planned.summed
    value = cell.all.sum() if summed else cell.all.value()
    baseline = baseline_of(plan, totals, planned, cell)
    return LossScore(
        loss=loss.name,
        model=model,
        value=value,
        standard_error=nan if summed else cell.all.standard_error(),
        interval=None if cell.resampled is None else interval(cell.resampled, summed=summed),
        baseline=baseline.value,
        constant=baseline.constant,
        skill=skill_of(loss, value, baseline.value),
        concentration=None if loss.better == "higher" else cell.tail.concentration(),
        better=loss.better,
        elicits=loss.elicits,
        params=_plain_params({name: param.default for name, param in loss.params.items()} | dict(planned.params)),
        infinite=numbered(cell.infinite, origin),
        groups=group_losses(cell.groups, plan.groups, summed=summed),
        classes=group_losses(cell.classes, class_names(plan), summed=summed),
        worst=worst_rows(cell.worst, origin),
    )


def _plain_params(params: Mapping[str, Param | None]) -> dict[str, float | tuple[float, ...]]:
    return {
        name: float(value) if np.ndim(value) == 0 else tuple(np.asarray(value, dtype=np.float64).tolist())  # type: ignore[arg-type] # a number, where it has no dimension
        for name, value in params.items()
        if value is not None
    }


def class_names(plan: Plan) -> tuple[str, ...]:
    """Return the names of the classes, labels or outputs."""
    return plan.question.classes or ("0", "1")


def group_losses(part: Moments | None, names: Sequence[str], *, summed: bool) -> tuple[GroupLoss, ...]:
    """Return the loss of each group."""
    if part is None:
        return ()
    return tuple(
        GroupLoss(
            name=name,
            rows=int(part.rows[at]),
            value=part.sum(at) if summed else (part.value(at) if part.rows[at] else nan),
            standard_error=nan if summed else part.standard_error(at),
        )
        for at, name in enumerate(names)
    )


def worst_rows(worst: Worst | None, origin: Origin) -> tuple[WorstRow, ...]:
    """Return the worst rows, numbered as in the file."""
    if worst is None:
        return ()
    return tuple(
        WorstRow(
            row=row_number(int(row), origin.bad_rows),
            loss=float(loss),
            y_true=tuple(y.tolist()),
            y_pred=tuple(p.tolist()),
        )
        for row, loss, y, p in zip(worst.rows, worst.losses, worst.y_true, worst.y_pred, strict=True)
    )


def numbered(tally: Tally, origin: Origin) -> Tally:
    """Return a tally with its first row numbered as in the file."""
    return Tally(tally.count, row_number(tally.first_row - 1, origin.bad_rows)) if tally.count else tally


def numbered_facts(facts: PredictionFacts, origin: Origin) -> PredictionFacts:
    """Return facts with their rows numbered as in the file."""
    last = facts.last_row
    return replace(
        facts,
        last_row=row_number(last - 1, origin.bad_rows) if last else last,
        outside=numbered(facts.outside, origin),
        off_sum=numbered(facts.off_sum, origin),
        missing=numbered(facts.missing, origin),
        infinite=numbered(facts.infinite, origin),
        certain=numbered(facts.certain, origin),
        certain_wrong=numbered(facts.certain_wrong, origin),
    )


def _telling(plan: Plan, candidate: Candidate) -> tuple[str, ...]:
    """Return the losses that tell whether a model has learnt: what was asked for, else the usual one."""
    return plan.wishes.losses or ("quantile" if candidate.quantile is not None else FIRST[plan.question.kind],)


def _judged(facts: PredictionFacts, scores: Sequence[LossScore], telling: Sequence[str]) -> PredictionFacts:
    """Return the facts with what the losses say of a model: whether one is infinite, or a constant is better."""
    compared = [score for score in scores if score.loss in telling and not isnan(score.skill)]
    worse = [score for score in compared if score.skill < -_ROUNDING]
    return replace(
        facts,
        constant=facts.constant and facts.rows > 1,
        infinite_loss=any(score.infinite.count for score in scores),
        compared=len(compared),
        worse_than_constant=tuple(score.loss for score in worse),
        loss_shown=(worse[0].value, worse[0].baseline) if worse else None,
    )
