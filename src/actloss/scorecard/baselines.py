"""What the best constant prediction would reach on the same rows: the figure that makes a loss readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

import numpy as np

from actloss.catalogue import Claim, Form, Loss, Scale, Variant
from actloss.errors import ActlossError
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.constant import Param, mean_loss, nested_sets, own_params
from actloss.scorecard.applicable import Label, Planned
from actloss.scorecard.batch import Plan, uniform_prediction
from actloss.scorecard.totals import Cell, Totals


@dataclass(frozen=True, slots=True)
class Baseline:
    """A constant prediction and its value under a loss."""

    constant: tuple[float, ...]
    value: float


UNKNOWN = Baseline((), nan)
_ROUNDING = 1e-12
"""A constant's loss that is a smaller part of the model's is what rounding left of 0."""


def baseline_of(plan: Plan, totals: Totals, planned: Planned, cell: Cell) -> Baseline:
    """Return the best constant prediction for one loss and its value, weighted as the loss itself is."""
    try:
        found = _baseline(plan, totals, planned, cell)
    except ActlossError:
        # The optimum of labels that the loss does not take; the loss itself has said so.
        return UNKNOWN
    if planned.summed:
        return Baseline(found.constant, found.value * float(totals.label_counts[0].weights.sum()))
    return found


def skill_of(loss: Loss, value: float, baseline: float) -> float:
    """Return ``1 - value / baseline``, or what corresponds to it where higher is better; nan where it means nothing."""
    if loss.better == "higher":
        return (value - baseline) / (1.0 - baseline) if baseline < 1.0 else nan
    if Claim.NON_NEGATIVE not in loss.claims or not np.isfinite(baseline) or baseline <= 0.0:
        return nan
    if np.isfinite(value) and baseline < _ROUNDING * value:
        return nan
    return 1.0 - value / baseline


def _baseline(plan: Plan, totals: Totals, planned: Planned, cell: Cell) -> Baseline:
    variant = planned.loss.variant(plan.question.kind)
    if plan.question.kind == "multiclass":
        return _of_classes(plan, totals, planned, variant, cell)
    if variant.form is Form.SETS:
        return _evaluated(planned, variant, *_nested_sets(totals), planned.params)
    columns = len(totals.label_counts)
    parts = []
    for at, labels in enumerate(totals.label_counts):
        values = 2.0 * labels.values - 1.0 if planned.label is Label.SIGNS else labels.values
        parts.append(_evaluated(planned, variant, values, labels.weights, own_params(planned.params, at, columns)))
    value = sum(part.value for part in parts)
    return Baseline(
        tuple(number for part in parts for number in part.constant), value if planned.summed else value / columns
    )


def _of_classes(plan: Plan, totals: Totals, planned: Planned, variant: Variant, cell: Cell) -> Baseline:
    if plan.question.soft and cell.uniform is not None:
        return _of_distributions(totals, planned, variant, cell.uniform.value())
    counts = _class_counts(plan, totals)
    indices = np.arange(len(counts), dtype=np.float64)
    values = np.eye(len(counts)) if variant.form is Form.ROWS else indices
    return _evaluated(planned, variant, values, counts, planned.params)


def _of_distributions(totals: Totals, planned: Planned, variant: Variant, uniform: float) -> Baseline:
    """Return the baseline for labels that are distributions.

    Each such loss is a function of the label alone plus one that is linear in the label. The first part is the same
    under any prediction, so the mean of a constant's losses is that of the uniform prediction's, plus the difference
    between the two for the mean label.
    """
    mean = _means(totals)[np.newaxis]
    constant = np.asarray(variant.optimum(mean, np.ones(1), **planned.params), dtype=np.float64)
    kernel, scale = _first(variant)
    knows_nothing = np.full(mean.shape, uniform_prediction(scale, mean.shape[1]))
    own = kernel(mean, constant[np.newaxis], **planned.params)[0]
    reference = kernel(mean, knows_nothing, **planned.params)[0]
    return Baseline(tuple(constant.tolist()), float(uniform + own - reference))


def _evaluated(
    planned: Planned, variant: Variant, values: FloatArray, weights: FloatArray, params: Mapping[str, Param]
) -> Baseline:
    kernel, _ = _first(variant)
    constant = variant.optimum(values, weights, **params)
    value = mean_loss(kernel, values, constant, weights, planned.loss.mass, **params)
    return Baseline(tuple(np.atleast_1d(constant).tolist()), value)


def _first(variant: Variant) -> tuple[Kernel, Scale]:
    scale = next(iter(variant.kernels))
    return variant.kernels[scale], scale


def _nested_sets(totals: Totals) -> tuple[FloatArray, FloatArray]:
    counts = np.array([float((labels.weights * labels.values).sum()) for labels in totals.label_counts])
    return nested_sets(counts, float(totals.label_counts[0].weights.sum()))


def _means(totals: Totals) -> FloatArray:
    """Return the mean of each column of labels."""
    return np.array([np.average(labels.values, weights=labels.weights) for labels in totals.label_counts])


def _class_counts(plan: Plan, totals: Totals) -> FloatArray:
    """Return the weight of the rows of each class."""
    if plan.question.soft:
        return np.array([float((labels.weights * labels.values).sum()) for labels in totals.label_counts])
    labels = totals.label_counts[0]
    width = max(len(plan.question.classes), int(labels.values[-1]) + 1)
    return np.asarray(np.bincount(labels.values.astype(np.intp), labels.weights, width), dtype=np.float64)
