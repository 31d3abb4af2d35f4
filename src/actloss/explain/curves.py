"""Losses and activations sampled for a drawing, by their own functions."""

from collections.abc import Callable

import numpy as np

from actloss.catalogue.row import Activation, Form, Loss, Scale
from actloss.explain.facts import Curve, Line
from actloss.interval import REAL
from actloss.losses.arrays import FloatArray

POINTS = 121
"""Two for each cell of the drawing, and the last."""
CLASSES = 3
"""Classes, or units of a layer, wherever a function needs several."""

ERROR = "error: prediction - label"
AT_ONE = "prediction, where the label is 1"
SCORE = "score: logit z or margin s"
TRUE_CLASS = f"probability of the true class of {CLASSES}, the others alike"
LEAD = f"score of the true class of {CLASSES}, the others 0"
INPUT = "x, the output before it"

_FAR = 6.0
"""Of an error, in the label's unit; beyond where Tukey's biweight turns flat."""
_UNSURE = 3.0
"""Of a score: e^3 still leaves room for what stays moderate."""
_WIDE = 4.0
_LOW = 0.2
"""Of a prediction that has to be positive: many losses have no bound near 0."""
_SECOND = (1.0, 4.0, 16.0)
"""Of the variance or scale beside a mean."""
_ZEROS = 0.3
_STEP = 1e-4
"""Of a difference quotient: its error is about its square, so that digits beyond `_DIGITS` are noise."""
_DIGITS = 7


def loss_curve(loss: Loss) -> Curve:
    """Return the loss over what tells most of it: the error, the score, or the probability of the true class.

    Args:
        loss: Its row; parameters take their defaults.
    """
    with np.errstate(all="ignore"):
        match loss.form:
            case Form.ELEMENTS if loss.kinds[0] == "regression":
                return _over_values(loss)
            case Form.ELEMENTS:
                return _over_scores(loss)
            case Form.PAIRS:
                return _over_pairs(loss)
            case Form.SETS:
                return _over_set(loss)
            case Form.RANKS:
                return _over_ranks(loss)
            case _:
                return _over_classes(loss)


def activation_curve(activation: Activation) -> Curve:
    """Return an activation and its derivative over its input; one that looks at all units, over one unit's input."""
    # What is bounded far above 0, as ReLU6 is, shows it only there.
    high = 2 * _WIDE if _WIDE < activation.range.high < np.inf else _WIDE
    x = np.linspace(-_WIDE, high, POINTS)
    function = activation.function
    with np.errstate(all="ignore"):
        if activation.joint:
            out = function(np.stack([x, *[np.zeros(POINTS)] * (CLASSES - 1)], axis=1))
            names = (f"{activation.name}, this of {CLASSES} units", "each of the others, whose x is 0")
            return _curve(INPUT, activation.name, x, dict(zip(names, out.T, strict=False)))
        slope = np.round((function(x + _STEP) - function(x - _STEP)) / (2 * _STEP), _DIGITS)
        return _curve(INPUT, activation.name, x, {activation.name: function(x), "its derivative": slope})


def _curve(across: str, up: str, x: FloatArray, lines: dict[str, FloatArray]) -> Curve:
    return Curve(
        across=across,
        up=up,
        x=tuple(map(float, x)),
        # Adding 0 takes the sign off a negative zero.
        lines=tuple(Line(label=label, y=tuple(map(float, y + 0.0))) for label, y in lines.items()),
    )


def _over_values(loss: Loss) -> Curve:
    kernel = loss.kernel
    error = np.linspace(-_FAR, _FAR, POINTS)
    if loss.y_true == REAL:
        at_zero = kernel(np.zeros(POINTS), error)
        at_one = kernel(np.ones(POINTS), error + 1.0)
        # Some losses of real labels are relative: the same error then costs less on a larger label.
        if np.allclose(at_zero, at_one, equal_nan=True):
            return _curve(ERROR, loss.name, error, {loss.name: at_zero})
    prediction = np.linspace(_LOW, _WIDE, POINTS)
    lines = {loss.name: kernel(np.ones(POINTS), prediction)}
    return _curve(AT_ONE, loss.name, prediction, lines)


