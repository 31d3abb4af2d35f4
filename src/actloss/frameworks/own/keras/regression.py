"""Losses of quantities, one a row: [n], of labels and predictions [n, outputs]."""

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike


def smooth_l1(y_true, y_pred, beta=1.0):
    """Half a squared error over beta up to beta, from there the error less beta / 2."""
    y_true, y_pred = alike(y_true, y_pred)
    return keras.losses.huber(y_true, y_pred, delta=beta) / beta


class SmoothL1(keras.losses.Loss):
    """The loss `smooth_l1`, for compile()."""

    def __init__(self, beta=1.0, name="smooth_l1", **options):
        super().__init__(name=name, **options)
        self.beta = beta

    def call(self, y_true, y_pred):
        return smooth_l1(y_true, y_pred, self.beta)

    def get_config(self):
        return super().get_config() | {"beta": self.beta}


def pseudo_huber(y_true, y_pred, delta=1.0):
    """delta² (sqrt(1 + (d / delta)²) - 1): half a square, then delta |d|."""
    y_true, y_pred = alike(y_true, y_pred)
    ratio = (y_pred - y_true) / delta
    # The same with r / (1 + sqrt(1 + r²)) as a tanh: the difference would lose small
    # errors, and the square of a large one, or of its root, leaves float32.
    return ops.mean(delta**2 * ratio * ops.tanh(ops.arcsinh(ratio) / 2), axis=-1)


class PseudoHuber(keras.losses.Loss):
    """The loss `pseudo_huber`, for compile()."""

    def __init__(self, delta=1.0, name="pseudo_huber", **options):
        super().__init__(name=name, **options)
        self.delta = delta

    def call(self, y_true, y_pred):
        return pseudo_huber(y_true, y_pred, self.delta)

    def get_config(self):
        return super().get_config() | {"delta": self.delta}


def pinball(y_true, y_pred, quantile=0.5):
    """An error below the label costs quantile times it, one above 1 - quantile."""
    y_true, y_pred = alike(y_true, y_pred)
    error = y_true - y_pred
    return ops.mean(ops.maximum(quantile * error, (quantile - 1) * error), axis=-1)


class Pinball(keras.losses.Loss):
    """The loss `pinball`, for compile()."""

    def __init__(self, quantile=0.5, name="pinball", **options):
        super().__init__(name=name, **options)
        self.quantile = quantile

    def call(self, y_true, y_pred):
        return pinball(y_true, y_pred, self.quantile)

    def get_config(self):
        return super().get_config() | {"quantile": self.quantile}


def expectile(y_true, y_pred, quantile=0.5):
    """A squared error below the label counts quantile times, one above 1 - quantile."""
    y_true, y_pred = alike(y_true, y_pred)
    weight = ops.where(y_pred > y_true, 1 - quantile, quantile)
    return ops.mean(weight * ops.square(y_pred - y_true), axis=-1)


class Expectile(keras.losses.Loss):
    """The loss `expectile`, for compile()."""

    def __init__(self, quantile=0.5, name="expectile", **options):
        super().__init__(name=name, **options)
        self.quantile = quantile

    def call(self, y_true, y_pred):
        return expectile(y_true, y_pred, self.quantile)

    def get_config(self):
        return super().get_config() | {"quantile": self.quantile}


def epsilon_insensitive(y_true, y_pred, epsilon=0.1):
    """The error beyond epsilon: smaller ones cost nothing."""
    y_true, y_pred = alike(y_true, y_pred)
    return ops.mean(ops.relu(ops.abs(y_pred - y_true) - epsilon), axis=-1)


class EpsilonInsensitive(keras.losses.Loss):
    """The loss `epsilon_insensitive`, for compile()."""

    def __init__(self, epsilon=0.1, name="epsilon_insensitive", **options):
        super().__init__(name=name, **options)
        self.epsilon = epsilon

    def call(self, y_true, y_pred):
        return epsilon_insensitive(y_true, y_pred, self.epsilon)

    def get_config(self):
        return super().get_config() | {"epsilon": self.epsilon}


def squared_epsilon_insensitive(y_true, y_pred, epsilon=0.1):
    """The square of the error beyond epsilon: smaller ones cost nothing."""
    y_true, y_pred = alike(y_true, y_pred)
    beyond = ops.relu(ops.abs(y_pred - y_true) - epsilon)
    return ops.mean(ops.square(beyond), axis=-1)


class SquaredEpsilonInsensitive(keras.losses.Loss):
    """The loss `squared_epsilon_insensitive`, for compile()."""

    def __init__(self, epsilon=0.1, name="squared_epsilon_insensitive", **options):
        super().__init__(name=name, **options)
        self.epsilon = epsilon

    def call(self, y_true, y_pred):
        return squared_epsilon_insensitive(y_true, y_pred, self.epsilon)

    def get_config(self):
        return super().get_config() | {"epsilon": self.epsilon}
