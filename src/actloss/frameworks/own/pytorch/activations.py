"""Activations that PyTorch lacks."""

import torch
from torch import nn


def swish(x, *, beta=1.0):
    """Return x sigmoid(beta x), which nn.SiLU is with beta = 1."""
    return x * torch.sigmoid(beta * x)


class Swish(nn.Module):
    def __init__(self, beta=1.0):
        super().__init__()
        self.beta = beta

    def forward(self, x):
        return swish(x, beta=self.beta)
