"""Code for XGBoost."""

from actloss.frameworks.framework import Framework
from actloss.frameworks.xgboost.activations import ACTIVATIONS
from actloss.frameworks.xgboost.code import write
from actloss.frameworks.xgboost.losses import LOSSES
from actloss.frameworks.xgboost.owned import own

__all__ = ["FRAMEWORK"]

FRAMEWORK = Framework(
    name="xgboost",
    title="XGBoost",
    packages=("xgboost",),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=own,
)
"""XGBoost, as `actloss.frameworks` collects it."""
