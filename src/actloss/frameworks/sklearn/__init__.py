"""scikit-learn: an estimator for each loss, and one of the user's own where there is none."""

from actloss.frameworks.framework import Framework
from actloss.frameworks.scores import output
from actloss.frameworks.sklearn.activations import ACTIVATIONS
from actloss.frameworks.sklearn.code import own, write
from actloss.frameworks.sklearn.linear import posed_as
from actloss.frameworks.sklearn.losses import LOSSES

FRAMEWORK = Framework(
    name="sklearn",
    title="scikit-learn",
    packages=("scikit-learn",),
    # A squared error of probabilities is trained as Brier's, of logits.
    output=lambda problem: output(posed_as(problem)[0]),
    losses=LOSSES,
    activations=ACTIVATIONS,
    write=write,
    own=own,
)
