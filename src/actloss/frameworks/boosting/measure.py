"""What raw scores cost, as a short function: for scripts that train with an objective of the library's own."""

from collections.abc import Mapping, Sequence

from actloss.frameworks.boosting.labelled import several_weights
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_ERROR = "error = raw - y_true"

_LINES: Mapping[str, tuple[str, ...]] = {
    "mse": ("np.mean((raw - y_true) ** 2)",),
    "l2": ("np.sum((raw - y_true) ** 2)",),
    "msle": ("np.mean((raw - np.log1p(y_true)) ** 2)",),
    "mae": ("np.mean(np.abs(raw - y_true))",),
    "huber": (
        "error = np.abs(raw - y_true)",
        "inside = np.minimum(error, DELTA)",
        "np.mean(inside * (error - 0.5 * inside))",
    ),
    "pseudo_huber": (_ERROR, "np.mean(error**2 / (1.0 + np.hypot(1.0, error / DELTA)))"),
    "log_cosh": (_ERROR, "np.mean(np.logaddexp(error, -error) - np.log(2.0))"),
    "quantile": ("short = y_true - raw", "np.mean(np.maximum(QUANTILE * short, (QUANTILE - 1.0) * short))"),
    "expectile": (_ERROR, "np.mean(np.where(error > 0.0, 1.0 - QUANTILE, QUANTILE) * error**2)"),
    "mape": ("np.mean(np.abs(raw - y_true) / np.abs(y_true))",),
    "gaussian_nll": (
        "error = (raw[:, 0] - y_true) * np.exp(-0.5 * raw[:, 1])",
        "np.mean(0.5 * (raw[:, 1] + error**2))",
    ),
    "poisson_nll": ("np.mean(np.exp(raw) - y_true * raw)",),
    "poisson_deviance": (
        "fixed = xlogy(y_true, y_true) - y_true",
        "2.0 * np.mean(fixed - y_true * raw + np.exp(raw))",
    ),
    "gamma_nll": ("np.mean(raw + y_true * np.exp(-raw))",),
    "gamma_deviance": ("2.0 * np.mean(raw - np.log(y_true) + y_true * np.exp(-raw) - 1.0)",),
    "tweedie_deviance": (
        "a, b = 2.0 - POWER, POWER - 1.0",
        "mean, ratio = np.exp(a * raw), y_true * np.exp(-b * raw)",
        "2.0 * np.mean(mean / a + ratio / b - y_true**a / (a * b))",
    ),
    "hinge": ("np.mean(np.maximum(0.0, 1.0 - (2.0 * y_true - 1.0) * raw))",),
    "coral": (
        "above = y_true[:, np.newaxis] > np.arange(raw.shape[1])",
        "np.mean(np.logaddexp(0.0, np.where(above, -raw, raw)).sum(axis=1))",
    ),
    "corn": (
        "step, label = np.arange(raw.shape[1]), y_true[:, np.newaxis]",
        "losses = np.logaddexp(0.0, np.where(label > step, -raw, raw))",
        "np.mean(losses[label >= step])",
    ),
}
"""Loss → lines of a function of ``y_true`` and ``raw``; the last is what it returns."""


def measured(problem: Problem, coding: Coding, params: Mapping[str, object]) -> Block:
    """Return the function ``loss(y_true, raw)``: the catalogue's loss of raw scores, reduced as the catalogue does.

    Args:
        problem: What is trained.
        coding: How ``y_true`` is written.
        params: Parameters that have a constant in the program.
    """
    name = problem.loss.name
    if name in {"binary_crossentropy", "logistic"}:
        lines = _bits(params, "pos_weight" if problem.labels.gaps and several_weights(problem) else "POS_WEIGHT")
    elif name == "focal":
        lines = _focal(params)
    elif name in _LINES:
        lines = _LINES[name]
    else:
        lines = _classes(problem, coding, params)
    return _function((*known(problem), *lines))


def known(problem: Problem) -> tuple[str, ...]:
    """Return the lines that keep labels that are known, and their scores; none where all are."""
    if not problem.labels.gaps:
        return ()
    weight = ("pos_weight = np.broadcast_to(POS_WEIGHT, y_true.shape)[known]",) if several_weights(problem) else ()
    return ("known = ~np.isnan(y_true)", *weight, "y_true, raw = y_true[known], raw[known]")


def _function(lines: Sequence[str]) -> Block:
    *before, last = lines
    text = "".join(f"    {line}\n" for line in before) + f"    return {last}"
    special = tuple(
        f"from scipy.special import {name}" for name in ("expit", "log_softmax", "xlogy") if f"{name}(" in text
    )
    docstring = '    """Return the loss of raw scores."""\n'
    return Block(f"def loss(y_true, raw):\n{docstring}{text}", ("import numpy as np", *special))


def _bits(params: Mapping[str, object], named: str) -> tuple[str, ...]:
    smoothed = ("y_true = y_true * (1.0 - LABEL_SMOOTHING) + 0.5 * LABEL_SMOOTHING",)
    weight = f"{named} * " if "pos_weight" in params else ""
    return (
        *(smoothed if "label_smoothing" in params else ()),
        f"present = {weight}y_true * np.logaddexp(0.0, -raw)",
        "np.mean(present + (1.0 - y_true) * np.logaddexp(0.0, raw))",
    )


def _focal(params: Mapping[str, object]) -> tuple[str, ...]:
    weight = ("weight = np.where(y_true == 1, ALPHA, 1.0 - ALPHA)",) if "alpha" in params else ()
    weighted = "weight * " if weight else ""
    return (
        "z = np.where(y_true == 1, raw, -raw)",
        *weight,
        f"np.mean({weighted}expit(-z) ** GAMMA * np.logaddexp(0.0, -z))",
    )


def _classes(problem: Problem, coding: Coding, params: Mapping[str, object]) -> tuple[str, ...]:
    """Return the cross-entropy of several classes: by index where that is enough, else row by row."""
    logs = "log_p = log_softmax(raw, axis=1)"
    indices, divided = coding is Coding.INDICES, " / np.log(BASE)" if "base" in params else ""
    if indices and "label_smoothing" not in params:
        weight = "CLASS_WEIGHT[y_true] * " if "class_weight" in params else ""
        return (logs, f"-np.mean({weight}log_p[np.arange(len(raw)), y_true]){divided}")
    rows = "shares = np.eye(raw.shape[1])[y_true]" if indices else "shares = y_true"
    smoothing = "shares = shares * (1.0 - LABEL_SMOOTHING) + LABEL_SMOOTHING / raw.shape[1]"
    weight = "CLASS_WEIGHT * " if "class_weight" in params else ""
    entropy = "xlogy(shares, shares) - " if problem.loss.name == "kl_divergence" else "-"
    return (
        logs,
        rows,
        *((smoothing,) if "label_smoothing" in params else ()),
        f"np.mean(({entropy}{weight}shares * log_p).sum(axis=1)){divided}",
    )
