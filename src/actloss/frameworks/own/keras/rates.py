"""Losses of counts and amounts, one a row, by the log-rate: the output before exp."""

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike, exp_then_line


def poisson_deviance(y_true, log_rate):
    """2 (y log(y / mu) - y + mu) of the log-rate, log(mu)."""
    y_true, log_rate = alike(y_true, log_rate)
    # Relative to the label: the terms of large counts would cancel.
    gap = log_rate - ops.log(ops.where(y_true > 0, y_true, 1.0))
    some = y_true * (exp_then_line(gap) - 1 - gap)
    none = exp_then_line(log_rate)
    return ops.mean(2 * ops.where(y_true > 0, some, none), axis=-1)


class PoissonDeviance(keras.losses.Loss):
    """The loss `poisson_deviance`, for compile()."""

    def call(self, y_true, log_rate):
        return poisson_deviance(y_true, log_rate)


def gamma_nll(y_true, log_rate):
    """Gamma loss log(mu) + y / mu of the log-rate, log(mu), for labels above 0."""
    y_true, log_rate = alike(y_true, log_rate)
    return ops.mean(log_rate + exp_then_line(ops.log(y_true) - log_rate), axis=-1)


class GammaNLL(keras.losses.Loss):
    """The loss `gamma_nll`, for compile()."""

    def call(self, y_true, log_rate):
        return gamma_nll(y_true, log_rate)


def gamma_deviance(y_true, log_rate):
    """2 (log(mu / y) + y / mu - 1) of the log-rate, log(mu), for labels above 0."""
    y_true, log_rate = alike(y_true, log_rate)
    gap = ops.log(y_true) - log_rate
    return ops.mean(2 * (exp_then_line(gap) - 1 - gap), axis=-1)


class GammaDeviance(keras.losses.Loss):
    """The loss `gamma_deviance`, for compile()."""

    def call(self, y_true, log_rate):
        return gamma_deviance(y_true, log_rate)


def tweedie_deviance(y_true, log_rate, power=1.5):
    """The deviance of amounts with zeros, by the log-rate; power between 1 and 2."""
    y_true, log_rate = alike(y_true, log_rate)
    a, b = 2 - power, power - 1
    deviance = (
        exp_then_line(a * log_rate) / a
        + y_true * exp_then_line(-b * log_rate) / b
        - y_true**a / (a * b)
    )
    return ops.mean(2 * deviance, axis=-1)


class TweedieDeviance(keras.losses.Loss):
    """The loss `tweedie_deviance`, for compile()."""

    def __init__(self, power=1.5, name="tweedie_deviance", **options):
        super().__init__(name=name, **options)
        self.power = power

    def call(self, y_true, log_rate):
        return tweedie_deviance(y_true, log_rate, self.power)

    def get_config(self):
        return super().get_config() | {"power": self.power}


def log_softplus(x):
    """Return log(softplus(x)), which is x itself far below 0."""
    return ops.where(x < -15, x, ops.log(ops.softplus(ops.maximum(x, -15.0))))
