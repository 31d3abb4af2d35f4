"""What arrays of labels and predictions ask: the task, what each model predicts, and on which scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from actloss.catalogue import Scale
from actloss.errors import LabelError, PredictionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout, Spread
from actloss.predictions.classes import counted_from_one
from actloss.predictions.columns import Column, sum_to_one
from actloss.predictions.proposal import Proposal
from actloss.predictions.scale import scale_of
from actloss.scorecard.columns import Given, in_order, pair_in
from actloss.scorecard.decisions import NOTE, are_classes
from actloss.scorecard.labels import Labels
from actloss.scorecard.question import Candidate, Question, with_variance
from actloss.task import Kind

MOST_CLASSES = 1_000_000
_LOOKED_AT = 5000
"""Rows that the scale is judged by."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """Labels and predictions as their losses take them."""

    question: Question
    truth: FloatArray
    models: tuple[tuple[Candidate, FloatArray], ...]
    evidence: tuple[tuple[str, ...], ...]
    """What the scale of each model rests on."""
    notes: tuple[str, ...] = ()


def shaped(
    labels: Labels, models: Sequence[Given], *, kind: Kind | None, scale: Scale | None, classes: Sequence[str] | None
) -> Shaped:
    """Return the task, and labels and predictions as its losses take them.

    Args:
        labels: The labels.
        models: The predictions of each model.
        kind: The task, where the caller says it.
        scale: The scale of all predictions, where the caller says it.
        classes: Texts of the classes, labels or outputs in their order, where the caller says it.

    Raises:
        LabelError: If the labels are none of the task.
        PredictionError: If predictions do not fit the labels.
    """
    truth, names = _named(labels, models, classes)
    # A model that gives one number for each class says more of the task than one that gives decisions.
    lead = max((model.numbers for model in models), key=lambda numbers: numbers.ndim)
    notes: tuple[str, ...] = ()
    if kind is None and truth.ndim == lead.ndim == 1 and not labels.texts and _decided(labels, models, scale, classes):
        kind, notes = Kind.MULTICLASS, (NOTE,) if scale is None and classes is None else ()
    kind = kind or (_kind_of_rows(truth, lead) if truth.ndim == 2 else _kind_of_one(labels, lead))
    if kind is Kind.MULTICLASS:
        ordered = classes is not None or not labels.texts
        found = _of_classes(truth, models, names, scale, ordered=ordered)
        return replace(found, notes=(*notes, *found.notes))
    if truth.ndim == 2:
        names = names or tuple(map(str, range(truth.shape[1])))
    signed = kind is not Kind.REGRESSION and _is_signed(truth)
    question = Question(kind=kind.value, classes=names if len(names) > 1 else ())
    if kind is Kind.BINARY and truth.ndim == 1:
        two = question.classes or (("-1", "1") if signed else ("0", "1"))
        models = [_positive(model, two, scale) for model in models]
    return _made(question, np.where(truth == -1.0, 0.0, truth) if signed else truth, models, scale)


def _decided(labels: Labels, models: Sequence[Given], scale: Scale | None, classes: Sequence[str] | None) -> bool:
    decisions = {model.name: (model.numbers, model.integers) for model in models}
    return are_classes(labels, decisions, scale=scale, classes=len(classes or ()))


def _named(
    labels: Labels, models: Sequence[Given], classes: Sequence[str] | None
) -> tuple[FloatArray, tuple[str, ...]]:
    """Return the labels, and what their classes or columns are called, where anything says it."""
    names = labels.texts or tuple(classes or ()) or labels.columns
    if labels.columns and classes is not None:
        return labels.numbers[:, in_order(labels.columns, names, "the labels")], names
    if labels.numbers.ndim == 2 and not names:
        names = next((model.columns for model in models if model.columns), ())
    return labels.numbers, names


def _of_classes(
    truth: FloatArray, models: Sequence[Given], names: tuple[str, ...], scale: Scale | None, *, ordered: bool
) -> Shaped:
    """Return labels and predictions of several exclusive classes.

    Args:
        truth: Class indices, shape ``[n]``, or rows, shape ``[n, C]``.
        models: The predictions of each.
        names: The classes, where they are known.
        scale: The scale of all predictions, where it is given.
        ordered: Whether the indices are in an order that the user gave.
    """
    soft, width = truth.ndim == 2, _width(models)
    # Without a column for each class, those that are predicted are classes too.
    first, last = (0.0, 0.0) if soft else _span([truth, *(() if width else (model.numbers for model in models))])
    # An ordinal head has one number fewer than there are classes; a row that sums to 1 is a whole distribution.
    fewer = bool(width) and not soft and ((last == width and first == 0.0) or len(names) == width + 1)
    steps = fewer and not any(_are_shares(model.numbers) for model in models if model.numbers.ndim == 2)
    if steps and not ordered:
        raise PredictionError(
            f"expected one prediction for each of the classes {', '.join(map(quoted, names))}, found {width} a row; "
            "give classes= in their order if these are the steps between them"
        )
    from_one = not soft and not steps and (counted_from_one(first, last, width) if width else first == 1.0)
    count = width + steps or int(min(last, MOST_CLASSES)) + 1 - from_one
    if count > MOST_CLASSES:
        raise LabelError(f"class indices need to be below {MOST_CLASSES:,}, found {last:g}")
    if names and (len(names) != count if width else len(names) < count):
        raise PredictionError(
            f"expected one prediction for each of {len(names)} classes, found {width or count}; classes= names them all"
        )
    names = names or tuple(map(str, range(from_one, count + from_one)))
    question = Question(kind=Kind.MULTICLASS.value, classes=names, soft=soft, ordered=steps)
    if not from_one:
        return _made(question, truth, models, scale)
    # Decisions are numbered as the labels are.
    models = [replace(model, numbers=model.numbers - 1.0) if model.numbers.ndim == 1 else model for model in models]
    note = f"the labels 1 to {width} are taken for the classes of the columns in their order"
    return _made(question, truth - 1.0, models, scale, (note,) if width else ())


def _span(arrays: Sequence[FloatArray]) -> tuple[float, float]:
    """Return the smallest and the largest finite number; 0 where there is none."""
    known = np.concatenate([array[np.isfinite(array)] for array in arrays])
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _width(models: Sequence[Given]) -> int:
    widths = {model.numbers.shape[1] for model in models if model.numbers.ndim == 2}
    if len(widths) > 1:
        raise PredictionError(
            f"every model needs as many numbers a row, found {' and '.join(map(str, sorted(widths)))}"
        )
    return next(iter(widths), 0)


def _columns(numbers: FloatArray) -> tuple[Column, ...]:
    columns = numbers.reshape(len(numbers), -1)[:_LOOKED_AT].T
    return tuple(Column(position=at, name="y_pred", counts={}, numbers=column) for at, column in enumerate(columns))


def _are_shares(numbers: FloatArray) -> bool:
    """Return whether each row is a distribution, or the logarithm of one."""
    columns = _columns(numbers)
    inside = all(column.within_unit for column in columns)
    return (inside and sum_to_one(columns)) or sum_to_one(columns, exponentials=True)


def _kind_of_rows(truth: FloatArray, prediction: FloatArray) -> Kind:
    known = truth[np.isfinite(truth).all(axis=1)]
    if prediction.shape != truth.shape:
        raise PredictionError(
            f"labels in {truth.shape[1]} columns need as many predictions a row, found the shape {prediction.shape}"
        )
    if known.size and known.min() >= 0.0 and known.max() <= 1.0 and np.allclose(known.sum(axis=1), 1.0, atol=0.02):
        return Kind.MULTICLASS
    return Kind.MULTILABEL if np.isin(known, (-1.0, 0.0, 1.0)).all() else Kind.REGRESSION


def _kind_of_one(labels: Labels, prediction: FloatArray) -> Kind:
    known = labels.numbers[np.isfinite(labels.numbers)]
    whole = bool((known == np.floor(known)).all()) and bool(known.size) and float(known.min()) >= 0.0
    if prediction.ndim == 2:
        fits = whole and float(known.max()) <= prediction.shape[1]
        if not fits and _is_signed(known) and prediction.shape[1] == 2 and _are_shares(prediction):
            return Kind.BINARY
        return Kind.MULTICLASS if fits or labels.texts else Kind.REGRESSION
    values = np.unique(known)
    two = np.isin(values, (0.0, 1.0)).all() or np.array_equal(values, (-1.0, 1.0))
    if labels.texts:
        return Kind.BINARY if len(labels.texts) == 2 else Kind.MULTICLASS
    return Kind.BINARY if two else Kind.REGRESSION


def _is_signed(truth: FloatArray) -> bool:
    """Return whether labels are -1 and +1."""
    return bool(np.isin(truth[np.isfinite(truth)], (-1.0, 1.0)).all()) and bool((truth == -1.0).any())


def _positive(model: Given, classes: Sequence[str], scale: Scale | None) -> Given:
    """Return the prediction of the second of two classes, where a model has a column for each."""
    numbers = model.numbers
    if numbers.ndim == 1 or numbers.shape[1] != 2:
        return model
    alone = {Scale.PROBABILITY, Scale.LOG_PROBABILITY}
    if scale not in alone and not all(column.within_unit for column in _columns(numbers)):
        raise PredictionError(
            f"{quoted(model.name)} has a score for each of two classes, of which only their difference is a logit; "
            f"give that, or leave task='binary' out"
        )
    order = in_order(model.columns, classes, quoted(model.name)) if model.columns else (0, 1)
    return Given(model.name, numbers[:, order[1]])


def _made(
    question: Question,
    truth: FloatArray,
    models: Sequence[Given],
    scale: Scale | None,
    notes: tuple[str, ...] = (),
) -> Shaped:
    laid, evidence = [], []
    for model in models:
        layout = _layout(model.numbers, question, truth)
        numbers, spread = _arranged(model, layout, question)
        found, why = _scale(model, numbers, layout, question, truth, scale)
        candidate = Candidate(
            name=model.name,
            scale=found,
            layout=layout,
            width=1 if numbers.ndim == 1 else numbers.shape[1],
            spread=spread,
            scale_given=scale is not None,
        )
        laid.append((candidate, numbers))
        evidence.append(why)
    return Shaped(question, truth, tuple(laid), tuple(evidence), notes)


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


def _arranged(model: Given, layout: Layout, question: Question) -> tuple[FloatArray, Spread | None]:
    """Return predictions with their columns in the classes' order, or a centre before its variance or scale."""
    if layout is Layout.PAIR:
        pair = pair_in(model.columns)
        if pair is None:
            return model.numbers, None
        order, spread = pair
        numbers = model.numbers[:, order]
        return (with_variance(numbers) if spread is Spread.DEVIATION else numbers), spread
    if model.columns and layout is not Layout.STEPS:
        return model.numbers[:, in_order(model.columns, question.classes, quoted(model.name))], None
    return model.numbers, None


def _scale(
    model: Given, prediction: FloatArray, layout: Layout, question: Question, truth: FloatArray, scale: Scale | None
) -> tuple[Scale, tuple[str, ...]]:
    if model.texts:
        return Scale.LABEL, ("the predictions are names of classes",)
    if scale is not None:
        return scale, ("as given",)
    if layout is Layout.SINGLE and question.kind == "multiclass":
        known = prediction[np.isfinite(prediction)]
        if (known != np.floor(known)).any():
            raise PredictionError(
                f"expected one prediction for each class, found one number a row in {quoted(model.name)}"
            )
        return Scale.LABEL, ("one number a row for several classes: the number of one of them",)
    if layout is Layout.STEPS:
        return Scale.LOGIT, ("one number for each step between classes: the logits of an ordinal head",)
    known = truth[np.isfinite(truth)]
    labels = frozenset(np.unique(known[:_LOOKED_AT]).tolist()) if question.kind != "regression" else frozenset()
    read = scale_of(
        Proposal(name=model.name, columns=_columns(prediction), layout=layout),
        Kind(question.kind),
        signs=False,
        labels=labels,
        counted=bool(known.size and known.min() >= 0),
    )
    return read.scale, (*read.evidence, *read.notes)
