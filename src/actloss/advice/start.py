"""Where an output layer's bias starts, so that training begins at the best constant prediction."""

import math

from actloss import catalogue
from actloss.advice.choice import Choice
from actloss.advice.facts import BiasInit
from actloss.catalogue import Form, Loss, Scale
from actloss.losses.constant import BestConstant
from actloss.profile import Profile
from actloss.task import Kind, Task

_RAW = frozenset({Scale.LOGIT, Scale.LOG_PROBABILITY, Scale.MARGIN})
"""Scales of losses that take what the output layer puts out before any activation, or after a log-softmax."""
_LEAST = 1e-6
"""A positive prediction where the best one is 0 or below, which the activation cannot reach."""
_NEARLY = 1.0 - 1e-6
"""The same of a tanh, which only approaches 1."""
_NOISE = 1e-9
"""What rounding leaves of a 0, beside the numbers that it was reckoned from."""


def bias_of(profile: Profile, task: Task, choice: Choice, best: BestConstant, *, scaled: bool) -> BiasInit:
    """Return where the output layer's bias starts: at the best constant prediction, seen before the activation.

    Args:
        profile: The labels.
        task: What is predicted.
        choice: The loss and the activation.
        best: The constant, as `best_constant` returns it.
        scaled: Whether the labels are brought to mean 0 and standard deviation 1.
    """
    found = _start(profile, task, choice, best, scaled=scaled)
    if _shifted(task, choice) and max(found.values) - min(found.values) < _NOISE:
        weighted = " after weighting" if "class_weight" in choice.params else ""
        return BiasInit(values=(0.0,) * len(found.values), rule=f"0, since no class leads{weighted}")
    units = _units(profile, task, choice, scaled=scaled) or (1.0,) * len(found.values)
    kept = [0.0 if abs(value) < _NOISE * unit else value for value, unit in zip(found.values, units, strict=True)]
    return BiasInit(values=tuple(kept), rule=found.rule)


def _shifted(task: Task, choice: Choice) -> bool:
    """Return whether a number more in every unit predicts the same."""
    several = task.kind is Kind.MULTICLASS or (task.kind is Kind.BINARY and (choice.units or 1) > 1)
    return several and ("softmax" in choice.activation or choice.loss == "softmax_loss")


def _units(profile: Profile, task: Task, choice: Choice, *, scaled: bool) -> tuple[float, ...]:
    """Return what each start of labels in a unit of their own is small beside; empty where it is a number alone."""
    pair = catalogue.loss(choice.loss).form is Form.PAIRS
    if task.kind is not Kind.REGRESSION or choice.activation != "linear" or scaled or pair:
        return ()
    return tuple(output.std for output in profile.outputs or (profile.quantity,))


def _start(profile: Profile, task: Task, choice: Choice, best: BestConstant, *, scaled: bool) -> BiasInit:
    row = catalogue.loss(choice.loss)
    variant = row.variant(task.kind.value)
    if variant.form is Form.PAIRS:
        return _of_pairs(row, profile, best.prediction)
    if variant.form is Form.SETS:
        # The best set is certain of every label, where a sigmoid hardly learns any more.
        shares = tuple(
            count / max(known, 1) for count, known in zip(profile.sets.counts, profile.sets.known, strict=True)
        )
        return BiasInit(values=_log_odds(shares, profile.labelled), rule="log-odds of each label's share")
    if next(iter(variant.kernels)) in _RAW:
        return _raw(row, profile, choice, best.prediction)
    return _before(profile, task, choice, best.prediction, scaled=scaled)


def _of_pairs(row: Loss, profile: Profile, constant: tuple[float, ...]) -> BiasInit:
    """Return the start of two outputs: the second of them is a logarithm, and of a share the first is log-odds."""
    first, second = constant
    logarithm = math.log(max(second, _LEAST))
    if row.second == "rate":
        values = (*_log_odds((first,), profile.labelled), logarithm)
        return BiasInit(values=values, rule="log-odds of the share of zeros by nature, and log of the rate")
    what = "mean and log of the variance" if row.second == "variance" else "median and log of the scale"
    return BiasInit(values=(first, logarithm), rule=what)


