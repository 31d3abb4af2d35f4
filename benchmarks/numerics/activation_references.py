"""The activations in mpmath, as their formulas say."""

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.numerics.scales import Number, shares
from mpmath import mp

SELU_SCALE = "1.0507009873554804934193349852946"
SELU_ALPHA = "1.6732632423543772848170429916717"
"""The paper's constants, from its authors' code; a float64 holds 16 digits of them."""


def _sigmoid(x: Number) -> Number:
    return 1 / (1 + mp.exp(-x))


def _softplus(x: Number) -> Number:
    return mp.log1p(mp.exp(x))


def _hard_sigmoid(x: Number) -> Number:
    return max(mp.zero, min(mp.one, (x + 3) / 6))


def _gelu(x: Number) -> Number:
    if abs(x) > 1000:
        # e^-500000 left of 0, all of x right of it: mpmath's erfc cannot take the square of 1e308.
        return max(mp.zero, x)
    return x * mp.erfc(-x / mp.sqrt(2)) / 2


def _selu(x: Number) -> Number:
    return mp.mpf(SELU_SCALE) * (x if x > 0 else mp.mpf(SELU_ALPHA) * mp.expm1(x))


def _mish(x: Number) -> Number:
    # tanh(log(1 + e^x)) as a quotient: the hyperbolic tangent of a small number would be one more detour.
    e = mp.exp(x)
    return x * e * (e + 2) / (e * (e + 2) + 2)


ELEMENTS: Mapping[str, Callable[..., Number]] = {
    "linear": lambda x, k: mp.mpf(k) * x,
    "sigmoid": _sigmoid,
    "tanh": mp.tanh,
    "log_sigmoid": lambda x: -_softplus(-x),
    "softplus": _softplus,
    "exp": mp.exp,
    "relu": lambda x: max(mp.zero, x),
    "leaky_relu": lambda x, slope: x if x > 0 else mp.mpf(slope) * x,
    "prelu": lambda x, a: x if x > 0 else mp.mpf(a) * x,
    "relu6": lambda x: max(mp.zero, min(mp.mpf(6), x)),
    "hard_sigmoid": _hard_sigmoid,
    "hard_swish": lambda x: x * _hard_sigmoid(x),
    "softsign": lambda x: x / (1 + abs(x)),
    "elu": lambda x, alpha: x if x > 0 else mp.mpf(alpha) * mp.expm1(x),
    "selu": _selu,
    "gelu": _gelu,
    "silu": lambda x: x * _sigmoid(x),
    "swish": lambda x, beta: x * _sigmoid(mp.mpf(beta) * x),
    "mish": _mish,
}
"""Of one number."""


def of_activation(name: str, x: Any, **params: Any) -> list[Number]:  # noqa: ANN401 - a number or a row
    """Return the exact values: one of a number, as many as classes of a row."""
    if name in {"softmax", "log_softmax"}:
        read = shares("logit", [mp.mpf(float(value)) for value in x])
        return read.p if name == "softmax" else [-nats for nats in read.nats]
    return [ELEMENTS[name](mp.mpf(float(x)), **params)]
