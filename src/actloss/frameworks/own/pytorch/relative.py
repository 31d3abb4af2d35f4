"""Losses of the relative error.

Predictions and labels are float ``[...]``, in the label's unit.
"""

import torch
import torch.nn.functional as F
from torch import nn


def msle(y_pred, y_true):
    """Mean squared error of log(1 + y); labels and predictions are above -1."""
    return F.mse_loss(torch.log1p(y_pred), torch.log1p(y_true))


class MSLE(nn.Module):
    def forward(self, y_pred, y_true):
        return msle(y_pred, y_true)


def mape(y_pred, y_true):
    """Mean absolute error as a share of the label, which must not be 0."""
    return ((y_pred - y_true) / y_true).abs().mean()


class MAPE(nn.Module):
    def forward(self, y_pred, y_true):
        return mape(y_pred, y_true)


def smape(y_pred, y_true):
    """Mean absolute error as a share of the mean size of label and prediction."""
    size = y_pred.abs() + y_true.abs()
    # Where both are 0 the error is too, and 0 / tiny is 0.
    tiny = torch.finfo(size.dtype).tiny
    return (2 * (y_pred - y_true).abs() / size.clamp(min=tiny)).mean()


class SMAPE(nn.Module):
    def forward(self, y_pred, y_true):
        return smape(y_pred, y_true)
