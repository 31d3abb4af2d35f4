"""Losses and activations that code brings along: each as a function and as a class that calls it."""

from collections.abc import Mapping

from actloss.frameworks.entry import How
from actloss.frameworks.keras.activations import ACTIVATIONS
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

OWNED: Mapping[str, str] = {
    "smooth_l1": "SmoothL1",
    "pseudo_huber": "PseudoHuber",
    "pinball": "Pinball",
    "expectile": "Expectile",
    "epsilon_insensitive": "EpsilonInsensitive",
    "squared_epsilon_insensitive": "SquaredEpsilonInsensitive",
    "cauchy": "Cauchy",
    "welsch": "Welsch",
    "tukey_biweight": "TukeyBiweight",
    "smape": "SMAPE",
    "gaussian_nll": "GaussianNLL",
    "laplace_nll": "LaplaceNLL",
    "poisson_deviance": "PoissonDeviance",
    "gamma_nll": "GammaNLL",
    "gamma_deviance": "GammaDeviance",
    "tweedie_deviance": "TweedieDeviance",
    "neg_binomial_nll": "NegBinomialNLL",
    "zip_nll": "ZIPNLL",
    "weighted_binary_crossentropy": "WeightedBinaryCrossentropy",
    "exponential": "Exponential",
    "modified_huber": "ModifiedHuber",
    "perceptron": "Perceptron",
    "weighted_categorical_crossentropy": "WeightedCategoricalCrossentropy",
    "weighted_sparse_crossentropy": "WeightedSparseCrossentropy",
    "logit_adjusted_crossentropy": "LogitAdjustedCrossentropy",
    "kl_divergence": "KLDivergence",
    "generalized_crossentropy": "GeneralizedCrossentropy",
    "crammer_singer": "CrammerSinger",
    "weston_watkins": "WestonWatkins",
    "rps": "RPS",
    "coral": "Coral",
    "corn": "Corn",
    "asymmetric": "Asymmetric",
    "tversky": "Tversky",
    "focal": "Focal",
    "swish": "Swish",
}
"""Function → its class."""


def brought(function: str, *, with_class: bool = True) -> tuple[Block, ...]:
    """Return the source of a function, of its class where that is wanted, and of what they use."""
    return own("keras", OWNED[function] if with_class else function)


def of_row(name: str) -> tuple[Block, ...]:
    """Return the source of what Keras lacks of a row of the catalogue, by the row's name; empty where it has all."""
    entry = LOSSES.get(name) or ACTIVATIONS.get(name)
    return brought(entry.name) if entry is not None and entry.how is How.OWN else ()
