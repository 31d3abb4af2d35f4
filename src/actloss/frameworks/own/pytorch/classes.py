"""Losses of exclusive classes, from logits or scores ``[n, C]``.

Labels are class indices, int64 ``[n]``.
"""

import torch
import torch.nn.functional as F
from torch import nn


def categorical_brier(logits, y_true):
    """Mean of sum over classes of (p - y)²; labels may be rows too."""
    if y_true.ndim == 1:
        y_true = F.one_hot(y_true, logits.shape[1])
    return ((F.softmax(logits, dim=1) - y_true) ** 2).sum(dim=1).mean()


class CategoricalBrier(nn.Module):
    def forward(self, logits, y_true):
        return categorical_brier(logits, y_true)


def generalized_crossentropy(logits, y_true, *, q=0.7):
    """Mean of (1 - p^q) / q, p of the label's class; labels may be rows too."""
    if y_true.ndim == 1:
        y_true = F.one_hot(y_true, logits.shape[1])
    losses = -torch.expm1(q * F.log_softmax(logits, dim=1)) / q
    return (y_true * losses).sum(dim=1).mean()


class GeneralizedCrossentropy(nn.Module):
    def __init__(self, q=0.7):
        super().__init__()
        self.q = q

    def forward(self, logits, y_true):
        return generalized_crossentropy(logits, y_true, q=self.q)


def logit_adjusted_crossentropy(logits, y_true, *, tau=1.0, prior=None):
    """Cross-entropy of logits + tau log(prior), prior the share of each class ``[C]``.

    Predict with the logits as they are.
    """
    if prior is not None:
        logits = logits + tau * torch.log(prior)
    return F.cross_entropy(logits, y_true)


class LogitAdjustedCrossentropy(nn.Module):
    def __init__(self, tau=1.0, prior=None):
        super().__init__()
        self.tau = tau
        self.register_buffer("prior", prior)

    def forward(self, logits, y_true):
        return logit_adjusted_crossentropy(
            logits, y_true, tau=self.tau, prior=self.prior
        )


def crammer_singer(y_pred, y_true):
    """Mean of max(0, 1 + highest score of another class - score of the label's)."""
    own = y_pred.gather(1, y_true[:, None])
    others = y_pred.scatter(1, y_true[:, None], -torch.inf)
    return F.relu(1 + (others.amax(dim=1, keepdim=True) - own)).mean()


class CrammerSinger(nn.Module):
    def forward(self, y_pred, y_true):
        return crammer_singer(y_pred, y_true)


def weston_watkins(y_pred, y_true):
    """Mean of sum over other classes of max(0, 1 + score - score of the label's)."""
    # PyTorch divides the sum by the number of classes.
    return F.multi_margin_loss(y_pred, y_true) * y_pred.shape[1]


class WestonWatkins(nn.Module):
    def forward(self, y_pred, y_true):
        return weston_watkins(y_pred, y_true)
