"""CatBoost, through its scikit-learn estimators."""

from actloss.frameworks.boosting.own import by_name
from actloss.frameworks.catboost.activations import ACTIVATIONS
from actloss.frameworks.catboost.code import write
from actloss.frameworks.catboost.losses import LOSSES
from actloss.frameworks.framework import Framework

FRAMEWORK = Framework(
    name="catboost",
    title="CatBoost",
    packages=("catboost",),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=lambda name: by_name(LOSSES, name),
)
