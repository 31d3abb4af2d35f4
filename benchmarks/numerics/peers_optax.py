"""Optax' losses and JAX' activations per sample, on our convention, with x64 enabled."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from benchmarks.numerics.inputs import Floats, of_hard_labels

jax: Any = importlib.import_module("jax")
jax.config.update("jax_enable_x64", True)  # noqa: FBT003 - jax' own signature
optax: Any = importlib.import_module("optax")
L: Any = importlib.import_module("optax.losses")

Peer = Callable[[Any, Any, Mapping[str, Any]], Floats]


def _arrays(function: Callable[..., Any]) -> Peer:
    return lambda y, p, o: np.asarray(function(jax.numpy.asarray(y), jax.numpy.asarray(p), o), dtype=np.float64)


def _one(function: Callable[..., Any]) -> Callable[[Any], Floats]:
    return lambda x: np.asarray(function(jax.numpy.asarray(x)), dtype=np.float64)


def _focal(y: Any, p: Any, o: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays
    focal = _arrays(lambda y, p, o: L.sigmoid_focal_loss(p, y, alpha=o["alpha"], gamma=o["gamma"]))
    return of_hard_labels(focal(y, p, o), y)


LOSSES: Mapping[str, Peer] = {
    "mse/value": _arrays(lambda y, p, _: L.squared_error(p, y)),
    "l2/value": _arrays(lambda y, p, _: 2.0 * L.l2_loss(p, y)),
    "huber/value": _arrays(lambda y, p, o: L.huber_loss(p, y, delta=o["delta"])),
    "log_cosh/value": _arrays(lambda y, p, _: L.log_cosh(p, y)),
    "binary_crossentropy/logit": _arrays(lambda y, p, _: L.sigmoid_binary_cross_entropy(p, y)),
    "hinge/margin": _arrays(lambda y, p, _: L.hinge_loss(p, y)),
    "perceptron/margin": _arrays(lambda y, p, _: L.perceptron_loss(p, y)),
    "focal/logit": _focal,
    "focal/logit/gamma": _focal,
    "categorical_crossentropy/logit": _arrays(lambda y, p, _: L.safe_softmax_cross_entropy(p, y)),
    "sparse_categorical_crossentropy/logit": _arrays(lambda y, p, _: L.softmax_cross_entropy_with_integer_labels(p, y)),
    "softmax_loss/logit": _arrays(lambda y, p, _: L.softmax_cross_entropy_with_integer_labels(p, y)),
    "kl_divergence/log_probability": _arrays(lambda y, p, _: L.kl_divergence(p, y)),
    "crammer_singer/margin": _arrays(lambda y, p, _: L.multiclass_hinge_loss(p, y)),
    "dice/logit": _arrays(lambda y, p, _: L.binary_dice_loss(p, y, smooth=0.0)),
}

ACTIVATIONS: Mapping[str, Callable[[Any], Floats]] = {
    **{
        name: _one(getattr(jax.nn, name))
        for name in (
            *("sigmoid", "tanh", "softmax", "log_softmax", "log_sigmoid", "softplus", "relu", "relu6"),
            *("hard_sigmoid", "hard_swish", "elu", "selu", "silu", "swish", "mish", "leaky_relu"),
        )
    },
    "linear": _one(jax.nn.identity),
    "exp": _one(jax.numpy.exp),
    "softsign": _one(jax.nn.soft_sign),
    "gelu": _one(lambda x: jax.nn.gelu(x, approximate=False)),
}
