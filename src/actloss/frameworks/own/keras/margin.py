"""Losses of labels -1 and +1: one loss a row, [n], of y_true [n] and scores [n, 1]."""

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import exp_then_line


def right_by(y_true, scores):
    """How far each score is on its label's side: y s, [n, 1]."""
    scores = ops.convert_to_tensor(scores)
    return ops.reshape(ops.cast(y_true, scores.dtype), ops.shape(scores)) * scores


def exponential(y_true, scores):
    """Loss exp(-y s); beyond 40 its tangent, which does not overflow float32."""
    return ops.mean(exp_then_line(-right_by(y_true, scores)), axis=-1)


class Exponential(keras.losses.Loss):
    """The loss `exponential`, for compile()."""

    def call(self, y_true, scores):
        return exponential(y_true, scores)


def modified_huber(y_true, scores):
    """max(0, 1 - y s)², from y s = -1 down the straight line -4 y s."""
    right = right_by(y_true, scores)
    square = ops.square(ops.relu(1 - ops.maximum(right, -1.0)))
    return ops.mean(square + 4 * ops.relu(-1 - right), axis=-1)


class ModifiedHuber(keras.losses.Loss):
    """The loss `modified_huber`, for compile()."""

    def call(self, y_true, scores):
        return modified_huber(y_true, scores)


def perceptron(y_true, scores):
    """max(0, -y s): nothing as soon as the sign is right."""
    # relu has no slope where a score is 0, where training starts; maximum has ½.
    return ops.mean(ops.maximum(-right_by(y_true, scores), 0.0), axis=-1)


class Perceptron(keras.losses.Loss):
    """The loss `perceptron`, for compile()."""

    def call(self, y_true, scores):
        return perceptron(y_true, scores)
