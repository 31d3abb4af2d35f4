"""Cross-entropies that let go of what is already right, from logits."""

import torch
import torch.nn.functional as F
from torch import nn


def focal(logits, y_true, *, gamma=2.0, alpha=None):
    """Focal loss of labels 0 and 1, float ``[...]``, and logits of that shape.

    alpha weighs label 1 and 1 - alpha label 0: a number, or one for each label.
    """
    # Powers of p and 1 - p as exponentials: they keep what 1 - sigmoid rounds off.
    present = -F.logsigmoid(logits) * torch.exp(gamma * F.logsigmoid(-logits))
    absent = -F.logsigmoid(-logits) * torch.exp(gamma * F.logsigmoid(logits))
    if alpha is not None:
        present, absent = alpha * present, (1 - alpha) * absent
    return (y_true * present + (1 - y_true) * absent).mean()


class Focal(nn.Module):
    def __init__(self, gamma=2.0, alpha=None):
        super().__init__()
        self.gamma = gamma
        self.register_buffer("alpha", None if alpha is None else torch.as_tensor(alpha))

    def forward(self, logits, y_true):
        return focal(logits, y_true, gamma=self.gamma, alpha=self.alpha)


def categorical_focal(logits, y_true, *, gamma=2.0, alpha=None):
    """Focal loss of exclusive classes, logits ``[n, C]``.

    Labels are class indices ``[n]``, or rows ``[n, C]``; alpha weighs each class.
    """
    if y_true.ndim == 1:
        y_true = F.one_hot(y_true, logits.shape[1])
    log_p = F.log_softmax(logits, dim=1)
    # 1 - p; the floor keeps the gradient of a power of 0 finite.
    doubt = (-torch.expm1(log_p)).clamp(min=torch.finfo(log_p.dtype).tiny)
    losses = -(doubt**gamma) * log_p
    if alpha is not None:
        losses = alpha * losses
    return (y_true * losses).sum(dim=1).mean()


class CategoricalFocal(nn.Module):
    def __init__(self, gamma=2.0, alpha=None):
        super().__init__()
        self.gamma = gamma
        self.register_buffer("alpha", None if alpha is None else torch.as_tensor(alpha))

    def forward(self, logits, y_true):
        return categorical_focal(logits, y_true, gamma=self.gamma, alpha=self.alpha)
