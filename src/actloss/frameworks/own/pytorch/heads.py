"""Output layers that start at the best constant prediction."""

import torch
from torch import nn


class ScaledHead(nn.Linear):
    """A linear layer that starts at a bias and learns in multiples of a spread."""

    def __init__(self, hidden, start, spread):
        super().__init__(hidden, len(start))
        nn.init.zeros_(self.weight)
        nn.init.zeros_(self.bias)
        self.register_buffer("start", torch.tensor(start))
        self.register_buffer("spread", torch.tensor(spread))

    def forward(self, hidden):
        return self.start + self.spread * super().forward(hidden)


class RankHead(nn.Module):
    """One score for all questions "above class k?", and a bias for each of them."""

    def __init__(self, hidden, start):
        super().__init__()
        self.score = nn.Linear(hidden, 1, bias=False)
        nn.init.zeros_(self.score.weight)
        self.bias = nn.Parameter(torch.tensor(start))

    def forward(self, hidden):
        return self.score(hidden) + self.bias
