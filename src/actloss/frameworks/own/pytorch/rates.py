"""Losses of counts and amounts, from log-rates before any exponential.

Log-rates and labels are float ``[...]``, of one shape.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def exp_then_line(x):
    """e^x, beyond 40 its tangent: a step too far must not overflow float32."""
    near = x.clamp(max=40)
    return torch.exp(near) * (1 + x - near)


def log_softplus(x):
    """log(softplus(x)), which is x itself far below 0."""
    near = x.clamp(min=-15)
    return torch.where(x < -15, x, torch.log(F.softplus(near)))


def poisson_deviance(log_rate, y_true):
    """Mean of 2 (y log(y / rate) - y + rate); labels are 0 or more."""
    # Relative to the label: the terms of large counts would cancel.
    log_ratio = log_rate - torch.log(torch.where(y_true > 0, y_true, 1))
    some = y_true * (exp_then_line(log_ratio) - 1 - log_ratio)
    return 2 * torch.where(y_true > 0, some, exp_then_line(log_rate)).mean()


class PoissonDeviance(nn.Module):
    def forward(self, log_rate, y_true):
        return poisson_deviance(log_rate, y_true)


def gamma_nll(log_rate, y_true):
    """Mean of log(rate) + y / rate; labels are above 0."""
    return (log_rate + exp_then_line(torch.log(y_true) - log_rate)).mean()


class GammaNLL(nn.Module):
    def forward(self, log_rate, y_true):
        return gamma_nll(log_rate, y_true)


def gamma_deviance(log_rate, y_true):
    """Mean of 2 (log(rate / y) + y / rate - 1); labels are above 0."""
    log_ratio = torch.log(y_true) - log_rate
    return 2 * (exp_then_line(log_ratio) - 1 - log_ratio).mean()


class GammaDeviance(nn.Module):
    def forward(self, log_rate, y_true):
        return gamma_deviance(log_rate, y_true)


def tweedie_deviance(log_rate, y_true, *, power=1.5):
    """Mean deviance of a variance that grows as rate^power; labels are 0 or more."""
    a, b = 2 - power, 1 - power
    of_rate = exp_then_line(a * log_rate) / a - y_true * exp_then_line(b * log_rate) / b
    return 2 * (y_true**a / (a * b) + of_rate).mean()


class TweedieDeviance(nn.Module):
    def __init__(self, power=1.5):
        super().__init__()
        self.power = power

    def forward(self, log_rate, y_true):
        return tweedie_deviance(log_rate, y_true, power=self.power)


def neg_binomial_nll(log_rate, y_true, *, alpha=1.0):
    """Mean negative log-likelihood of counts whose variance is rate + alpha rate²."""
    n, log_odds = 1 / alpha, math.log(alpha) + log_rate
    # Depends on the label alone; without it the loss would be no likelihood.
    ways = math.lgamma(n) + torch.lgamma(y_true + 1) - torch.lgamma(y_true + n)
    return (ways + n * F.softplus(log_odds) + y_true * F.softplus(-log_odds)).mean()


class NegBinomialNLL(nn.Module):
    def __init__(self, alpha=1.0):
        super().__init__()
        self.alpha = alpha

    def forward(self, log_rate, y_true):
        return neg_binomial_nll(log_rate, y_true, alpha=self.alpha)


def zip_nll(y_pred, y_true):
    """Mean negative log-likelihood of counts with extra zeros, labels ``[n, k]``.

    Predictions ``[n, 2 k]`` are logits of the share of extra zeros, then log-rates.
    """
    logit, log_rate = y_pred.chunk(2, dim=-1)
    rate = exp_then_line(log_rate)
    zero = -torch.logaddexp(logit, -rate)
    count = rate - y_true * log_rate + torch.lgamma(y_true + 1)
    return (F.softplus(logit) + torch.where(y_true == 0, zero, count)).mean()


class ZIPNLL(nn.Module):
    def forward(self, y_pred, y_true):
        return zip_nll(y_pred, y_true)
