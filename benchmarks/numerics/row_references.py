"""The losses of whole rows in mpmath: classes that exclude one another, ordered ones, and sets of labels.

A row's label is a list of weights, one for each class: an index is 1 in its place.
"""

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.numerics.scales import Number, Shares, Sides, shares, sides, weigh
from mpmath import mp

Formula = Callable[..., Number]


def _crossentropy(y: list[Number], s: Shares, *, class_weight: Any, label_smoothing: float) -> Number:  # noqa: ANN401 - one number, several or none
    classes = len(y)
    weights = [1] * classes if class_weight is None else [mp.mpf(float(w)) for w in class_weight]
    kept, spread = 1 - mp.mpf(label_smoothing), mp.mpf(label_smoothing) / classes
    return mp.fsum(weigh(w * (kept * a + spread), n) for w, a, n in zip(weights, y, s.nats, strict=True))


def _surprisal(y: list[Number], s: Shares, **_: object) -> Number:
    return mp.fsum(map(weigh, y, s.nats))


def _kl(y: list[Number], s: Shares, *, base: float) -> Number:
    unit = mp.log(mp.mpf(base)) if base != float(mp.e) else mp.one
    return mp.fsum(a * (mp.log(a) + n) for a, n in zip(y, s.nats, strict=True) if a) / unit


def _focal(y: list[Number], s: Shares, *, gamma: float, alpha: float | None) -> Number:
    factor = mp.one if alpha is None else mp.mpf(alpha)
    costs = [(-mp.expm1(-n)) ** mp.mpf(gamma) * n for n in s.nats]
    return factor * mp.fsum(map(weigh, y, costs))


def _brier(y: list[Number], s: Shares) -> Number:
    gaps = [-mp.expm1(-n) if a == 1 else p - a for a, p, n in zip(y, s.p, s.nats, strict=True)]
    return mp.fsum(gap * gap for gap in gaps)


def _generalized(y: list[Number], s: Shares, *, q: float) -> Number:
    exponent = mp.mpf(q)
    return mp.fsum(weigh(a, -mp.expm1(-exponent * n) / exponent) for a, n in zip(y, s.nats, strict=True))


def _adjusted(y: list[Number], s: Shares, *, tau: float, prior: Any) -> Number:  # noqa: ANN401 - one number, several or none
    if prior is None:
        return _surprisal(y, s)
    shift = [mp.mpf(tau) * mp.log(mp.mpf(float(share))) for share in prior]
    return _surprisal(y, shares("logit", [z + a for z, a in zip(s.given, shift, strict=True)]))


def _rps(y: list[Number], s: Shares) -> Number:
    # A row of floats sums to 1 only nearly: each question is answered by the sum that does not hold the label.
    gaps = [p - a for p, a in zip(s.p, y, strict=True)]
    total = mp.zero
    for k in range(len(y) - 1):
        below = mp.fsum(y[: k + 1]) <= 0.5
        total += mp.fsum(gaps[: k + 1] if below else gaps[k + 1 :]) ** 2
    return total


def _wrong_margins(y: list[Number], s: Shares) -> list[Number]:
    label = y.index(1)
    return [1 + z - s.given[label] for index, z in enumerate(s.given) if index != label]


CLASSES: Mapping[str, Formula] = {
    "categorical_crossentropy": _crossentropy,
    "sparse_categorical_crossentropy": _crossentropy,
    "nll": _surprisal,
    "softmax_loss": _surprisal,
    "kl_divergence": _kl,
    "focal": _focal,
    "brier": _brier,
    "generalized_crossentropy": _generalized,
    "crammer_singer": lambda y, s: max(mp.zero, *_wrong_margins(y, s)),
    "weston_watkins": lambda y, s: mp.fsum(max(mp.zero, margin) for margin in _wrong_margins(y, s)),
    "logit_adjusted_crossentropy": _adjusted,
    "rps": _rps,
}
"""Of the label's weights and the predicted distribution."""


def _questions(y: int, row: list[Sides]) -> list[Number]:
    return [side.nats_p if y > k else side.nats_q for k, side in enumerate(row)]


def _corn(y: int, row: list[Sides]) -> Number:
    asked = _questions(y, row)[: y + 1]
    return mp.fsum(asked) / len(asked)


RANKS: Mapping[str, Formula] = {"coral": lambda y, row: mp.fsum(_questions(y, row)), "corn": _corn}
"""Of the class's place and the log-odds of being above each class but the last."""


def _tversky(y: list[Number], row: list[Sides], *, alpha: float = 0.5, beta: float = 0.5) -> Number:
    found = mp.fsum(a * side.p for a, side in zip(y, row, strict=True))
    false = mp.mpf(alpha) * mp.fsum((1 - a) * side.p for a, side in zip(y, row, strict=True))
    missed = mp.mpf(beta) * mp.fsum(a * side.q for a, side in zip(y, row, strict=True))
    mass = found + false + missed
    return (false + missed) / mass if mass else mp.zero


SETS: Mapping[str, Formula] = {"dice": _tversky, "tversky": _tversky}
"""Of the labels, 0 or 1, and the probability of each."""


def of_row(name: str, scale: str, y: Any, row: Any, **params: Any) -> Number:  # noqa: ANN401 - arrays or indices
    """Return the exact loss of one row."""
    preds = [mp.mpf(float(x)) for x in row]
    if name in RANKS:
        return RANKS[name](int(y), [sides(scale, x) for x in preds], **params)
    if not getattr(y, "shape", ()):
        labels = [mp.one if k == int(y) else mp.zero for k in range(len(preds))]
    else:
        labels = [mp.mpf(float(a)) for a in y]
    if name in SETS:
        return SETS[name](labels, [sides(scale, x) for x in preds], **params)
    read = Shares([], [], preds) if scale == "margin" else shares(scale, preds)
    return CLASSES[name](labels, read, **params)
