"""Score one batch of rows: every planned loss of every model."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from actloss.catalogue import Form, Scale
from actloss.column import Tally
from actloss.errors import LabelError, OptionError, PredictionError
from actloss.losses.arrays import FloatArray
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard import resample
from actloss.scorecard.applicable import Label, Link, Planned
from actloss.scorecard.label_counts import counts_of
from actloss.scorecard.moments import Groups, Moments, moments, weighed
from actloss.scorecard.observed import last_of, no_facts, observed, tally
from actloss.scorecard.question import Candidate, Question, Rows, Wishes, infinite_rows, missing_rows
from actloss.scorecard.tail import tail_of
from actloss.scorecard.totals import Cell, Failure, Kept, Key, Totals, Whole
from actloss.scorecard.views import Views, clipped
from actloss.scorecard.worst import Worst, worst_of

BATCH_ROWS = 1 << 16
"""Rows of an array that are scored at a time: what a loss needs of them stays in the processor's cache."""

Terms = tuple[FloatArray, FloatArray | None]
"""The loss of each row, and what each counts: shape ``[n]``."""

NO_LABEL = "no label"
NOT_FINITE = "no finite label"
NO_PREDICTION = "a prediction that is missing or nan"
NO_WEIGHT = "no weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that is the same for every batch."""

    question: Question
    candidates: tuple[Candidate, ...]
    planned: tuple[tuple[Planned, ...], ...]
    """Of each candidate."""
    wishes: Wishes
    groups: tuple[str, ...] = ()
    """Names of the groups of ``--by``."""
    worst_of: frozenset[str] = frozenset()
    """Losses whose worst rows are kept."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds of rules that the user moved, by `Threshold.key`."""

    @property
    def whole(self) -> bool:
        """Whether something that was asked for needs all rows at once."""
        return self.wishes.metrics or bool(self.wishes.customs)


def score_batch(plan: Plan, rows: Rows) -> Totals:
    """Return what one batch adds to the totals."""
    rows, wrong_weight = _with_sound_weights(rows)
    kept, mask, left_out, missing, last = _kept(plan, rows)
    cells: dict[Key, Cell] = {}
    terms: dict[Key, Terms] = {}
    failures: dict[Key, Failure] = {}
    facts: list[PredictionFacts] = []
    firsts: list[FloatArray] = []
    scored: list[FloatArray] = []
    for number, (candidate, planned) in enumerate(zip(plan.candidates, plan.planned, strict=True)):
        given = rows.predictions[number] if mask is None else rows.predictions[number][mask]
        empty = replace(no_facts(plan.question.kind, candidate, plan.thresholds), last_row=last[number])
        facts.append(observed(empty, kept.truth, given, kept.rows, missing[number]))
        scored.append(given)
        firsts.append(given[:1].copy())
        if not kept.rows.size:
            continue
        views = Views(candidate, kept, clipped(given, candidate.scale, plan.wishes.eps))
        for loss in planned:
            try:
                cells[number, loss.name], kept_terms = _cell(plan, loss, views)
                # They are as large as the batch: of twenty losses they would fill the processor's cache.
                if plan.wishes.resamples:
                    terms[number, loss.name] = kept_terms
            except (LabelError, PredictionError) as error:
                at = 0 if error.row is None else error.row
                # Its traceback would keep all arrays of this batch in memory.
                failures[number, loss.name] = Failure(error.with_traceback(None), int(kept.rows[at]))
    return Totals(
        rows=len(kept.rows),
        left_out=left_out,
        cells=with_resamples(plan, kept, cells, terms) if plan.wishes.resamples and cells else cells,
        failures=failures,
        facts=tuple(facts),
        first_predictions=tuple(firsts),
        label_counts=tuple(counts_of(column, kept.weight) for column in _columns(kept.truth)),
        whole=(Whole(kept, tuple(scored)),) if plan.whole else (),
        wrong_weight=wrong_weight,
    )


def _with_sound_weights(rows: Rows) -> tuple[Rows, Failure | None]:
    """Return the rows, those without a weight that can be one, and why."""
    if rows.weight is None:
        return rows, None
    wrong = (rows.weight < 0.0) | np.isinf(rows.weight)
    if not wrong.any():
        return rows, None
    at = int(np.argmax(wrong))
    error = OptionError(f"weights need to be finite numbers of 0 or more, found {rows.weight[at]:g}")
    return replace(rows, weight=np.where(wrong, np.nan, rows.weight)), Failure(error, rows.start + at)


