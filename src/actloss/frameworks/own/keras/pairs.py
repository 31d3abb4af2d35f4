"""Likelihoods with a predicted spread, one loss a row: y_true [n] and raw [n, 2]."""

import math

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike


def gaussian_nll(y_true, raw):
    """½ (log(v) + (y - m)² / v), without its constant; raw [n, 2]: m and log(v)."""
    mean, log_variance = ops.split(raw, 2, axis=-1)
    y_true, mean = alike(y_true, mean)
    # Variances below 4e-18 are held there: the quotient must not overflow.
    precision = ops.exp(-ops.maximum(log_variance, -40.0))
    loss = 0.5 * (log_variance + precision * ops.square(y_true - mean))
    return ops.mean(loss, axis=-1)


class GaussianNLL(keras.losses.Loss):
    """The loss `gaussian_nll`, for compile()."""

    def call(self, y_true, raw):
        return gaussian_nll(y_true, raw)


def laplace_nll(y_true, raw):
    """log(2 b) + |y - m| / b; raw [n, 2]: the location m and log(b)."""
    location, log_scale = ops.split(raw, 2, axis=-1)
    y_true, location = alike(y_true, location)
    # Scales below 4e-18 are held there: the quotient must not overflow.
    precision = ops.exp(-ops.maximum(log_scale, -40.0))
    distance = ops.abs(y_true - location)
    return ops.mean(math.log(2) + log_scale + precision * distance, axis=-1)


class LaplaceNLL(keras.losses.Loss):
    """The loss `laplace_nll`, for compile()."""

    def call(self, y_true, raw):
        return laplace_nll(y_true, raw)
