"""The losses of single elements in mpmath, as their formulas say: slow, plain and exact to as many digits as asked for.

Every function takes the label, the prediction (`VALUES`: the number itself; others: what `scales` reads from it) and
the loss's parameters.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from benchmarks.numerics.scales import Number, Rate, Sides, rate, sides, surprisal, weigh
from mpmath import mp

Formula = Callable[..., Number]


def _smooth_l1(y: Number, p: Number, *, beta: float) -> Number:
    d = abs(y - p)
    return d * d / (2 * mp.mpf(beta)) if d < beta else d - mp.mpf(beta) / 2


def _huber(y: Number, p: Number, *, delta: float) -> Number:
    return delta * _smooth_l1(y, p, beta=delta)


def _pseudo_huber(y: Number, p: Number, *, delta: float) -> Number:
    square = ((y - p) / mp.mpf(delta)) ** 2
    # The difference of a root and 1, made a quotient: squares of 1e-300 are lost to 600 digits.
    return mp.mpf(delta) ** 2 * square / (mp.sqrt(1 + square) + 1)


def _log_cosh(y: Number, p: Number, **_: object) -> Number:
    d = abs(y - p)
    return mp.log1p(2 * mp.sinh(d / 2) ** 2) if d < 1 else d + mp.log1p(mp.exp(-2 * d)) - mp.log(2)


def _side(y: Number, p: Number, quantile: float) -> Number:
    return mp.mpf(quantile) if y >= p else 1 - mp.mpf(quantile)


def _beyond(y: Number, p: Number, epsilon: float) -> Number:
    return max(mp.zero, abs(y - p) - mp.mpf(epsilon))


def _cauchy(y: Number, p: Number, *, c: float) -> Number:
    return mp.mpf(c) ** 2 / 2 * mp.log1p(((y - p) / mp.mpf(c)) ** 2)


def _welsch(y: Number, p: Number, *, c: float) -> Number:
    return -(mp.mpf(c) ** 2) / 2 * mp.expm1(-(((y - p) / mp.mpf(c)) ** 2))


def _tukey(y: Number, p: Number, *, c: float) -> Number:
    square = min(mp.one, ((y - p) / mp.mpf(c)) ** 2)
    # 1 - (1 - u)³ multiplied out.
    return mp.mpf(c) ** 2 / 6 * square * (3 - 3 * square + square * square)


def _mape(y: Number, p: Number, **_: object) -> Number:
    if y == p:
        return mp.zero
    return abs(y - p) / abs(y) if y else mp.inf


def _smape(y: Number, p: Number, **_: object) -> Number:
    return 2 * abs(y - p) / (abs(y) + abs(p)) if y != p else mp.zero


def _msle(y: Number, p: Number, **_: object) -> Number:
    # 1 + p is no float, but exact here; log1p keeps the log-ratio of near labels.
    return mp.log1p((p - y) / (1 + y)) ** 2 if p > -1 else mp.inf


VALUES: Mapping[str, Formula] = {
    "mse": lambda y, p: (y - p) ** 2,
    "l2": lambda y, p: (y - p) ** 2,
    "msle": _msle,
    "mae": lambda y, p: abs(y - p),
    "smooth_l1": _smooth_l1,
    "huber": _huber,
    "pseudo_huber": _pseudo_huber,
    "log_cosh": _log_cosh,
    "quantile": lambda y, p, quantile: _side(y, p, quantile) * abs(y - p),
    "expectile": lambda y, p, quantile: _side(y, p, quantile) * (y - p) ** 2,
    "epsilon_insensitive": _beyond,
    "squared_epsilon_insensitive": lambda y, p, epsilon: _beyond(y, p, epsilon) ** 2,
    "cauchy": _cauchy,
    "welsch": _welsch,
    "tukey_biweight": _tukey,
    "mape": _mape,
    "smape": _smape,
}
"""Of the label and the predicted value."""

MARGINS: Mapping[str, Formula] = {
    "hinge": lambda m: max(mp.zero, 1 - m),
    "squared_hinge": lambda m: max(mp.zero, 1 - m) ** 2,
    "exponential": lambda m: mp.exp(-m),
    "logistic": lambda m: mp.log1p(mp.exp(-m)),
    "modified_huber": lambda m: max(mp.zero, 1 - m) ** 2 if m >= -1 else -4 * m,
    "perceptron": lambda m: max(mp.zero, -m),
}
"""Of the score times the label -1 or +1."""


@cache
def _log_gamma(x: Number, digits: int) -> Number:
    with mp.workdps(digits):
        return mp.loggamma(x)


def _poisson_deviance(y: Number, r: Rate) -> Number:
    return 2 * (weigh(y, mp.log(y) - r.log) - y + r.mean) if y else 2 * r.mean


def _gamma_nll(y: Number, r: Rate) -> Number:
    return r.log + y / r.mean if r.mean else mp.inf


def _gamma_deviance(y: Number, r: Rate) -> Number:
    return 2 * (r.log - mp.log(y) + y / r.mean - 1) if r.mean else mp.inf


def _tweedie(y: Number, r: Rate, *, power: float) -> Number:
    if not r.mean:
        return mp.inf if y else mp.zero
    a, b = 1 - mp.mpf(power), 2 - mp.mpf(power)
    return 2 * (y**b / (a * b) - y * mp.exp(a * r.log) / a + mp.exp(b * r.log) / b)


def _neg_binomial(y: Number, r: Rate, *, alpha: float) -> Number:
    if not r.mean:
        return mp.inf if y else mp.zero
    n, spread = 1 / mp.mpf(alpha), alpha * r.mean
    constant = _log_gamma(n, mp.dps) + _log_gamma(y + 1, mp.dps) - _log_gamma(n + y, mp.dps)
    return constant + n * mp.log1p(spread) + weigh(y, mp.log1p(1 / spread))


RATES: Mapping[str, Formula] = {
    "poisson_nll": lambda y, r: r.mean - weigh(y, r.log),
    "poisson_deviance": _poisson_deviance,
    "gamma_nll": _gamma_nll,
    "gamma_deviance": _gamma_deviance,
    "tweedie_deviance": _tweedie,
    "neg_binomial_nll": _neg_binomial,
}
"""Of the label and the predicted mean."""


def _binary_crossentropy(y: Number, s: Sides, *, pos_weight: float, label_smoothing: float) -> Number:
    kept, spread = 1 - mp.mpf(label_smoothing), mp.mpf(label_smoothing) / 2
    present, absent = (y * kept + spread) * mp.mpf(pos_weight), (1 - y) * kept + spread
    return weigh(present, s.nats_p) + weigh(absent, s.nats_q)


def _focal(y: Number, s: Sides, *, gamma: float, alpha: float | None) -> Number:
    present, absent = (1, 1) if alpha is None else (mp.mpf(alpha), 1 - mp.mpf(alpha))
    exponent = mp.mpf(gamma)
    return weigh(present * y * s.q**exponent, s.nats_p) + weigh(absent * (1 - y) * s.p**exponent, s.nats_q)


def _asymmetric(y: Number, s: Sides, *, gamma_neg: float, gamma_pos: float, margin: float) -> Number:
    if margin:
        p = max(mp.zero, s.p - mp.mpf(margin))
        rest = weigh((1 - y) * p ** mp.mpf(gamma_neg), -mp.log1p(-p)) if p else mp.zero
    else:
        rest = weigh((1 - y) * s.p ** mp.mpf(gamma_neg), s.nats_q)
    return weigh(y * s.q ** mp.mpf(gamma_pos), s.nats_p) + rest


def _wrong(y: Number, s: Sides) -> Number:
    return mp.mpf((s.p > s.q) != (y == 1))


SIDES: Mapping[str, Formula] = {
    "binary_crossentropy": _binary_crossentropy,
    "focal": _focal,
    "brier": lambda y, s: (s.q if y == 1 else s.p - y) ** 2,
    "asymmetric": _asymmetric,
    "hamming": _wrong,
    "per_label_accuracy": lambda y, s: 1 - _wrong(y, s),
}
"""Of the label, from 0 to 1, and a predicted probability."""


def _zip(y: Number, scale: str, first: Number, second: Number) -> Number:
    zero, r = sides("logit" if scale == "log_rate" else "probability", first), rate(scale, second)
    if y:
        return zero.nats_q + r.mean - weigh(y, r.log) + _log_gamma(y + 1, mp.dps)
    if zero.q == 1 and not zero.p:
        return r.mean
    if zero.p < 0.5 and r.mean > 1:
        return surprisal(zero.p + zero.q * mp.exp(-r.mean))
    return -mp.log1p(zero.q * mp.expm1(-r.mean))


def _gaussian(y: Number, _: str, mean: Number, variance: Number) -> Number:
    return (mp.log(variance) + (y - mean) ** 2 / variance) / 2


def _laplace(y: Number, _: str, location: Number, spread: Number) -> Number:
    return mp.log(2 * spread) + abs(y - location) / spread


PAIRS: Mapping[str, Formula] = {"gaussian_nll": _gaussian, "laplace_nll": _laplace, "zip_nll": _zip}
"""Of the label, the scale and two predictions."""


def of_element(name: str, scale: str, y: float, x: Any, **params: Any) -> Number:  # noqa: ANN401 - whatever the loss takes
    """Return the exact loss of one label and its prediction."""
    label = mp.mpf(float(y))
    if name in PAIRS:
        return PAIRS[name](label, scale, mp.mpf(float(x[0])), mp.mpf(float(x[1])), **params)
    pred = mp.mpf(float(x))
    if name in VALUES:
        return VALUES[name](label, pred, **params)
    if name in MARGINS:
        return MARGINS[name](label * pred, **params)
    if name in RATES:
        return RATES[name](label, rate(scale, pred), **params)
    return SIDES[name](label, sides(scale, pred), **params)
