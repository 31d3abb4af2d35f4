"""Losses of the margin of two classes.

Scores are float ``[...]``, labels -1 and +1 of that shape.
"""

import torch
import torch.nn.functional as F
from torch import nn

from actloss.frameworks.own.pytorch.rates import exp_then_line


def hinge(y_pred, y_true):
    """Mean of max(0, 1 - y s): 0 once a score is right by 1."""
    return F.relu(1 - y_true * y_pred).mean()


class Hinge(nn.Module):
    def forward(self, y_pred, y_true):
        return hinge(y_pred, y_true)


def squared_hinge(y_pred, y_true):
    """Mean of max(0, 1 - y s)²."""
    return (F.relu(1 - y_true * y_pred) ** 2).mean()


class SquaredHinge(nn.Module):
    def forward(self, y_pred, y_true):
        return squared_hinge(y_pred, y_true)


def exponential(y_pred, y_true):
    """Mean of exp(-y s), AdaBoost's loss."""
    return exp_then_line(-y_true * y_pred).mean()


class Exponential(nn.Module):
    def forward(self, y_pred, y_true):
        return exponential(y_pred, y_true)


def logistic(y_pred, y_true):
    """Mean of log(1 + exp(-y s))."""
    # nn.SoftMarginLoss is infinite in float32 once a score is wrong by 89.
    return -F.logsigmoid(y_true * y_pred).mean()


class Logistic(nn.Module):
    def forward(self, y_pred, y_true):
        return logistic(y_pred, y_true)


def modified_huber(y_pred, y_true):
    """The squared hinge, but a straight line -4 y s where y s is below -1."""
    right = y_true * y_pred
    return torch.where(right < -1, -4 * right, F.relu(1 - right) ** 2).mean()


class ModifiedHuber(nn.Module):
    def forward(self, y_pred, y_true):
        return modified_huber(y_pred, y_true)


def perceptron(y_pred, y_true):
    """Mean of max(0, -y s): 0 as soon as the sign is right."""
    # clamp has a slope where a score is 0, where training starts; relu has none.
    return torch.clamp(-y_true * y_pred, min=0).mean()


class Perceptron(nn.Module):
    def forward(self, y_pred, y_true):
        return perceptron(y_pred, y_true)
