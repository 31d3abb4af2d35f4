"""LightGBM, through its scikit-learn estimators."""

from functools import partial

from actloss.frameworks.framework import Framework
from actloss.frameworks.lightgbm.activations import ACTIVATIONS
from actloss.frameworks.lightgbm.code import write
from actloss.frameworks.lightgbm.losses import LOSSES
from actloss.frameworks.objectives import of_row
from actloss.frameworks.scores import output

FRAMEWORK = Framework(
    name="lightgbm",
    title="LightGBM",
    packages=("lightgbm", "scikit-learn"),
    output=output,
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=partial(of_row, LOSSES),
)
