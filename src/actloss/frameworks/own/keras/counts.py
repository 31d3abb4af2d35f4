"""Likelihoods of counts that scatter more than Poisson's: one loss a row, [n]."""

import math

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike, exp_then_line


def log_gamma(x):
    """log(Gamma(x)) for x above 0, by Stirling's series ten steps further on."""
    x = ops.convert_to_tensor(x)
    steps = ops.sum(
        ops.log(ops.expand_dims(x, -1) + ops.arange(10, dtype=x.dtype)), axis=-1
    )
    x = x + 10
    return (x - 0.5) * ops.log(x) - x + 0.9189385332046727 + 1 / (12 * x) - steps


def neg_binomial_nll(y_true, log_rate, alpha=1.0):
    """Negative log-likelihood of counts with variance mu + alpha mu², mu = exp(s)."""
    y_true, log_rate = alike(y_true, log_rate)
    n, log_odds = 1 / alpha, log_rate + math.log(alpha)
    ways = log_gamma(y_true + 1) + math.lgamma(n) - log_gamma(y_true + n)
    rate = n * ops.softplus(log_odds) + y_true * ops.softplus(-log_odds)
    return ops.mean(ways + rate, axis=-1)


class NegBinomialNLL(keras.losses.Loss):
    """The loss `neg_binomial_nll`, for compile()."""

    def __init__(self, alpha=1.0, name="neg_binomial_nll", **options):
        super().__init__(name=name, **options)
        self.alpha = alpha

    def call(self, y_true, log_rate):
        return neg_binomial_nll(y_true, log_rate, self.alpha)

    def get_config(self):
        return super().get_config() | {"alpha": self.alpha}


def zip_nll(y_true, raw):
    """Negative log-likelihood of Poisson counts with extra zeros.

    raw [n, 2]: the logit of the probability of an extra zero, and the log-rate.
    """
    extra, log_rate = ops.split(raw, 2, axis=-1)
    y_true, log_rate = alike(y_true, log_rate)
    rate = exp_then_line(log_rate)
    # 0 by nature, or by chance of a Poisson count that is none.
    zero = -ops.logaddexp(ops.log_sigmoid(extra), ops.log_sigmoid(-extra) - rate)
    count = ops.softplus(extra) + rate - y_true * log_rate + log_gamma(y_true + 1)
    return ops.mean(ops.where(y_true > 0, count, zero), axis=-1)


class ZIPNLL(keras.losses.Loss):
    """The loss `zip_nll`, for compile()."""

    def call(self, y_true, raw):
        return zip_nll(y_true, raw)
