"""Losses of the error of real-valued labels.

Predictions and labels are float ``[...]``, of one shape.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def pseudo_huber(y_pred, y_true, *, delta=1.0):
    """Half the squared error near 0, delta times the absolute error far out; smooth."""
    error = y_pred - y_true
    # delta² (sqrt(1 + (error / delta)²) - 1), which would round small errors off and
    # square large ones out of float32.
    root = torch.hypot(error / delta, torch.ones_like(error))
    return (error * (error / (1 + root))).mean()


class PseudoHuber(nn.Module):
    def __init__(self, delta=1.0):
        super().__init__()
        self.delta = delta

    def forward(self, y_pred, y_true):
        return pseudo_huber(y_pred, y_true, delta=self.delta)


def log_cosh(y_pred, y_true):
    """Mean of log(cosh(error)): half its square near 0, a straight line far out."""
    error = y_pred - y_true
    # cosh itself would overflow from an error of 89 on.
    return (error - F.logsigmoid(2 * error)).mean() - math.log(2)


class LogCosh(nn.Module):
    def forward(self, y_pred, y_true):
        return log_cosh(y_pred, y_true)


def pinball(y_pred, y_true, *, quantile=0.5):
    """Errors cost ``quantile`` below the label and ``1 - quantile`` above it."""
    error = y_true - y_pred
    return torch.maximum(quantile * error, (quantile - 1) * error).mean()


class Pinball(nn.Module):
    def __init__(self, quantile=0.5):
        super().__init__()
        self.quantile = quantile

    def forward(self, y_pred, y_true):
        return pinball(y_pred, y_true, quantile=self.quantile)


def expectile(y_pred, y_true, *, quantile=0.5):
    """Squares cost ``quantile`` below the label and ``1 - quantile`` above it."""
    error = y_true - y_pred
    weighted = torch.maximum(quantile * error, (quantile - 1) * error)
    return (weighted * error.abs()).mean()


class Expectile(nn.Module):
    def __init__(self, quantile=0.5):
        super().__init__()
        self.quantile = quantile

    def forward(self, y_pred, y_true):
        return expectile(y_pred, y_true, quantile=self.quantile)


def epsilon_insensitive(y_pred, y_true, *, epsilon=0.1):
    """Mean of how far the absolute error exceeds epsilon."""
    return F.relu((y_pred - y_true).abs() - epsilon).mean()


class EpsilonInsensitive(nn.Module):
    def __init__(self, epsilon=0.1):
        super().__init__()
        self.epsilon = epsilon

    def forward(self, y_pred, y_true):
        return epsilon_insensitive(y_pred, y_true, epsilon=self.epsilon)


def squared_epsilon_insensitive(y_pred, y_true, *, epsilon=0.1):
    """Mean square of how far the absolute error exceeds epsilon."""
    return (F.relu((y_pred - y_true).abs() - epsilon) ** 2).mean()


class SquaredEpsilonInsensitive(nn.Module):
    def __init__(self, epsilon=0.1):
        super().__init__()
        self.epsilon = epsilon

    def forward(self, y_pred, y_true):
        return squared_epsilon_insensitive(y_pred, y_true, epsilon=self.epsilon)
