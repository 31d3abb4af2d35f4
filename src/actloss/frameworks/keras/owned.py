"""Losses that code brings along: each as a function and as a `keras.losses.Loss` that calls it."""

from collections.abc import Mapping

from actloss.frameworks.entry import How
from actloss.frameworks.keras.losses import LOSSES
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

OWNED: Mapping[str, tuple[str, str]] = {
    "smooth_l1": ("regression", "SmoothL1"),
    "pseudo_huber": ("regression", "PseudoHuber"),
    "pinball": ("regression", "Pinball"),
    "expectile": ("regression", "Expectile"),
    "epsilon_insensitive": ("regression", "EpsilonInsensitive"),
    "squared_epsilon_insensitive": ("regression", "SquaredEpsilonInsensitive"),
    "cauchy": ("robust", "Cauchy"),
    "welsch": ("robust", "Welsch"),
    "tukey_biweight": ("robust", "TukeyBiweight"),
    "smape": ("robust", "SMAPE"),
    "gaussian_nll": ("pairs", "GaussianNLL"),
    "laplace_nll": ("pairs", "LaplaceNLL"),
    "poisson_deviance": ("rates", "PoissonDeviance"),
    "gamma_nll": ("rates", "GammaNLL"),
    "gamma_deviance": ("rates", "GammaDeviance"),
    "tweedie_deviance": ("rates", "TweedieDeviance"),
    "neg_binomial_nll": ("counts", "NegBinomialNLL"),
    "zip_nll": ("counts", "ZeroInflatedPoissonNLL"),
    "weighted_binary_crossentropy": ("labels", "WeightedBinaryCrossentropy"),
    "exponential": ("margin", "Exponential"),
    "modified_huber": ("margin", "ModifiedHuber"),
    "perceptron": ("margin", "Perceptron"),
    "weighted_categorical_crossentropy": ("classes", "WeightedCategoricalCrossentropy"),
    "weighted_sparse_crossentropy": ("classes", "WeightedSparseCrossentropy"),
    "logit_adjusted_crossentropy": ("classes", "LogitAdjustedCrossentropy"),
    "kl_divergence": ("classes", "KLDivergence"),
    "generalized_crossentropy": ("classes", "GeneralizedCrossentropy"),
    "crammer_singer": ("classes", "CrammerSinger"),
    "weston_watkins": ("classes", "WestonWatkins"),
    "rps": ("ordinal", "RankedProbabilityScore"),
    "coral": ("ordinal", "Coral"),
    "corn": ("ordinal", "Corn"),
    "asymmetric": ("labels", "Asymmetric"),
    "tversky": ("labels", "Tversky"),
}
"""The function's name → its file below ``own/keras/`` and its class."""


def brought(function: str, *, with_class: bool = True) -> tuple[Block, ...]:
    """Return the source of a function, of its class where that is wanted, and of what they use."""
    module, name = OWNED[function]
    return own("keras", module, name if with_class else function)


def own_loss(name: str) -> tuple[Block, ...]:
    """Return the source of a loss by the catalogue's name; empty where Keras has it, or none is possible."""
    entry = LOSSES.get(name)
    return brought(entry.name) if entry is not None and entry.how is How.OWN else ()
