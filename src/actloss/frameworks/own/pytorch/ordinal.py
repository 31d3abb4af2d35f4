"""Losses of classes with an order; labels are class indices, int64 ``[n]``."""

import torch
import torch.nn.functional as F
from torch import nn


def rps(logits, y_true):
    """Ranked probability score of logits ``[n, C]``.

    Mean of sum over k < C - 1 of (P(p <= k) - P(y <= k))²; labels may be rows too.
    """
    if y_true.ndim == 1:
        y_true = F.one_hot(y_true, logits.shape[1])
    gaps = (F.softmax(logits, dim=1) - y_true).cumsum(dim=1)
    return (gaps[:, :-1] ** 2).sum(dim=1).mean()


class RPS(nn.Module):
    def forward(self, logits, y_true):
        return rps(logits, y_true)


def coral(logits, y_true):
    """Sum of the cross-entropies of all questions "above class k?".

    Logits of y > k are ``[n, C - 1]``.
    """
    steps = torch.arange(logits.shape[1], device=logits.device)
    above = (y_true[:, None] > steps).to(logits.dtype)
    losses = F.binary_cross_entropy_with_logits(logits, above, reduction="none")
    return losses.sum(dim=1).mean()


class Coral(nn.Module):
    def forward(self, logits, y_true):
        return coral(logits, y_true)


def corn(logits, y_true):
    """Mean cross-entropy of the questions "above class k, given at least k?".

    Logits are ``[n, C - 1]``; a row is asked up to its own class.
    """
    steps = torch.arange(logits.shape[1], device=logits.device)
    above = (y_true[:, None] > steps).to(logits.dtype)
    losses = F.binary_cross_entropy_with_logits(logits, above, reduction="none")
    return losses[y_true[:, None] >= steps].mean()


class Corn(nn.Module):
    def forward(self, logits, y_true):
        return corn(logits, y_true)
