"""Numpy functions of the activations; `actloss.catalogue` joins them with their range and their facts.

Each takes numbers of any shape and returns float64 of that shape, its argument untouched; ±inf gives the limit there,
nan gives nan. They are exact to the last few bits also where the textbook form overflows, cancels or underflows.
"""

from actloss.activations.gated import gelu, hard_swish, mish, silu, swish
from actloss.activations.output import exp, linear, log_sigmoid, log_softmax, softmax, softplus
from actloss.activations.rectifier import elu, leaky_relu, prelu, relu, relu6, selu
from actloss.activations.squashing import hard_sigmoid, sigmoid, softsign, tanh

__all__ = [
    "elu",
    "exp",
    "gelu",
    "hard_sigmoid",
    "hard_swish",
    "leaky_relu",
    "linear",
    "log_sigmoid",
    "log_softmax",
    "mish",
    "prelu",
    "relu",
    "relu6",
    "selu",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "softsign",
    "swish",
    "tanh",
]
