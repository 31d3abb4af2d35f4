"""What one writes without actloss: `with_torch.py TASK FILE`.

Reads the table with pandas and prints PyTorch's functional losses on the CPU that can be computed from the file.
"""

import sys
from collections.abc import Callable, Mapping

import pandas as pd
import torch
from torch.nn import functional as F  # noqa: N812 - as PyTorch's own manuals call it

Losses = Mapping[str, torch.Tensor]


def binary(table: pd.DataFrame) -> Losses:
    """Return the losses of two classes."""
    pair = torch.tensor(table["probability"].to_numpy()), torch.tensor(table["label"].to_numpy("float64"))
    return {"binary_crossentropy": F.binary_cross_entropy(*pair), "brier": F.mse_loss(*pair)}


def multiclass(table: pd.DataFrame) -> Losses:
    """Return the losses of several classes."""
    label = torch.tensor(table["label"].to_numpy())
    chances = torch.tensor(table.drop(columns="label").to_numpy())
    squares = F.mse_loss(chances, F.one_hot(label, chances.shape[1]).double(), reduction="sum")
    return {"nll": F.nll_loss(chances.log(), label), "brier": squares / len(label)}


def regression(table: pd.DataFrame) -> Losses:
    """Return the losses of numbers."""
    pair = torch.tensor(table["y_pred"].to_numpy()), torch.tensor(table["y"].to_numpy())
    return {
        "mse": F.mse_loss(*pair),
        "mae": F.l1_loss(*pair),
        "smooth_l1": F.smooth_l1_loss(*pair),
        "huber": F.huber_loss(*pair),
        "poisson_nll": F.poisson_nll_loss(*pair, log_input=False),
    }


TASKS: Mapping[str, Callable[[pd.DataFrame], Losses]] = {
    "binary": binary,
    "multiclass": multiclass,
    "regression": regression,
}

if __name__ == "__main__":
    for name, value in TASKS[sys.argv[1]](pd.read_csv(sys.argv[2])).items():
        print(name, value.item())