def _raw(row: Loss, profile: Profile, choice: Choice, constant: tuple[float, ...]) -> BiasInit:
    if choice.activation == "tanh":
        return BiasInit(values=(0.0,) * len(constant), rule="0: a margin loss has no share to start from")
    # A class that never occurs has no logarithm.
    most = math.log(2.0 * profile.labelled + 1.0)
    values = tuple(min(max(value, -most), most) for value in constant)
    logs = row.name in {"nll", "softmax_loss"}
    return BiasInit(values=values, rule="log of the class shares" if logs else row.constant)


def _before(profile: Profile, task: Task, choice: Choice, constant: tuple[float, ...], *, scaled: bool) -> BiasInit:
    match choice.activation:
        case "sigmoid":
            values, rule = _log_odds(constant, profile.labelled), _sigmoid_rule(task, choice)
        case "softmax":
            values = tuple(math.log(_inside(share, profile.labelled)) for share in constant)
            weighted = " after weighting" if "class_weight" in choice.params else ""
            rule = f"log of the class shares{weighted}" if _of_shares(choice) else "log of the best constant prediction"
        case "exp":
            values = tuple(math.log(max(rate, _LEAST)) for rate in constant)
            rule = "log of the mean" if choice.elicits == "mean" else "log of the best constant prediction"
        case "softplus":
            values = tuple(_inverse_softplus(value) for value in constant)
            on_logs = "the constant that is best on the log scale" if choice.loss == "msle" else _constant_rule(choice)
            rule = f"{on_logs}, before softplus"
        case "tanh":
            values = tuple(math.atanh(min(max(value, -_NEARLY), _NEARLY)) for value in constant)
            rule = f"{_constant_rule(choice)}, before tanh"
        case "relu":
            # At 0 and below its gradient is 0, and nothing would ever be learnt.
            values, rule = tuple(max(value, _LEAST) for value in constant), _constant_rule(choice)
        case _:
            values, rule = constant, _constant_rule(choice) + (" of the scaled labels" if scaled else "")
    return BiasInit(values=values, rule=rule)


def _constant_rule(choice: Choice) -> str:
    return {"mse": "mean", "mae": "median"}.get(choice.loss, "best constant prediction")


def _sigmoid_rule(task: Task, choice: Choice) -> str:
    if not _of_shares(choice):
        return "log-odds of the best constant prediction"
    what = {Kind.REGRESSION: "the mean", Kind.MULTILABEL: "each label's share", Kind.MULTICLASS: "each class's share"}
    weighted = ", plus ln(pos_weight)" if "pos_weight" in choice.params else ""
    return f"log-odds of {what.get(task.kind, 'the positive share')}{weighted}"


def _of_shares(choice: Choice) -> bool:
    """Return whether the best constant is the mean of the labels, but for weights."""
    smoothed = "label_smoothing" in choice.params
    return not smoothed and choice.loss in {
        "mse",
        "l2",
        "brier",
        "rps",
        "binary_crossentropy",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "kl_divergence",
    }


def _inside(share: float, rows: int) -> float:
    """Keep a share that is 0 or 1 half a row away from certainty."""
    return min(max(share, 0.5 / (rows + 1)), (rows + 0.5) / (rows + 1))


def _log_odds(shares: tuple[float, ...], rows: int) -> tuple[float, ...]:
    inside = (_inside(share, rows) for share in shares)
    return tuple(math.log(share) - math.log1p(-share) for share in inside)


def _inverse_softplus(value: float) -> float:
    """Return x with log(1 + e^x) = value, for values above 0; 0 and below start at a small positive prediction."""
    positive = max(value, _LEAST)
    return positive + math.log(-math.expm1(-positive))
