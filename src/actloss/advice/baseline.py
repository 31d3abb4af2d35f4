"""What the best constant prediction costs, and where the output's bias starts so that training begins there."""

import math
from collections.abc import Sequence

import numpy as np

from actloss import catalogue
from actloss.advice.choice import Choice
from actloss.advice.classes import binary_counts, class_counts
from actloss.advice.facts import Baseline, BiasInit
from actloss.catalogue import Scale
from actloss.column import FloatArray
from actloss.losses.constant import BestConstant, baseline
from actloss.profile import Profile
from actloss.task import Kind, Task

_SHOWN = 4


def baseline_of(choice: Choice, best: BestConstant, *, scaled: bool) -> Baseline:
    """Return the loss of the best constant prediction: what a model must beat."""
    shown = ", ".join(f"{value:.4g}" for value in best.prediction[:_SHOWN])
    dots = ", …" if len(best.prediction) > _SHOWN else ""
    what = shown if len(best.prediction) == 1 else f"({shown}{dots})"
    where = " on the scaled labels" if scaled else ""
    known = math.isfinite(best.loss)
    figure = f"gives {choice.loss} {best.loss:.4g}" if known else f"makes {choice.loss} overflow (scale the labels)"
    return Baseline(
        loss=choice.loss,
        value=best.loss,
        constant=best.prediction,
        statement=f"predicting {what} for every row {figure}{where}: a model must beat this",
    )


def bias_of(profile: Profile, task: Task, choice: Choice, best: BestConstant, *, scaled: bool) -> BiasInit:
    """Return where the output layer's bias starts: at the best constant prediction, seen before the activation."""
    constant = best.prediction
    match choice.activation:
        case "sigmoid":
            values = tuple(_logit(share, profile.labelled) for share in constant)
            rule = _sigmoid_rule(task, choice)
        case "softmax":
            values = tuple(math.log(_inside(share, profile.labelled)) for share in constant)
            rule = "log of the class shares" + (" after weighting" if choice.params else "")
        case "exp":
            values = tuple(math.log(rate) for rate in constant)
            rule = "log of the mean"
        case "softplus":
            values = tuple(_inverse_softplus(value) for value in constant)
            rule = "the constant that is best on the log scale, before softplus"
        case "tanh":
            values, rule = (0.0,) * len(constant), "0: a margin loss has no share to start from"
        case _:
            values = constant
            rule = {"mse": "mean", "mae": "median"}.get(choice.loss, "best constant prediction")
            rule += " of the scaled labels" if scaled else ""
    return BiasInit(values=values, rule=rule)


def best_constant(profile: Profile, task: Task, choice: Choice, *, scaled: bool) -> BestConstant:
    """Return the constant that the loss is smallest for, and its mean there.

    Class and label weights enter as they do in training: PyTorch's ``pos_weight`` divides by the number of rows.
    """
    row = catalogue.loss(choice.loss)
    match task.kind:
        case Kind.REGRESSION:
            params = {name: float(value) for name, value in choice.params.items() if isinstance(value, (int, float))}
            values = [_standardised(part.values, part.counts) if scaled else part.values for part in profile.values]
            counts = [part.counts for part in profile.values]
            return _joined([baseline(row, part, count, **params) for part, count in zip(values, counts, strict=True)])
        case Kind.BINARY:
            negative, positive = binary_counts(profile)
            return _two_classes(choice, negative, positive, choice.params.get("pos_weight", 1.0))
        case Kind.MULTILABEL:
            return _labels(profile, choice)
    return _classes(profile, choice)


def _standardised(values: FloatArray, counts: FloatArray | None) -> FloatArray:
    """Return ascending values with mean 0 and standard deviation 1; an output that never varies has none, and is 0."""
    if values[0] == values[-1]:
        return np.zeros_like(values)
    mean = np.average(values, weights=counts)
    return np.asarray((values - mean) / np.sqrt(np.average((values - mean) ** 2, weights=counts)))


def _joined(parts: Sequence[BestConstant]) -> BestConstant:
    """Return several outputs as one: constants side by side, the mean of the losses."""
    return BestConstant(
        prediction=tuple(value for part in parts for value in part.prediction),
        loss=sum(part.loss for part in parts) / len(parts),
    )


def _two_classes(choice: Choice, negative: int, positive: int, weight: float | tuple[float, ...]) -> BestConstant:
    row = catalogue.loss(choice.loss)
    low = -1.0 if Scale.MARGIN in row.scales else 0.0
    factor = weight if isinstance(weight, float) else 1.0
    counts = np.array([negative, positive * factor], dtype=np.float64)
    best = baseline(row, np.array([low, 1.0]), counts)
    # The kernel's mean divides by the weights; training divides by the rows.
    return BestConstant(prediction=best.prediction, loss=best.loss * counts.sum() / (negative + positive))


def _labels(profile: Profile, choice: Choice) -> BestConstant:
    sets = profile.sets
    weights = choice.params.get("pos_weight", 1.0)
    per_label = weights if isinstance(weights, tuple) else (float(weights),) * len(sets.names)
    labels = zip(sets.counts, sets.known, per_label, strict=True)
    return _joined([_two_classes(choice, known - count, count, weight) for count, known, weight in labels if known])


def _classes(profile: Profile, choice: Choice) -> BestConstant:
    row = catalogue.loss(choice.loss)
    if profile.label_sets is not None and profile.label_sets.coding == "probabilities":
        shares = np.array([profile.label_sets.means])
        shares /= shares.sum()
        crossentropy = float(catalogue.loss("categorical_crossentropy").kernel(shares, shares)[0])
        # Cross-entropy is linear in the labels; the divergence lies below it by the labels' own entropy.
        less = profile.label_sets.mean_entropy if choice.loss == "kl_divergence" else 0.0
        return BestConstant(prediction=tuple(shares[0].tolist()), loss=crossentropy - less)
    counts = np.array(class_counts(profile), dtype=np.float64)
    weights = choice.params.get("class_weight")
    if weights is not None:
        counts = counts * np.array(weights)
    if choice.loss == "sparse_categorical_crossentropy":
        return baseline(row, np.arange(len(counts), dtype=np.float64), counts)
    # Cross-entropy is linear in the labels, so their mean stands for all of them.
    return baseline(row, counts[None, :] / counts.sum())


def _sigmoid_rule(task: Task, choice: Choice) -> str:
    what = {Kind.REGRESSION: "the mean", Kind.MULTILABEL: "each label's share"}.get(task.kind, "the positive share")
    return f"log-odds of {what}" + (", plus ln(pos_weight)" if choice.params else "")


def _inside(share: float, rows: int) -> float:
    """Keep a share that is 0 or 1 half a row away from certainty."""
    return min(max(share, 0.5 / (rows + 1)), (rows + 0.5) / (rows + 1))


def _logit(share: float, rows: int) -> float:
    inside = _inside(share, rows)
    return math.log(inside) - math.log1p(-inside)


def _inverse_softplus(value: float) -> float:
    """Return x with log(1 + e^x) = value, for values above 0; 0 and below start at a small positive prediction."""
    positive = max(value, 1e-6)
    return positive + math.log(-math.expm1(-positive))