def _over_scores(loss: Loss) -> Curve:
    score = np.linspace(-_UNSURE, _UNSURE, POINTS)
    if Scale.LOGIT in loss.kernels:
        kernel, labels = loss.kernels[Scale.LOGIT], (1.0, 0.0)
    else:
        kernel, labels = loss.kernels[Scale.MARGIN], (1.0, -1.0)
    lines = {f"label {label:+g}" if label else "label 0": kernel(np.full(POINTS, label), score) for label in labels}
    return _curve(SCORE, loss.name, score, lines)


def _over_pairs(loss: Loss) -> Curve:
    kernel = loss.kernel
    if loss.second == "rate":
        rate = np.linspace(_LOW, _WIDE, POINTS)
        pairs = np.stack([np.full(POINTS, _ZEROS), rate], axis=1)
        lines = {f"label {label}": kernel(np.full(POINTS, label), pairs) for label in (0, 2)}
        return _curve(f"rate, at a share of {_ZEROS:g} of zeros by nature", loss.name, rate, lines)
    error = np.linspace(-_FAR, _FAR, POINTS)
    lines = {
        f"{loss.second} {second:g}": kernel(np.zeros(POINTS), np.stack([error, np.full(POINTS, second)], axis=1))
        for second in _SECOND
    }
    return _curve(ERROR, loss.name, error, lines)


def _over_set(loss: Loss) -> Curve:
    kernel = loss.kernels[Scale.PROBABILITY]
    p = np.linspace(0.0, 1.0, POINTS)
    truth = np.tile([1.0, 0.0], (POINTS, 1))
    lines = {
        "the present label, the absent one at 0.25": kernel(truth, np.stack([p, np.full(POINTS, 0.25)], axis=1)),
        "the absent label, the present one at 0.75": kernel(truth, np.stack([np.full(POINTS, 0.75), p], axis=1)),
    }
    return _curve("probability of one of two labels", loss.name, p, lines)


def _over_ranks(loss: Loss) -> Curve:
    shift = np.linspace(-_FAR, _FAR, POINTS)
    # Thresholds at -1 and 1, as a model with one score a row has them.
    steps = np.stack([shift + 1.0, shift - 1.0], axis=1)
    kernel = loss.kernels[Scale.LOGIT]
    lines = {f"class {rank}": kernel(np.full(POINTS, rank), steps) for rank in range(CLASSES)}
    return _curve(f"score of a row, steps between {CLASSES} classes at -1 and 1", loss.name, shift, lines)


def _over_classes(loss: Loss) -> Curve:
    probability = np.linspace(0.0, 1.0, POINTS)
    variant = loss.variant("multiclass")
    one_hot = variant.form is Form.ROWS
    truth = np.tile([1.0, 0.0, 0.0], (POINTS, 1)) if one_hot else np.zeros(POINTS, dtype=np.intp)
    for scale, given in _FROM_PROBABILITY.items():
        if scale in variant.kernels:
            kernel, rest = variant.kernels[scale], 1.0 - probability
            if loss.ordered:
                beside, beyond = (rest, np.zeros(POINTS)), (np.zeros(POINTS), rest)
                lines = {
                    "the rest on the class beside it": kernel(truth, given(np.stack([probability, *beside], axis=1))),
                    "the rest on the class beyond": kernel(truth, given(np.stack([probability, *beyond], axis=1))),
                }
                return _curve("probability of the true class, the first of 3", loss.name, probability, lines)
            rows = given(np.stack([probability, rest / 2, rest / 2], axis=1))
            return _curve(TRUE_CLASS, loss.name, probability, {loss.name: kernel(truth, rows)})
    lead = np.linspace(-_UNSURE, _UNSURE, POINTS)
    scores = np.stack([lead, np.zeros(POINTS), np.zeros(POINTS)], axis=1)
    return _curve(LEAD, loss.name, lead, {loss.name: variant.kernels[Scale.MARGIN](truth, scores)})


_FROM_PROBABILITY: dict[Scale, Callable[[FloatArray], FloatArray]] = {
    Scale.PROBABILITY: np.asarray,
    Scale.LOG_PROBABILITY: np.log,
    Scale.LOGIT: np.log,
}
"""How probabilities are written on each scale that has them."""