def samples_of(plan: Plan, rows: Rows, model: int, loss: Planned) -> FloatArray:
    """Return one loss of one model in every row, shape ``[n]``; nan in those left out."""
    kept, mask, *_ = _kept(plan, rows)
    given = rows.predictions[model] if mask is None else rows.predictions[model][mask]
    candidate = plan.candidates[model]
    views = Views(candidate, kept, clipped(given, candidate.scale, plan.wishes.eps))
    elements = loss.kernel(views.labels(loss.label), views.predictions(loss.link), **loss.params)
    return _placed(by_row(elements, summed=loss.summed), mask)


def in_place(plan: Plan, rows: Rows, losses: FloatArray) -> FloatArray:
    """Return the losses of the scored rows, shape ``[k]``, among all rows, shape ``[n]``: nan for those left out."""
    _, mask, *_ = _kept(plan, rows)
    return _placed(losses, mask)


def _placed(losses: FloatArray, mask: NDArray[np.bool_] | None) -> FloatArray:
    if mask is None:
        return losses
    placed = np.full(len(mask), np.nan)
    placed[mask] = losses
    return placed


def _kept(
    plan: Plan, rows: Rows
) -> tuple[Kept, NDArray[np.bool_] | None, Mapping[str, Tally], tuple[Tally, ...], tuple[int, ...]]:
    """Return the rows to score, which (None for all), why not the others, what each model misses and where it ends."""
    numbers = np.arange(rows.start, rows.start + len(rows.truth))
    missing_label, infinite_label = missing_rows(rows.truth), infinite_rows(rows.truth)
    unlabelled = missing_label | infinite_label
    unpredicted = [missing_rows(prediction) for prediction in rows.predictions]
    missing = tuple(tally(mask & ~unlabelled, numbers) for mask in unpredicted)
    last = tuple(last_of(~(mask | unlabelled), numbers) for mask in unpredicted)
    gone = {
        NO_LABEL: missing_label,
        NOT_FINITE: infinite_label & ~missing_label,
        NO_PREDICTION: np.logical_or.reduce(unpredicted) & ~unlabelled,
    }
    if rows.weight is not None:
        gone[NO_WEIGHT] = np.isnan(rows.weight) & ~unlabelled & ~gone[NO_PREDICTION]
    left_out = {reason: counted for reason, mask in gone.items() if (counted := tally(mask, numbers)).count}
    mask = None if not left_out else ~np.logical_or.reduce(list(gone.values()))

    def cut(array: FloatArray) -> FloatArray:
        return array if mask is None else array[mask]

    truth = cut(rows.truth)
    weight = None if rows.weight is None else cut(rows.weight)
    classes = _classes(plan, truth)
    if plan.wishes.class_weight is not None and classes is not None:
        own = _class_weights(plan.wishes.class_weight, truth, classes)
        weight = own if weight is None else own * weight
    groups = None if rows.groups is None else (rows.groups if mask is None else rows.groups[mask])
    kept = Kept(numbers if mask is None else numbers[mask], truth, weight, groups, classes)
    return kept, mask, left_out, missing, last


def _classes(plan: Plan, truth: FloatArray) -> Groups | None:
    kind = plan.question.kind
    if kind not in {"binary", "multiclass"} or not (plan.wishes.by_class or plan.wishes.class_weight is not None):
        return None
    if truth.ndim == 2:
        return np.where((truth == 1.0).any(axis=1), truth.argmax(axis=1), -1)
    number = max(len(plan.question.classes), 2)
    sound = (truth >= 0) & (truth < number) & (truth == np.floor(truth))
    return np.where(sound, truth, -1.0).astype(np.intp)


def _class_weights(given: tuple[float, ...], truth: FloatArray, classes: Groups) -> FloatArray:
    """Return what the class of each row counts; a label between classes counts as its parts of each."""
    by_class = np.asarray(given)
    if truth.ndim == 2:
        return np.asarray(truth @ by_class)
    between = (1.0 - truth) * by_class[0] + truth * by_class[-1] if len(by_class) == 2 else np.ones_like(truth)
    return np.where(classes >= 0, by_class[classes], between)


def _cell(plan: Plan, loss: Planned, views: Views) -> tuple[Cell, Terms]:
    y_true, y_pred = views.labels(loss.label), views.predictions(loss.link)
    elements = loss.kernel(y_true, y_pred, **loss.params)
    counted = views.kept.weight
    if loss.loss.mass is not None:
        mass = loss.loss.mass(y_true, views.predictions(_mass_link(loss, views.candidate)), **loss.params)
        counted = mass if counted is None else counted * mass
    losses = by_row(elements, summed=loss.summed)
    cell = cell_of(plan, views.kept, losses, elements, counted)
    if loss.name in plan.worst_of:
        cell = replace(cell, worst=_worst(plan, losses, views))
    cell = replace(cell, uniform=_uniform(plan, loss, y_true, views.kept.weight))
    return cell, (losses, counted)


