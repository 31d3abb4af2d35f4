"""Losses and activations that code brings along: each as a function and as a module that calls it."""

from collections.abc import Mapping

from actloss.frameworks.entry import How
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import ACTIVATIONS
from actloss.frameworks.pytorch.losses import CATEGORICAL, LOSSES
from actloss.frameworks.sources import own

OWNED: Mapping[str, str] = {
    "msle": "MSLE",
    "pseudo_huber": "PseudoHuber",
    "log_cosh": "LogCosh",
    "pinball": "Pinball",
    "expectile": "Expectile",
    "epsilon_insensitive": "EpsilonInsensitive",
    "squared_epsilon_insensitive": "SquaredEpsilonInsensitive",
    "cauchy": "Cauchy",
    "welsch": "Welsch",
    "tukey_biweight": "TukeyBiweight",
    "mape": "MAPE",
    "smape": "SMAPE",
    "laplace_nll": "LaplaceNLL",
    "poisson_deviance": "PoissonDeviance",
    "gamma_nll": "GammaNLL",
    "gamma_deviance": "GammaDeviance",
    "tweedie_deviance": "TweedieDeviance",
    "neg_binomial_nll": "NegBinomialNLL",
    "zip_nll": "ZIPNLL",
    "hinge": "Hinge",
    "squared_hinge": "SquaredHinge",
    "exponential": "Exponential",
    "logistic": "Logistic",
    "modified_huber": "ModifiedHuber",
    "perceptron": "Perceptron",
    "focal": "Focal",
    "categorical_focal": "CategoricalFocal",
    "categorical_brier": "CategoricalBrier",
    "generalized_crossentropy": "GeneralizedCrossentropy",
    "crammer_singer": "CrammerSinger",
    "weston_watkins": "WestonWatkins",
    "logit_adjusted_crossentropy": "LogitAdjustedCrossentropy",
    "rps": "RPS",
    "coral": "Coral",
    "corn": "Corn",
    "asymmetric": "Asymmetric",
    "dice": "Dice",
    "tversky": "Tversky",
    "swish": "Swish",
}
"""Function → its module."""


def brought(name: str) -> tuple[Block, ...]:
    """Return the source of a function and of its module.

    Args:
        name: The function's.
    """
    return own("pytorch", OWNED[name])


def function_of(name: str) -> tuple[Block, ...]:
    """Return the source of a function alone."""
    return own("pytorch", name)


def of_row(name: str) -> tuple[Block, ...]:
    """Return the source of what PyTorch lacks of a row of the catalogue, by the row's name; empty where it has all."""
    entries = (LOSSES.get(name), CATEGORICAL.get(name), ACTIVATIONS.get(name))
    return tuple(block for entry in entries if entry and entry.how is How.OWN for block in brought(entry.name))
