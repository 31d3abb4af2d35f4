"""scikit-learn: an estimator for each loss, and one of the user's own where there is none."""

from actloss.frameworks.framework import Framework
from actloss.frameworks.sklearn.activations import ACTIVATIONS
from actloss.frameworks.sklearn.code import own, write
from actloss.frameworks.sklearn.losses import LOSSES

FRAMEWORK = Framework(
    name="sklearn",
    title="scikit-learn",
    packages=("scikit-learn",),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=own,
)
