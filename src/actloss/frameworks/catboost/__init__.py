"""CatBoost, through its scikit-learn estimators."""

from functools import partial

from actloss.frameworks.catboost.activations import ACTIVATIONS
from actloss.frameworks.catboost.code import write
from actloss.frameworks.catboost.losses import LOSSES
from actloss.frameworks.framework import Framework
from actloss.frameworks.objectives import of_row
from actloss.frameworks.scores import output

FRAMEWORK = Framework(
    name="catboost",
    title="CatBoost",
    packages=("catboost",),
    output=output,
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=partial(of_row, LOSSES),
)
