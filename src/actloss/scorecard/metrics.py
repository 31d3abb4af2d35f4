"""Decision and ranking figures beside the losses, from scikit-learn; they need all rows at once."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from actloss import activations
from actloss.catalogue import Scale
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout
from actloss.scorecard.facts import Metric
from actloss.scorecard.question import Candidate, Question
from actloss.scorecard.totals import Whole

Figures = Mapping[str, Callable[[], float]]


def metrics(question: Question, candidates: tuple[Candidate, ...], rows: Whole) -> Iterator[Metric]:
    """Yield the figures of each model, in the same order for all of one task."""
    for candidate, predictions in zip(candidates, rows.predictions, strict=True):
        if candidate.layout in {Layout.PAIR, Layout.STEPS}:
            predictions = _decided(candidate, predictions)  # noqa: PLW2901 - from here on it is one decision a row
        figures = _FIGURES[question.kind](question, candidate, rows.kept.truth, predictions, rows.kept.weight)
        for name, figure in figures.items():
            with warnings.catch_warnings():
                # What is undefined (a class that is never predicted, a single class) is nan or 0; that is the answer.
                warnings.simplefilter("ignore")
                try:
                    value = float(figure())
                except ValueError:
                    value = float("nan")
            yield Metric(name=name, model=candidate.name, value=value)


def _decided(candidate: Candidate, predictions: FloatArray) -> FloatArray:
    """Return one number a row: the mean that a pair speaks of, or the class that steps lead to."""
    if candidate.layout is Layout.PAIR:
        first, second = predictions.T
        if candidate.second != "rate":
            return np.asarray(first)
        logs = candidate.scale is Scale.LOG_RATE
        return np.asarray((activations.sigmoid(-first) * np.exp(second)) if logs else (1.0 - first) * second)
    return np.asarray(np.cumprod(predictions > 0.0, axis=1).sum(axis=1), dtype=np.float64)


def _regression(
    _question: Question, candidate: Candidate, y_true: FloatArray, y_pred: FloatArray, weight: FloatArray | None
) -> Figures:
    from sklearn import metrics as sk  # noqa: PLC0415 - its import takes longer than a whole score

    logs = candidate.scale is Scale.LOG_RATE and candidate.layout is not Layout.PAIR
    value = np.exp(y_pred) if logs else y_pred
    value = activations.sigmoid(value) if candidate.scale is Scale.LOGIT else value
    given: dict[str, Any] = {"y_true": y_true, "y_pred": value, "sample_weight": weight}
    return {
        "r2": lambda: sk.r2_score(**given),
        "explained_variance": lambda: sk.explained_variance_score(**given),
        "root_mean_squared_error": lambda: sk.root_mean_squared_error(**given),
        "median_absolute_error": lambda: sk.median_absolute_error(**given),
    }


def _binary(
    _question: Question, candidate: Candidate, y_true: FloatArray, y_pred: FloatArray, weight: FloatArray | None
) -> Figures:
    from sklearn import metrics as sk  # noqa: PLC0415 - see above

    truth, decision = y_true >= 0.5, y_pred > _threshold(candidate.scale)
    given: dict[str, Any] = {"y_true": truth, "y_pred": decision, "sample_weight": weight}
    ranked: dict[str, Any] = {"y_true": truth, "y_score": y_pred, "sample_weight": weight}
    figures: dict[str, Callable[[], float]] = {
        "accuracy": lambda: sk.accuracy_score(**given),
        "balanced_accuracy": lambda: sk.balanced_accuracy_score(**given),
        "f1": lambda: sk.f1_score(**given),
        "precision": lambda: sk.precision_score(**given),
        "recall": lambda: sk.recall_score(**given),
        "matthews_correlation": lambda: sk.matthews_corrcoef(**given),
    }
    if candidate.scale is not Scale.LABEL:
        figures["roc_auc"] = lambda: sk.roc_auc_score(**ranked)
        figures["average_precision"] = lambda: sk.average_precision_score(**ranked)
    return figures


def _multiclass(
    question: Question, candidate: Candidate, y_true: FloatArray, y_pred: FloatArray, weight: FloatArray | None
) -> Figures:
    from sklearn import metrics as sk  # noqa: PLC0415 - see above

    truth = y_true.argmax(axis=1) if y_true.ndim == 2 else y_true.astype(np.intp)
    decision = y_pred.argmax(axis=1) if y_pred.ndim == 2 else y_pred.astype(np.intp)
    labels = np.arange(max(len(question.classes), int(max(truth.max(), decision.max())) + 1))
    given: dict[str, Any] = {"y_true": truth, "y_pred": decision, "sample_weight": weight}
    figures: dict[str, Callable[[], float]] = {
        "accuracy": lambda: sk.accuracy_score(**given),
        "balanced_accuracy": lambda: sk.balanced_accuracy_score(**given),
        "f1_macro": lambda: sk.f1_score(**given, average="macro"),
        "f1_weighted": lambda: sk.f1_score(**given, average="weighted"),
        "matthews_correlation": lambda: sk.matthews_corrcoef(**given),
    }
    if candidate.joint:
        to_shares: Callable[[FloatArray], FloatArray] = (
            np.exp if candidate.scale is Scale.LOG_PROBABILITY else np.asarray
        )
        shares = activations.softmax(y_pred) if candidate.scale is Scale.LOGIT else to_shares(y_pred)
        # Its own check of the sums is stricter than float64.
        rows = shares / shares.sum(axis=1, keepdims=True)
        figures["roc_auc_one_vs_rest"] = lambda: sk.roc_auc_score(
            truth, rows, sample_weight=weight, multi_class="ovr", labels=labels
        )
    return figures


def _multilabel(
    _question: Question, candidate: Candidate, y_true: FloatArray, y_pred: FloatArray, weight: FloatArray | None
) -> Figures:
    from sklearn import metrics as sk  # noqa: PLC0415 - see above

    truth, decision = y_true >= 0.5, y_pred > _threshold(candidate.scale)
    given: dict[str, Any] = {"y_true": truth, "y_pred": decision, "sample_weight": weight}
    figures: dict[str, Callable[[], float]] = {
        "subset_accuracy": lambda: sk.accuracy_score(**given),
        "f1_micro": lambda: sk.f1_score(**given, average="micro"),
        "f1_macro": lambda: sk.f1_score(**given, average="macro"),
    }
    if candidate.scale is not Scale.LABEL:
        figures["roc_auc_macro"] = lambda: sk.roc_auc_score(truth, y_pred, sample_weight=weight, average="macro")
        figures["average_precision_macro"] = lambda: sk.average_precision_score(truth, y_pred, sample_weight=weight)
    return figures


def _threshold(scale: Scale) -> float:
    """Return above which number a prediction means yes."""
    half = {Scale.PROBABILITY: 0.5, Scale.LABEL: 0.5, Scale.LOG_PROBABILITY: -float(np.log(2.0))}
    return half.get(scale, 0.0)


_FIGURES: Mapping[str, Callable[..., Figures]] = {
    "regression": _regression,
    "binary": _binary,
    "multiclass": _multiclass,
    "multilabel": _multilabel,
}
