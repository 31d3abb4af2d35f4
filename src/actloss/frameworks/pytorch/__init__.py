"""PyTorch: what it has for every row of the catalogue, and programs that train with it."""

from actloss.frameworks.framework import Framework
from actloss.frameworks.pytorch.activations import ACTIVATIONS
from actloss.frameworks.pytorch.code import write
from actloss.frameworks.pytorch.losses import LOSSES
from actloss.frameworks.pytorch.owned import of_row

__all__ = ["FRAMEWORK"]

FRAMEWORK = Framework(
    name="pytorch",
    title="PyTorch",
    packages=("torch",),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=of_row,
)
