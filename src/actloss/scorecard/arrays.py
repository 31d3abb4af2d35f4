"""Score predictions that the caller holds as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actloss.errors import OptionError, PredictionError
from actloss.losses.arrays import FloatArray
from actloss.predictions.options import kind_named, scale_named
from actloss.scorecard.batch import BATCH_ROWS, in_place, samples_of
from actloss.scorecard.columns import given_of
from actloss.scorecard.decisions import classes_of
from actloss.scorecard.facts import LossScore, Scorecard, TruthFacts
from actloss.scorecard.finish import Origin
from actloss.scorecard.fold import fold
from actloss.scorecard.labels import labels_of, numbers_of
from actloss.scorecard.question import Question, Rows, Wishes, counts_of_rows
from actloss.scorecard.run import Prepared, prepare, scorecard_of
from actloss.scorecard.shapes import shaped
from actloss.scorecard.wishes import resolved


def score_arrays(
    y_true: ArrayLike,
    y_pred: ArrayLike | Mapping[str, ArrayLike],
    *,
    scale: str | None,
    task: str | None,
    classes: Sequence[str] | None,
    weight: ArrayLike | None,
    by: ArrayLike | None,
    wishes: Wishes,
) -> Scorecard:
    """Return the scorecard of arrays; see `actloss.score`."""
    kind, given_scale = kind_named(task), scale_named(scale)
    named = y_pred if isinstance(y_pred, Mapping) else {"y_pred": y_pred}
    labels = labels_of(y_true, classes if classes is not None else classes_of(y_true, named))
    names = labels.texts or tuple(classes or ())
    given = [given_of(name, array, len(labels.numbers), names) for name, array in named.items()]
    if not given:
        raise PredictionError("expected predictions of at least one model, found none")
    found = shaped(labels, given, kind=kind, scale=given_scale, classes=classes)
    question, truth = found.question, found.truth
    if question.kind == "multiclass":
        question = replace(question, shares=_shares(truth, question))
    groups, group_names = _groups(by, len(truth))
    counted = None if weight is None else _weights(weight, len(truth))
    whole = Rows(0, truth, tuple(numbers for _, numbers in found.models), counted, groups)
    candidates = [candidate for candidate, _ in found.models]
    prepared = prepare(question, candidates, resolved(wishes, question), group_names)
    origin = Origin(
        truth=TruthFacts(columns=(), classes=question.classes),
        columns=((),) * len(candidates),
        evidence=found.evidence,
        weight=None if weight is None else "sample_weight",
        notes=found.notes,
    )
    card = scorecard_of(prepared, fold(prepared.plan, _batches(whole)), origin)
    return replace(card, scores=tuple(_with_samples(score, prepared, whole) for score in card.scores))


def _weights(weight: ArrayLike, rows: int) -> FloatArray:
    try:
        array = numbers_of(np.asarray(weight))
    except ValueError:
        raise OptionError("sample_weight needs numbers, found others") from None
    if array.shape != (rows,):
        raise OptionError(f"sample_weight needs one number for each of {rows:,} rows, found the shape {array.shape}")
    return array


def _groups(by: ArrayLike | None, rows: int) -> tuple[NDArray[np.intp] | None, tuple[str, ...]]:
    if by is None:
        return None, ()
    array = np.asarray(by)
    if array.shape != (rows,):
        raise OptionError(f"by needs one group for each of {rows:,} rows, found the shape {array.shape}")
    names, codes = np.unique(array.astype(str), return_inverse=True)
    return codes.astype(np.intp), tuple(names.tolist())


def _shares(truth: FloatArray, question: Question) -> tuple[float, ...] | None:
    if question.soft:
        rows = counts_of_rows(truth)
        return tuple((rows / rows.sum()).tolist()) if rows.min() >= 0 and rows.sum() > 0 else None
    known = truth[~np.isnan(truth)]
    if not known.size or known.min() < 0 or (known != np.floor(known)).any() or known.max() >= len(question.classes):
        return None
    counts = np.bincount(known.astype(np.intp), minlength=len(question.classes))
    return tuple((counts / counts.sum()).tolist())


def _batches(rows: Rows) -> Iterator[Rows]:
    for start in range(0, len(rows.truth), BATCH_ROWS):
        part = slice(start, start + BATCH_ROWS)
        yield Rows(
            start,
            rows.truth[part],
            tuple(prediction[part] for prediction in rows.predictions),
            None if rows.weight is None else rows.weight[part],
            None if rows.groups is None else rows.groups[part],
        )


def _with_samples(score: LossScore, prepared: Prepared, rows: Rows) -> LossScore:
    plan = prepared.plan
    at = [candidate.name for candidate in plan.candidates].index(score.model)
    planned = next((loss for loss in plan.planned[at] if loss.name == score.loss), None)
    if planned is None:
        # The user's own loss keeps what it gave for the scored rows.
        return replace(score, samples=lambda: in_place(plan, rows, score.per_sample))
    return replace(score, samples=partial(samples_of, plan, rows, at, planned))
