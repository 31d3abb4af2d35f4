"""Keras' losses and activations per sample, on our convention, with floatx float64."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from benchmarks.numerics.inputs import Floats, of_hard_labels

keras: Any = importlib.import_module("keras")
keras.config.set_floatx("float64")
L: Any = keras.losses

Peer = Callable[[Any, Any, Mapping[str, Any]], Floats]


def _elements(function: Callable[..., Any]) -> Peer:
    """Wrap a function that takes the mean over the last axis: each element becomes a row of its own."""
    return lambda y, p, o: _array(function(np.asarray(y, dtype=np.float64)[:, None], p[:, None], o))


def _rows(function: Callable[..., Any]) -> Peer:
    return lambda y, p, o: _array(function(y, p, o))


def _one(function: Callable[..., Any]) -> Callable[[Any], Floats]:
    return lambda x: _array(function(keras.ops.convert_to_tensor(x, dtype="float64")))


def _array(tensor: Any) -> Floats:  # noqa: ANN401 - of whatever backend
    return np.asarray(keras.ops.convert_to_numpy(tensor), dtype=np.float64)


def _one_hot(y: Any, p: Any) -> Any:  # noqa: ANN401 - arrays of either labels or indices
    return np.eye(p.shape[1])[y] if np.ndim(y) == 1 else y


def _focal(y: Any, p: Any, o: Mapping[str, Any], *, from_logits: bool) -> Any:  # noqa: ANN401 - arrays
    return L.categorical_focal_crossentropy(_one_hot(y, p), p, alpha=1.0, gamma=o["gamma"], from_logits=from_logits)


def _generalized(y: Any, p: Any, o: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays of either labels or indices
    # It takes indices only.
    indices = y if np.ndim(y) == 1 else np.zeros(len(p), dtype=np.int64)
    losses = L.categorical_generalized_cross_entropy(indices, keras.ops.convert_to_tensor(p), q=o["q"])
    return np.ma.array(_array(losses), mask=np.full(len(p), np.ndim(y) > 1))


def _binary_focal(*, from_logits: bool) -> Peer:
    focal = _elements(lambda y, p, o: L.binary_focal_crossentropy(y, p, gamma=o["gamma"], from_logits=from_logits))
    return lambda y, p, o: of_hard_labels(focal(y, p, o), y)


LOSSES: Mapping[str, Peer] = {
    "mse/value": _elements(lambda y, p, _: L.mean_squared_error(y, p)),
    "l2/value": _elements(lambda y, p, _: L.mean_squared_error(y, p)),
    "msle/value": _elements(lambda y, p, _: L.mean_squared_logarithmic_error(y, p)),
    "mae/value": _elements(lambda y, p, _: L.mean_absolute_error(y, p)),
    "huber/value": _elements(lambda y, p, o: L.huber(y, p, delta=o["delta"])),
    "log_cosh/value": _elements(lambda y, p, _: L.log_cosh(y, p)),
    "mape/value": _elements(lambda y, p, _: L.mean_absolute_percentage_error(y, p) / 100.0),
    "poisson_nll/rate": _elements(lambda y, p, _: L.poisson(y, p)),
    "binary_crossentropy/probability": _elements(lambda y, p, _: L.binary_crossentropy(y, p)),
    "binary_crossentropy/logit": _elements(lambda y, p, _: L.binary_crossentropy(y, p, from_logits=True)),
    "binary_crossentropy/logit/label_smoothing": _elements(
        lambda y, p, o: L.binary_crossentropy(y, p, from_logits=True, label_smoothing=o["label_smoothing"])
    ),
    "hinge/margin": _elements(lambda y, p, _: L.hinge(y, p)),
    "squared_hinge/margin": _elements(lambda y, p, _: L.squared_hinge(y, p)),
    "focal/probability": _binary_focal(from_logits=False),
    "focal/logit": _binary_focal(from_logits=True),
    "focal/logit/gamma": _binary_focal(from_logits=True),
    "per_label_accuracy/probability": _elements(lambda y, p, _: keras.metrics.binary_accuracy(y, p)),
    "categorical_crossentropy/probability": _rows(lambda y, p, _: L.categorical_crossentropy(y, p)),
    "categorical_crossentropy/logit": _rows(lambda y, p, _: L.categorical_crossentropy(y, p, from_logits=True)),
    "categorical_crossentropy/logit/label_smoothing": _rows(
        lambda y, p, o: L.categorical_crossentropy(y, p, from_logits=True, label_smoothing=o["label_smoothing"])
    ),
    "sparse_categorical_crossentropy/probability": _rows(lambda y, p, _: L.sparse_categorical_crossentropy(y, p)),
    "sparse_categorical_crossentropy/logit": _rows(
        lambda y, p, _: L.sparse_categorical_crossentropy(y, p, from_logits=True)
    ),
    "softmax_loss/logit": _rows(lambda y, p, _: L.sparse_categorical_crossentropy(y, p, from_logits=True)),
    "kl_divergence/probability": _rows(lambda y, p, _: L.kl_divergence(y, p)),
    "categorical_focal/probability": _rows(lambda y, p, o: _focal(y, p, o, from_logits=False)),
    "categorical_focal/logit": _rows(lambda y, p, o: _focal(y, p, o, from_logits=True)),
    "generalized_crossentropy/probability": _generalized,
    "dice/probability": _rows(lambda y, p, _: L.dice(y, p, axis=(1,))),
    # In 3.15.1 its alpha is our beta.
    "tversky/probability": _rows(lambda y, p, o: L.tversky(y, p, alpha=o["beta"], beta=o["alpha"], axis=(1,))),
}

ACTIVATIONS: Mapping[str, Callable[[Any], Floats]] = {
    **{
        name: _one(getattr(keras.activations, name))
        for name in (
            *("linear", "sigmoid", "tanh", "softmax", "log_softmax", "log_sigmoid", "softplus", "relu", "relu6"),
            *("hard_sigmoid", "softsign", "elu", "selu", "silu", "mish"),
        )
    },
    "exp": _one(keras.activations.exponential),
    "leaky_relu": _one(lambda x: keras.activations.leaky_relu(x, negative_slope=0.01)),
    "hard_swish": _one(keras.activations.hard_silu),
    "gelu": _one(lambda x: keras.activations.gelu(x, approximate=False)),
    "swish": _one(keras.activations.silu),
}
