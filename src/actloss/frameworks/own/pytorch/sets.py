"""Losses of several labels at once, from logits ``[n, L]``.

Labels are 0 and 1, float ``[n, L]``.
"""

import torch
import torch.nn.functional as F
from torch import nn


def asymmetric(logits, y_true, *, gamma_neg=4.0, gamma_pos=1.0, margin=0.05):
    """Focal loss that lets go of absent labels faster, below the margin fully."""
    present = -F.logsigmoid(logits) * torch.exp(gamma_pos * F.logsigmoid(-logits))
    # log(1 - q), q = p - margin where that is above 0, else 0.
    log_margin = logits.new_tensor(margin).log()
    log_rest = torch.logaddexp(F.logsigmoid(-logits), log_margin).clamp(max=0)
    # The floor keeps the gradient of a power of 0 finite.
    q = (-torch.expm1(log_rest)).clamp(min=torch.finfo(logits.dtype).tiny)
    absent = -(q**gamma_neg) * log_rest
    return (y_true * present + (1 - y_true) * absent).mean()


class Asymmetric(nn.Module):
    def __init__(self, gamma_neg=4.0, gamma_pos=1.0, margin=0.05):
        super().__init__()
        self.gamma_neg = gamma_neg
        self.gamma_pos = gamma_pos
        self.margin = margin

    def forward(self, logits, y_true):
        return asymmetric(
            logits,
            y_true,
            gamma_neg=self.gamma_neg,
            gamma_pos=self.gamma_pos,
            margin=self.margin,
        )


def tversky(logits, y_true, *, alpha=0.5, beta=0.5):
    """(alpha FP + beta FN) / (TP + alpha FP + beta FN), soft counts over the batch."""
    p, rest = torch.sigmoid(logits), torch.sigmoid(-logits)
    found = (y_true * p).sum()
    wrong = (alpha * (1 - y_true) * p + beta * y_true * rest).sum()
    # Without any label and any prediction nothing is wrong: 0 / tiny is 0.
    return wrong / (found + wrong).clamp(min=torch.finfo(logits.dtype).tiny)


class Tversky(nn.Module):
    def __init__(self, alpha=0.5, beta=0.5):
        super().__init__()
        self.alpha = alpha
        self.beta = beta

    def forward(self, logits, y_true):
        return tversky(logits, y_true, alpha=self.alpha, beta=self.beta)


def dice(logits, y_true):
    """Sum of (y (1 - p) + (1 - y) p) over the sum of (y + p), over the batch."""
    p, rest = torch.sigmoid(logits), torch.sigmoid(-logits)
    wrong = (y_true * rest + (1 - y_true) * p).sum()
    # Without any label and any prediction nothing is wrong: 0 / tiny is 0.
    return wrong / (y_true + p).sum().clamp(min=torch.finfo(logits.dtype).tiny)


class Dice(nn.Module):
    def forward(self, logits, y_true):
        return dice(logits, y_true)
