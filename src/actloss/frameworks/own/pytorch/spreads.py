"""Losses of where a label lies and how far it spreads: two predictions a label."""

import math

import torch
from torch import nn


def laplace_nll(y_pred, y_true):
    """Mean of log(2 b) + |y - m| / b; labels ``[n, k]``.

    Predictions ``[n, 2 k]`` are k locations m, then k times log(b).
    """
    location, log_scale = y_pred.chunk(2, dim=-1)
    # Scales below e^-40 are held there: the quotient must not overflow.
    distance = (y_true - location).abs() * torch.exp(-log_scale.clamp(min=-40))
    return (math.log(2) + log_scale + distance).mean()


class LaplaceNLL(nn.Module):
    def forward(self, y_pred, y_true):
        return laplace_nll(y_pred, y_true)
