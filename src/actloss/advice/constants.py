"""The constant prediction that a loss is smallest for on given labels, for every loss that serves a kind of task."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from actloss import catalogue
from actloss.advice.choice import Choice
from actloss.advice.classes import binary_counts, class_counts
from actloss.catalogue import Form, Loss, Scale
from actloss.column import FloatArray
from actloss.losses.constant import BestConstant, baseline, mean_loss, nested_sets, own_params
from actloss.profile import LabelSets, Profile
from actloss.task import Kind, Task

Params: TypeAlias = Mapping[str, Any]
"""Parameters of a loss: numbers, or tuples of one number for each class or label."""


def best_constant(profile: Profile, task: Task, choice: Choice, *, scaled: bool) -> BestConstant:
    """Return the constant that the loss is smallest for, and its mean there.

    Class and label weights enter as they do in training: PyTorch's ``pos_weight`` divides by the number of rows.

    Args:
        profile: The labels.
        task: What is predicted.
        choice: The loss, its parameters and its units.
        scaled: Whether the labels of a regression are brought to mean 0 and standard deviation 1, output by output.

    Returns:
        The constant, on the scale of the loss's first kernel, and its loss; nan where the labels are distributions over
        classes and the loss does not follow from their mean.
    """
    row = catalogue.loss(choice.loss)
    match task.kind:
        case Kind.REGRESSION:
            values = [_standardised(part.values, part.counts) if scaled else part.values for part in profile.values]
            counts = [part.counts for part in profile.values]
            parts = zip(values, counts, strict=True)
            return _joined([baseline(row, part, count, **choice.params) for part, count in parts])
        case Kind.BINARY:
            counts_of_two = np.array(binary_counts(profile), dtype=np.float64)
            if Kind.BINARY.value not in row.kinds and row.exclusive:
                return _of_classes(row, counts_of_two, choice.params)
            return _of_two(row, counts_of_two, choice.params)
        case Kind.MULTILABEL:
            return _of_labels(row, profile.sets, choice.params)
    sets = profile.label_sets
    if sets is not None and sets.coding == "probabilities":
        return _of_distributions(row, sets, choice.params)
    return _of_exclusive(row, np.array(class_counts(profile), dtype=np.float64), choice)


def _standardised(values: FloatArray, counts: FloatArray | None) -> FloatArray:
    """Return ascending values with mean 0 and standard deviation 1; an output that never varies has none, and is 0."""
    if values[0] == values[-1]:
        return np.zeros_like(values)
    # Squares of labels far from 1 leave float64; a power of two brings them back, and changes no digit.
    near_one = np.ldexp(values, -max(math.frexp(values[0])[1], math.frexp(values[-1])[1]))
    mean = np.average(near_one, weights=counts)
    return np.asarray((near_one - mean) / np.sqrt(np.average((near_one - mean) ** 2, weights=counts)))


def _joined(parts: Sequence[BestConstant], cells: Sequence[int] | None = None) -> BestConstant:
    """Return several outputs as one: constants side by side, the mean of the losses that are known.

    Args:
        parts: The outputs.
        cells: How many labels each has, where they differ: the mean is over all of them.
    """
    weights = [1] * len(parts) if cells is None or len({*cells}) == 1 else cells
    known = [(part.loss, weight) for part, weight in zip(parts, weights, strict=True) if not math.isnan(part.loss)]
    return BestConstant(
        prediction=tuple(value for part in parts for value in part.prediction),
        loss=sum(loss * weight for loss, weight in known) / sum(weight for _, weight in known) if known else math.nan,
    )


def _of_two(row: Loss, counts: FloatArray, params: Params) -> BestConstant:
    """Return the constant for so many labels that are 0, or -1, and so many that are 1."""
    low = -1.0 if row.scales[0] is Scale.MARGIN else 0.0
    return baseline(row, np.array([low, 1.0]), counts, **params)


def _of_labels(row: Loss, sets: LabelSets, params: Params) -> BestConstant:
    if row.form is Form.SETS:
        present = np.array(sets.counts, dtype=np.float64)
        return baseline(row, *nested_sets(present, float(max(sets.known))), **params)
    labels = enumerate(zip(sets.counts, sets.known, strict=True))
    parts = [_of_label(row, count, known, own_params(params, at, len(sets.names))) for at, (count, known) in labels]
    return _joined(parts, sets.known)


def _of_label(row: Loss, count: int, known: int, params: Params) -> BestConstant:
    if not known:
        # Nobody knows anything of it, so its output starts undecided.
        return BestConstant((0.0 if row.scales[0] is Scale.MARGIN else 0.5,), math.nan)
    return _of_two(row, np.array([known - count, count], dtype=np.float64), params)


def _of_exclusive(row: Loss, counts: FloatArray, choice: Choice) -> BestConstant:
    if row.exclusive:
        return _of_classes(row, counts, choice.params)
    if choice.units == 1:
        # One number for the rank of the class.
        return baseline(row, np.arange(len(counts), dtype=np.float64), counts, **choice.params)
    parts = enumerate(counts)
    rows = counts.sum()
    return _joined(
        [
            _of_two(row, np.array([rows - count, count]), own_params(choice.params, at, len(counts)))
            for at, count in parts
        ]
    )


def _of_classes(row: Loss, counts: FloatArray, params: Params) -> BestConstant:
    """Return the constant for so many rows of each class."""
    variant = row.variant("multiclass")
    if variant.form is Form.ROWS:
        return _of_mean_row(row, counts[None, :] / counts.sum(), params)
    indices = np.arange(len(counts), dtype=np.float64)
    constant = variant.optimum(indices, counts, **params)
    kernel = next(iter(variant.kernels.values()))
    return BestConstant(
        prediction=tuple(np.atleast_1d(constant).tolist()),
        loss=mean_loss(kernel, indices, constant, counts, row.mass, **params),
    )


def _of_mean_row(row: Loss, mean: FloatArray, params: Params) -> BestConstant:
    """Return the constant for one-hot rows with this mean, which stands for all of them.

    Cross-entropy is linear in the labels, and the divergence equals it where they are certain.
    """
    if row.name != "kl_divergence":
        return baseline(row, mean, **params)
    entropy = float(catalogue.loss("categorical_crossentropy").kernel(mean, mean)[0])
    base = np.asarray(params.get("base", math.e), dtype=np.float64)
    return BestConstant(prediction=tuple(mean[0].tolist()), loss=entropy / float(np.log(base)))


def _of_distributions(row: Loss, sets: LabelSets, params: Params) -> BestConstant:
    shares = np.array([sets.means])
    shares /= shares.sum()
    variant = row.variant("multiclass")
    if variant.form is Form.ROWS:
        found = _of_mean_row(row, shares, params)
        # The divergence lies below the cross-entropy by the labels' own entropy.
        less = sets.mean_entropy / math.log(float(np.asarray(params.get("base", math.e))))
        return BestConstant(found.prediction, found.loss - (less if row.name == "kl_divergence" else 0.0))
    if row.exclusive:
        found = _of_classes(row, shares[0], params)
        return BestConstant(found.prediction, math.nan)
    return BestConstant(tuple(shares[0].tolist()), math.nan)
