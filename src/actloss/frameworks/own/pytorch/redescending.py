"""Losses whose pull fades for labels far off.

Predictions and labels are float ``[...]``.
"""

import torch
import torch.nn.functional as F
from torch import nn


def cauchy(y_pred, y_true, *, c=2.3849):
    """Mean of c² / 2 log(1 + (error / c)²)."""
    return (c**2 / 2 * torch.log1p(((y_pred - y_true) / c) ** 2)).mean()


class Cauchy(nn.Module):
    def __init__(self, c=2.3849):
        super().__init__()
        self.c = c

    def forward(self, y_pred, y_true):
        return cauchy(y_pred, y_true, c=self.c)


def welsch(y_pred, y_true, *, c=2.9846):
    """Mean of c² / 2 (1 - exp(-(error / c)²))."""
    return (-(c**2) / 2 * torch.expm1(-(((y_pred - y_true) / c) ** 2))).mean()


class Welsch(nn.Module):
    def __init__(self, c=2.9846):
        super().__init__()
        self.c = c

    def forward(self, y_pred, y_true):
        return welsch(y_pred, y_true, c=self.c)


def tukey_biweight(y_pred, y_true, *, c=4.685):
    """Mean of c² / 6 (1 - (1 - (error / c)²)³), and of c² / 6 for errors beyond c."""
    within = F.relu(1 - ((y_pred - y_true) / c) ** 2)
    return (c**2 / 6 * (1 - within**3)).mean()


class TukeyBiweight(nn.Module):
    def __init__(self, c=4.685):
        super().__init__()
        self.c = c

    def forward(self, y_pred, y_true):
        return tukey_biweight(y_pred, y_true, c=self.c)