def _worst(plan: Plan, losses: FloatArray, views: Views) -> Worst:
    """Return the rows with the largest losses as the model and the labels have them, whatever the loss is given."""
    return worst_of(plan.wishes.worst, losses, views.kept.rows, views.labels(Label.GIVEN), views.predictions(Link.NONE))


def _mass_link(loss: Planned, candidate: Candidate) -> Link:
    """Return what makes the predictions those of the loss's first scale, which its mass is a function of."""
    shares = loss.loss.scales[0] is Scale.PROBABILITY and candidate.scale is Scale.LOGIT
    return Link.SIGMOID if shares else loss.link


def cell_of(plan: Plan, kept: Kept, losses: FloatArray, elements: FloatArray, counted: FloatArray | None) -> Cell:
    """Return what is kept of one loss.

    Args:
        plan: What is scored.
        kept: The rows.
        losses: The loss of each row, shape ``[n]``.
        elements: The same, or the loss of each label of each row, shape ``[n, L]``.
        counted: What each row counts, shape ``[n]``; None where all count 1.
    """
    contributions = weighed(losses, counted)
    return Cell(
        all=moments(losses, counted),
        tail=tail_of(contributions),
        infinite=tally(contributions == np.inf, kept.rows),
        groups=moments(losses, counted, kept.groups, len(plan.groups)) if kept.groups is not None else None,
        classes=_by_class(plan, kept, losses, elements, counted),
    )


def by_row(elements: FloatArray, *, summed: bool = False) -> FloatArray:
    """Return the loss of each row, of losses shaped ``[n]`` or ``[n, L]``: their mean, or their sum."""
    if elements.ndim == 1:
        return elements
    return np.asarray(elements.sum(axis=1) if summed else elements.mean(axis=1))


def _by_class(
    plan: Plan, kept: Kept, losses: FloatArray, elements: FloatArray, counted: FloatArray | None
) -> Moments | None:
    if not plan.wishes.by_class:
        return None
    if kept.classes is not None:
        return moments(losses, counted, kept.classes, max(len(plan.question.classes), 2))
    if elements.ndim == 2:
        # One group a label, with all rows in each.
        rows, labels = elements.shape
        groups = np.tile(np.arange(labels), rows)
        wide = None if counted is None else np.repeat(counted, labels)
        return moments(elements.reshape(-1), wide, groups, labels)
    return None


def with_resamples(plan: Plan, kept: Kept, cells: Mapping[Key, Cell], terms: Mapping[Key, Terms]) -> dict[Key, Cell]:
    """Return the cells with their sums in each resample; what is drawn for a row serves all losses."""
    # Most losses count the rows alike, and share a column.
    masses = {id(counted): np.ones(len(kept.rows)) if counted is None else counted for _, counted in terms.values()}
    place = {mass: at for at, mass in enumerate(masses)}
    columns = [*masses.values(), *(weighed(losses, counted) for losses, counted in terms.values())]
    sums = resample.sums_of(plan.wishes.seed, plan.wishes.resamples, kept.rows, np.column_stack(columns))
    return {
        key: replace(cells[key], resampled=sums[:, [place[id(terms[key][1])], len(masses) + at]])
        for at, key in enumerate(terms)
    }


def _uniform(plan: Plan, loss: Planned, y_true: FloatArray, weight: FloatArray | None) -> Moments | None:
    """Return the losses of a prediction that knows nothing, from which those of any constant follow (`baselines`)."""
    variant = loss.loss.variant(plan.question.kind)
    if not (plan.question.soft and variant.form in {Form.ROWS, Form.CLASSES}):
        return None
    scale = next(iter(variant.kernels))
    row = np.full(y_true.shape, uniform_prediction(scale, y_true.shape[1]))
    return moments(variant.kernels[scale](y_true, row, **loss.params), weight)


def uniform_prediction(scale: Scale, classes: int) -> float:
    """Return what a model that knows nothing predicts for each of several classes."""
    return {Scale.PROBABILITY: 1.0 / classes, Scale.LOG_PROBABILITY: -float(np.log(classes))}.get(scale, 0.0)


def _columns(truth: FloatArray) -> tuple[FloatArray, ...]:
    return (truth,) if truth.ndim == 1 else tuple(truth.T)
