"""Losses that let go of far outliers, and a relative one: one loss a row, [n]."""

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike


def cauchy(y_true, y_pred, c=2.3849):
    """½ c² log(1 + (d / c)²): the pull of an outlier falls as it moves away."""
    y_true, y_pred = alike(y_true, y_pred)
    error = ops.square((y_pred - y_true) / c)
    return ops.mean(0.5 * c**2 * ops.log1p(error), axis=-1)


class Cauchy(keras.losses.Loss):
    """The loss `cauchy`, for compile()."""

    def __init__(self, c=2.3849, name="cauchy", **options):
        super().__init__(name=name, **options)
        self.c = c

    def call(self, y_true, y_pred):
        return cauchy(y_true, y_pred, self.c)

    def get_config(self):
        return super().get_config() | {"c": self.c}


def welsch(y_true, y_pred, c=2.9846):
    """½ c² (1 - exp(-(d / c)²)): a far outlier costs ½ c², however far it is."""
    y_true, y_pred = alike(y_true, y_pred)
    error = ops.square((y_pred - y_true) / c)
    return ops.mean(-0.5 * c**2 * ops.expm1(-error), axis=-1)


class Welsch(keras.losses.Loss):
    """The loss `welsch`, for compile()."""

    def __init__(self, c=2.9846, name="welsch", **options):
        super().__init__(name=name, **options)
        self.c = c

    def call(self, y_true, y_pred):
        return welsch(y_true, y_pred, self.c)

    def get_config(self):
        return super().get_config() | {"c": self.c}


def tukey_biweight(y_true, y_pred, c=4.685):
    """c² / 6 (1 - (1 - (d / c)²)³) up to c, beyond it c² / 6."""
    y_true, y_pred = alike(y_true, y_pred)
    error = ops.minimum(ops.square((y_pred - y_true) / c), 1.0)
    # The same multiplied out: no digits are lost where the error is small.
    return ops.mean(c**2 / 6 * error * (3 - 3 * error + ops.square(error)), axis=-1)


class TukeyBiweight(keras.losses.Loss):
    """The loss `tukey_biweight`, for compile()."""

    def __init__(self, c=4.685, name="tukey_biweight", **options):
        super().__init__(name=name, **options)
        self.c = c

    def call(self, y_true, y_pred):
        return tukey_biweight(y_true, y_pred, self.c)

    def get_config(self):
        return super().get_config() | {"c": self.c}


def smape(y_true, y_pred):
    """2 |y - p| / (|y| + |p|), from 0 to 2, and 0 where both are 0."""
    y_true, y_pred = alike(y_true, y_pred)
    # The smallest divisor only keeps 0 / 0 away.
    size = ops.maximum(ops.abs(y_true) + ops.abs(y_pred), 1e-30)
    return ops.mean(2 * ops.abs(y_pred - y_true) / size, axis=-1)


class SMAPE(keras.losses.Loss):
    """The loss `smape`, for compile()."""

    def call(self, y_true, y_pred):
        return smape(y_true, y_pred)
