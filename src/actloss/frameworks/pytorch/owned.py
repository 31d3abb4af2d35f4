"""Losses and activations that code brings along: each as a function and as a module that calls it."""

from collections.abc import Mapping

from actloss.frameworks.entry import How
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import ACTIVATIONS
from actloss.frameworks.pytorch.losses import CATEGORICAL, LOSSES
from actloss.frameworks.sources import own

OWNED: Mapping[str, tuple[str, str]] = {
    "msle": ("relative", "MSLE"),
    "pseudo_huber": ("regression", "PseudoHuber"),
    "log_cosh": ("regression", "LogCosh"),
    "pinball": ("regression", "Pinball"),
    "expectile": ("regression", "Expectile"),
    "epsilon_insensitive": ("regression", "EpsilonInsensitive"),
    "squared_epsilon_insensitive": ("regression", "SquaredEpsilonInsensitive"),
    "cauchy": ("redescending", "Cauchy"),
    "welsch": ("redescending", "Welsch"),
    "tukey_biweight": ("redescending", "TukeyBiweight"),
    "mape": ("relative", "MAPE"),
    "smape": ("relative", "SMAPE"),
    "laplace_nll": ("spreads", "LaplaceNLL"),
    "poisson_deviance": ("rates", "PoissonDeviance"),
    "gamma_nll": ("rates", "GammaNLL"),
    "gamma_deviance": ("rates", "GammaDeviance"),
    "tweedie_deviance": ("rates", "TweedieDeviance"),
    "neg_binomial_nll": ("rates", "NegBinomialNLL"),
    "zip_nll": ("rates", "ZIPNLL"),
    "hinge": ("margins", "Hinge"),
    "squared_hinge": ("margins", "SquaredHinge"),
    "exponential": ("margins", "Exponential"),
    "logistic": ("margins", "Logistic"),
    "modified_huber": ("margins", "ModifiedHuber"),
    "perceptron": ("margins", "Perceptron"),
    "focal": ("focal", "Focal"),
    "categorical_focal": ("focal", "CategoricalFocal"),
    "categorical_brier": ("classes", "CategoricalBrier"),
    "generalized_crossentropy": ("classes", "GeneralizedCrossEntropy"),
    "crammer_singer": ("classes", "CrammerSinger"),
    "weston_watkins": ("classes", "WestonWatkins"),
    "logit_adjusted_crossentropy": ("classes", "LogitAdjustedCrossEntropy"),
    "rps": ("ordinal", "RPS"),
    "coral": ("ordinal", "Coral"),
    "corn": ("ordinal", "Corn"),
    "asymmetric": ("sets", "Asymmetric"),
    "dice": ("sets", "Dice"),
    "tversky": ("sets", "Tversky"),
    "swish": ("activations", "Swish"),
}
"""The function's name → its file below ``own/pytorch/`` and its module."""


def brought(name: str) -> tuple[Block, ...]:
    """Return the source of a function and of its module.

    Args:
        name: The function's.
    """
    file, module = OWNED[name]
    return own("pytorch", file, module)


def function_of(name: str) -> tuple[Block, ...]:
    """Return the source of a function alone."""
    return own("pytorch", OWNED[name][0], name)


def of_row(name: str) -> tuple[Block, ...]:
    """Return the source of what PyTorch lacks of a row of the catalogue, by the row's name; empty where it has all."""
    entries = (LOSSES.get(name), CATEGORICAL.get(name), ACTIVATIONS.get(name))
    return tuple(block for entry in entries if entry and entry.how is How.OWN for block in brought(entry.name))
