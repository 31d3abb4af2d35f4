"""Labels and predictions of a batch in every form that a loss asks for."""

from collections.abc import Callable, Mapping

import numpy as np

from actloss import activations
from actloss.catalogue import Scale
from actloss.errors import LabelError
from actloss.losses.arrays import FloatArray, logit_rows
from actloss.rules.predictions.not_probabilities import TOLERANCE
from actloss.scorecard.applicable import Label, Link
from actloss.scorecard.question import Candidate
from actloss.scorecard.totals import Kept


class Views:
    """The labels and predictions of a batch in every form that a loss asks for, each made once."""

    # It keeps what it has made: a form that cannot be made fails the losses that ask for it, and no other.
    def __init__(self, candidate: Candidate, kept: Kept, predictions: FloatArray) -> None:
        self.candidate = candidate
        self.kept = kept
        self._predictions: dict[Link, FloatArray] = {Link.NONE: predictions}
        self._labels: dict[Label, FloatArray] = {Label.GIVEN: kept.truth}

    def predictions(self, link: Link) -> FloatArray:
        """Return the predictions, shape ``[n]`` or ``[n, width]``.

        Raises:
            PredictionError: If a row of scores has no softmax, and the loss needs one.
        """
        if link not in self._predictions:
            given = self._predictions[Link.NONE]
            with np.errstate(over="ignore"):
                self._predictions[link] = _LINKED[link](given)
        return self._predictions[link]

    def labels(self, label: Label) -> FloatArray:
        """Return the labels, shape ``[n]`` or ``[n, k]``.

        Raises:
            LabelError: If a row of labels is no single class, and the loss needs one.
        """
        if label not in self._labels:
            self._labels[label] = _relabelled(label, self.kept.truth, self.candidate.width)
        return self._labels[label]


def _as_scale(pair: FloatArray) -> FloatArray:
    # A Laplace law of scale b has the variance 2 b². What is negative stays so, for the loss to refuse.
    variance = pair[:, 1]
    return np.column_stack([pair[:, 0], np.copysign(np.sqrt(0.5 * np.abs(variance)), variance)])


def _as_variance(pair: FloatArray) -> FloatArray:
    scale = pair[:, 1]
    return np.column_stack([pair[:, 0], 2.0 * scale * np.abs(scale)])


def _log_softmax(scores: FloatArray) -> FloatArray:
    return activations.log_softmax(logit_rows("it", scores)[0])


_LINKED: Mapping[Link, Callable[[FloatArray], FloatArray]] = {
    Link.LOG_SOFTMAX: _log_softmax,
    Link.EXP: np.exp,
    Link.SIGMOID: activations.sigmoid,
    Link.SCALE: _as_scale,
    Link.VARIANCE: _as_variance,
}


def _relabelled(label: Label, truth: FloatArray, width: int) -> FloatArray:
    match label:
        case Label.SIGNS:
            return 2.0 * truth - 1.0
        case Label.INDICES:
            return _indices(truth)
        case _:
            return _one_hot(truth, width)


def _indices(rows: FloatArray) -> FloatArray:
    hard = ((rows == 0.0) | (rows == 1.0)).all(axis=1) & (rows.sum(axis=1) == 1.0)
    if not hard.all():
        raise LabelError("it needs one class a row, found a distribution", row=int(np.argmin(hard)))
    return np.asarray(rows.argmax(axis=1), dtype=np.float64)


def _one_hot(indices: FloatArray, width: int) -> FloatArray:
    sound = (indices >= 0) & (indices < width) & (indices == np.floor(indices))
    if not sound.all():
        at = int(np.argmin(sound))
        raise LabelError(f"it needs labels 0 to {width - 1}, found {indices[at]:g}", row=at)
    rows = np.zeros((len(indices), width))
    np.put_along_axis(rows, indices.astype(np.intp)[:, np.newaxis], 1.0, axis=1)
    return rows


def clipped(predictions: FloatArray, scale: Scale, eps: float | None) -> FloatArray:
    """Return predictions with probabilities kept between ``eps`` and 1 less that.

    Where ``eps`` is None, only what rounding has put outside [0, 1] becomes 0 or 1.
    """
    if eps is None:
        return _without_rounding(predictions) if scale is Scale.PROBABILITY else predictions
    if scale is Scale.PROBABILITY:
        return np.clip(predictions, eps, 1.0 - eps)
    if scale is Scale.LOG_PROBABILITY:
        return np.clip(predictions, np.log(eps), np.log1p(-eps))
    return predictions


def _without_rounding(shares: FloatArray) -> FloatArray:
    if shares.min(initial=0.0) >= 0.0 and shares.max(initial=1.0) <= 1.0:
        return shares
    bound = np.clip(shares, 0.0, 1.0)
    return np.where(np.abs(shares - bound) <= TOLERANCE, bound, shares)
