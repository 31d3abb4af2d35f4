"""Score predictions that the caller holds as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actloss.catalogue import Scale
from actloss.errors import LabelError, OptionError, PredictionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout
from actloss.predictions.columns import Column
from actloss.predictions.proposal import Proposal
from actloss.predictions.scale import scale_of
from actloss.scorecard.applicable import Planned
from actloss.scorecard.batch import BATCH_ROWS, by_row, views_of
from actloss.scorecard.facts import LossScore, Scorecard, TruthFacts
from actloss.scorecard.finish import Origin
from actloss.scorecard.labels import Labels, labels_of, numbers_of
from actloss.scorecard.question import Candidate, Question, Rows, Wishes
from actloss.scorecard.run import Prepared, prepare, scorecard_of, totals_of
from actloss.task import Kind

MOST_CLASSES = 1_000_000
_LOOKED_AT = 5000
"""Rows that the scale is judged by."""


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
    labels = labels_of(y_true, classes)
    given = y_pred if isinstance(y_pred, Mapping) else {"y_pred": y_pred}
    models = {name: _predictions(name, array, len(labels.numbers)) for name, array in given.items()}
    if not models:
        raise PredictionError("expected predictions of at least one model, found none")
    question, truth = _question(labels, list(models.values()), task, classes)
    read = {name: _candidate(name, array, question, truth, scale) for name, array in models.items()}
    groups, group_names = _groups(by, len(truth))
    whole = Rows(0, truth, tuple(models.values()), None if weight is None else _weights(weight, len(truth)), groups)
    if question.kind == "multiclass" and not question.soft:
        question = replace(question, shares=_shares(truth, question))
    prepared = prepare(question, [candidate for candidate, _ in read.values()], wishes, group_names)
    origin = Origin(
        truth=TruthFacts(columns=(), classes=question.classes),
        columns=((),) * len(models),
        evidence=tuple(evidence for _, evidence in read.values()),
        weight=None if weight is None else "sample_weight",
    )
    card = scorecard_of(prepared, totals_of(prepared, _batches(whole)), origin)
    return replace(card, scores=tuple(_with_samples(score, prepared, whole) for score in card.scores))


def _predictions(name: str, y_pred: ArrayLike, rows: int) -> FloatArray:
    try:
        array = numbers_of(np.asarray(y_pred))
    except ValueError:
        raise PredictionError(f"predictions need to be numbers, found others in {quoted(name)}") from None
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim not in {1, 2} or len(array) != rows:
        raise PredictionError(
            f"predictions need one row for each of {rows:,} labels, found the shape {array.shape} in {quoted(name)}"
        )
    return array


def _question(
    labels: Labels, models: Sequence[FloatArray], task: str | None, classes: Sequence[str] | None
) -> tuple[Question, FloatArray]:
    """Return the task, and the labels as its losses take them."""
    # A model that gives one number for each class says more of the task than one that gives decisions.
    truth, lead = labels.numbers, max(models, key=lambda model: model.ndim)
    kind = _kind(task) or (_kind_of_rows(truth, lead) if truth.ndim == 2 else _kind_of_one(labels, lead))
    names = labels.texts or tuple(classes or ())
    if kind is Kind.MULTICLASS:
        return _of_classes(truth, models, names, ordered=classes is not None or not labels.texts), truth
    if kind in {Kind.BINARY, Kind.MULTILABEL}:
        truth = _zero_one(truth)
    if truth.ndim == 2:
        names = names or tuple(map(str, range(truth.shape[1])))
    return Question(kind=kind.value, classes=names if len(names) > 1 else ()), truth


def _of_classes(truth: FloatArray, models: Sequence[FloatArray], names: tuple[str, ...], *, ordered: bool) -> Question:
    """Return the question for several exclusive classes.

    Args:
        truth: Class indices, shape ``[n]``, or rows, shape ``[n, C]``.
        models: The predictions of each.
        names: The classes, where they are known.
        ordered: Whether the indices are in an order that the user gave.
    """
    soft = truth.ndim == 2
    widths = {model.shape[1] for model in models if model.ndim == 2}
    if len(widths) > 1:
        raise PredictionError(
            f"every model needs as many numbers a row, found {' and '.join(map(str, sorted(widths)))}"
        )
    width = next(iter(widths), 0)
    known = truth[np.isfinite(truth)]
    last = 0.0 if soft or not known.size else float(known.max())
    steps = bool(width) and not soft and (last == width or len(names) == width + 1)
    if steps and not ordered:
        raise PredictionError(
            f"expected one prediction for each of the classes {', '.join(map(quoted, names))}, found {width} a row; "
            "give classes= in their order if these are the steps between them"
        )
    count = width + steps or int(min(last, MOST_CLASSES)) + 1
    if count > MOST_CLASSES:
        raise LabelError(f"class indices need to be below {MOST_CLASSES:,}, found {last:g}")
    if names and (len(names) != count if width else len(names) < count):
        raise PredictionError(
            f"expected one prediction for each of {len(names)} classes, found {width or count}; classes= names them all"
        )
    return Question(
        kind=Kind.MULTICLASS.value, classes=names or tuple(map(str, range(count))), soft=soft, ordered=steps
    )


def _kind(task: str | None) -> Kind | None:
    if task is None:
        return None
    try:
        return Kind(task)
    except ValueError:
        kinds = ", ".join(kind.value for kind in Kind)
        raise OptionError(f"task must be one of {kinds}, got {quoted(task)}") from None


def _kind_of_rows(truth: FloatArray, prediction: FloatArray) -> Kind:
    known = truth[~np.isnan(truth).any(axis=1)]
    if prediction.shape != truth.shape:
        raise PredictionError(
            f"labels in {truth.shape[1]} columns need as many predictions a row, found the shape {prediction.shape}"
        )
    if known.size and known.min() >= 0.0 and known.max() <= 1.0 and np.allclose(known.sum(axis=1), 1.0, atol=0.02):
        return Kind.MULTICLASS
    return Kind.MULTILABEL if np.isin(known, (-1.0, 0.0, 1.0)).all() else Kind.REGRESSION


def _kind_of_one(labels: Labels, prediction: FloatArray) -> Kind:
    known = labels.numbers[~np.isnan(labels.numbers)]
    whole = bool((known == np.floor(known)).all()) and bool(known.size) and float(known.min()) >= 0.0
    if prediction.ndim == 2:
        fits = whole and float(known.max()) <= prediction.shape[1]
        return Kind.MULTICLASS if fits or labels.texts else Kind.REGRESSION
    values = np.unique(known)
    two = np.isin(values, (0.0, 1.0)).all() or np.array_equal(values, (-1.0, 1.0))
    if labels.texts:
        return Kind.BINARY if len(labels.texts) == 2 else Kind.MULTICLASS
    return Kind.BINARY if two else Kind.REGRESSION


def _zero_one(truth: FloatArray) -> FloatArray:
    """Return labels -1 and +1 as 0 and 1; others as they are."""
    signed = np.isin(truth[~np.isnan(truth)], (-1.0, 1.0)).all() and bool((truth == -1.0).any())
    return np.where(truth == -1.0, 0.0, truth) if signed else truth


def _candidate(
    name: str, prediction: FloatArray, question: Question, truth: FloatArray, scale: str | None
) -> tuple[Candidate, tuple[str, ...]]:
    layout = _layout(prediction, question, truth)
    found, evidence = _scale(name, prediction, layout, question, truth, scale)
    width = 1 if prediction.ndim == 1 else prediction.shape[1]
    second = "" if layout is not Layout.PAIR else "rate" if found in {Scale.RATE, Scale.LOG_RATE} else "variance"
    return Candidate(
        name=name, scale=found, layout=layout, width=width, second=second, scale_given=scale is not None
    ), evidence


def _layout(prediction: FloatArray, question: Question, truth: FloatArray) -> Layout:
    if prediction.ndim == 1:
        return Layout.SINGLE
    if question.kind == "multiclass":
        return Layout.STEPS if question.ordered else Layout.CLASSES
    if question.kind == "multilabel":
        return Layout.LABELS
    if truth.ndim == 2:
        return Layout.OUTPUTS
    if prediction.shape[1] == 2 and question.kind == "regression":
        return Layout.PAIR
    raise PredictionError(
        f"a {question.kind} task with one label a row takes one prediction a row, found {prediction.shape[1]}"
    )


def _scale(
    name: str, prediction: FloatArray, layout: Layout, question: Question, truth: FloatArray, scale: str | None
) -> tuple[Scale, tuple[str, ...]]:
    if scale is not None:
        try:
            return Scale(scale), ("as given",)
        except ValueError:
            raise OptionError(f"scale must be one of {', '.join(Scale)}, got {quoted(scale)}") from None
    if layout is Layout.STEPS:
        return Scale.LOGIT, ("one number for each step between classes: the logits of an ordinal head",)
    columns = prediction.reshape(len(prediction), -1)[:_LOOKED_AT].T
    proposal = Proposal(
        name=name,
        columns=tuple(
            Column(position=at, name="y_pred", counts={}, numbers=column) for at, column in enumerate(columns)
        ),
        layout=layout,
    )
    known = truth[~np.isnan(truth)]
    labels = frozenset(np.unique(known[:_LOOKED_AT]).tolist()) if question.kind != "regression" else frozenset()
    read = scale_of(
        proposal, Kind(question.kind), signs=False, labels=labels, counted=bool(known.size and known.min() >= 0)
    )
    return read.scale, (*read.evidence, *read.notes)


def _weights(weight: ArrayLike, rows: int) -> FloatArray:
    try:
        array = numbers_of(np.asarray(weight))
    except ValueError:
        raise OptionError("sample_weight needs numbers, found others") from None
    if array.shape != (rows,):
        raise OptionError(f"sample_weight needs one number for each of {rows:,} rows, found the shape {array.shape}")
    if (array < 0.0).any() or np.isinf(array).any():
        raise OptionError("sample_weight needs finite numbers of 0 or more")
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
        return score

    def samples(planned: Planned = planned, at: int = at) -> FloatArray:
        views = views_of(plan, rows, at)
        losses = planned.kernel(views.labels(planned.label), views.predictions(planned.link), **planned.params)
        return by_row(losses)

    return replace(score, samples=samples)
