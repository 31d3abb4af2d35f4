"""LightGBM, through its scikit-learn estimators."""

from actloss.frameworks.boosting.own import by_name
from actloss.frameworks.framework import Framework
from actloss.frameworks.lightgbm.activations import ACTIVATIONS
from actloss.frameworks.lightgbm.code import write
from actloss.frameworks.lightgbm.losses import LOSSES

FRAMEWORK = Framework(
    name="lightgbm",
    title="LightGBM",
    packages=("lightgbm", "scikit-learn"),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=lambda name: by_name(LOSSES, name),
)
