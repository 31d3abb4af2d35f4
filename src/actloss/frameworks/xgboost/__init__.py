"""Code for XGBoost."""

from functools import partial

from actloss.frameworks.framework import Framework
from actloss.frameworks.objectives import of_row
from actloss.frameworks.scores import output
from actloss.frameworks.xgboost.activations import ACTIVATIONS
from actloss.frameworks.xgboost.code import write
from actloss.frameworks.xgboost.losses import LOSSES

__all__ = ["FRAMEWORK"]

FRAMEWORK = Framework(
    name="xgboost",
    title="XGBoost",
    packages=("xgboost",),
    output=output,
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=partial(of_row, LOSSES),
)
"""XGBoost, as `actloss.frameworks` collects it."""
