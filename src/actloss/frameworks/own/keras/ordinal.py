"""Losses of ordered classes y_true [n], 0 to C - 1."""

import keras
from keras import ops


def rps(y_true, logits):
    """Sum over k < C - 1 of (P(p <= k) - P(y <= k))², [n], of logits [n, C]."""
    logits = ops.convert_to_tensor(logits)
    indices = ops.reshape(ops.cast(y_true, "int32"), (-1,))
    rows = ops.one_hot(indices, ops.shape(logits)[-1], dtype=logits.dtype)
    gaps = ops.cumsum(ops.softmax(logits) - rows, axis=-1)[:, :-1]
    return ops.sum(ops.square(gaps), axis=-1)


class RPS(keras.losses.Loss):
    """The loss `rps`, for compile()."""

    def call(self, y_true, logits):
        return rps(y_true, logits)


def steps(y_true, logits):
    """The steps k = 0 to C - 2, [C - 1], and y_true as [n, 1] to compare with them."""
    y_true = ops.reshape(ops.cast(y_true, "int32"), (-1, 1))
    return ops.arange(ops.shape(logits)[-1]), y_true


def coral(y_true, logits):
    """Cross-entropies of the questions "above class k?", [n]; logits [n, C - 1]."""
    step, y_true = steps(y_true, logits)
    return ops.sum(ops.softplus(ops.where(y_true > step, -logits, logits)), axis=-1)


class Coral(keras.losses.Loss):
    """The loss `coral`, for compile()."""

    def call(self, y_true, logits):
        return coral(y_true, logits)


def corn(y_true, logits):
    """Mean over all rows of the questions "above k, if at least k?" that each is asked.

    A scalar: rows of higher classes are asked more. logits [n, C - 1].
    """
    step, y_true = steps(y_true, logits)
    losses = ops.softplus(ops.where(y_true > step, -logits, logits))
    asked = ops.cast(y_true >= step, losses.dtype)
    return ops.sum(asked * losses) / ops.sum(asked)


class Corn(keras.losses.Loss):
    """The loss `corn`, for compile()."""

    def call(self, y_true, logits):
        return corn(y_true, logits)
