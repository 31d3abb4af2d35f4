"""Keras 3, on any backend: its names for losses and activations, and programs for it."""

from actloss.frameworks.framework import Framework
from actloss.frameworks.keras.activations import ACTIVATIONS
from actloss.frameworks.keras.code import write
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.keras.owned import of_row

__all__ = ["FRAMEWORK"]

FRAMEWORK = Framework(
    name="keras",
    title="Keras",
    packages=("keras",),
    remark="Keras needs a backend too, TensorFlow unless KERAS_BACKEND=torch or KERAS_BACKEND=jax is set in the "
    "environment: pip install the one that you choose.",
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=of_row,
)
