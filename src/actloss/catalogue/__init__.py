"""The losses and activations that actloss knows: one row of facts each, in the order they are listed to users."""

from typing import TypeVar

from actloss.catalogue import (
    activations,
    adapted,
    binary,
    class_margin,
    count,
    hidden,
    likelihood,
    margin,
    multiclass,
    multilabel,
    ordinal,
    positive,
    redescending,
    regression,
    relative,
    robust,
    smooth,
)
from actloss.catalogue.row import (
    SAME_NUMBERS,
    Activation,
    Claim,
    Form,
    Loss,
    Parameter,
    Scale,
    Variant,
    framework_names,
    scale_words,
)
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import folded, near_names

__all__ = [
    "ACTIVATIONS",
    "LOSSES",
    "SAME_NUMBERS",
    "Activation",
    "Claim",
    "Form",
    "Loss",
    "Parameter",
    "Scale",
    "Variant",
    "activation",
    "framework_names",
    "loss",
    "scale_words",
]

Row = TypeVar("Row", bound=Loss | Activation)

LOSSES: tuple[Loss, ...] = (
    regression.MSE,
    regression.L2,
    relative.MSLE,
    regression.MAE,
    robust.SMOOTH_L1,
    robust.HUBER,
    robust.PSEUDO_HUBER,
    robust.LOG_COSH,
    regression.QUANTILE,
    regression.EXPECTILE,
    regression.EPSILON_INSENSITIVE,
    regression.SQUARED_EPSILON_INSENSITIVE,
    redescending.CAUCHY,
    redescending.WELSCH,
    redescending.TUKEY_BIWEIGHT,
    relative.MAPE,
    relative.SMAPE,
    likelihood.GAUSSIAN_NLL,
    likelihood.LAPLACE_NLL,
    count.POISSON_NLL,
    count.POISSON_DEVIANCE,
    positive.GAMMA_NLL,
    positive.GAMMA_DEVIANCE,
    positive.TWEEDIE_DEVIANCE,
    count.NEG_BINOMIAL_NLL,
    count.ZIP_NLL,
    binary.BINARY_CROSSENTROPY,
    margin.HINGE,
    margin.SQUARED_HINGE,
    margin.EXPONENTIAL,
    margin.LOGISTIC,
    margin.MODIFIED_HUBER,
    margin.PERCEPTRON,
    binary.FOCAL,
    binary.BRIER,
    multiclass.CATEGORICAL_CROSSENTROPY,
    multiclass.SPARSE_CATEGORICAL_CROSSENTROPY,
    multiclass.NLL,
    multiclass.SOFTMAX_LOSS,
    multiclass.KL_DIVERGENCE,
    adapted.GENERALIZED_CROSSENTROPY,
    class_margin.CRAMMER_SINGER,
    class_margin.WESTON_WATKINS,
    adapted.LOGIT_ADJUSTED_CROSSENTROPY,
    ordinal.RPS,
    ordinal.CORAL,
    ordinal.CORN,
    multilabel.ASYMMETRIC,
    multilabel.DICE,
    multilabel.TVERSKY,
    multilabel.HAMMING,
    multilabel.PER_LABEL_ACCURACY,
)

ACTIVATIONS: tuple[Activation, ...] = (
    activations.LINEAR,
    activations.SIGMOID,
    activations.TANH,
    activations.SOFTMAX,
    activations.LOG_SOFTMAX,
    activations.LOG_SIGMOID,
    activations.SOFTPLUS,
    activations.EXP,
    activations.RELU,
    hidden.LEAKY_RELU,
    hidden.PRELU,
    hidden.RELU6,
    hidden.HARD_SIGMOID,
    hidden.HARD_SWISH,
    hidden.SOFTSIGN,
    smooth.ELU,
    smooth.SELU,
    smooth.GELU,
    smooth.SILU,
    smooth.SWISH,
    smooth.MISH,
)


def loss(name: str) -> Loss:
    """Return the loss of a name or alias; case, hyphens and blanks do not matter.

    Raises:
        OptionError: If there is none.

    Examples:
        >>> loss("log-loss").name
        'binary_crossentropy'
    """
    return _find(LOSSES, "loss", name)


def activation(name: str) -> Activation:
    """Return the activation of a name or alias; case, hyphens and blanks do not matter.

    Raises:
        OptionError: If there is none.

    Examples:
        >>> activation("Identity").name
        'linear'
    """
    return _find(ACTIVATIONS, "activation", name)


def _find(rows: tuple[Row, ...], noun: str, name: str) -> Row:
    known = {spelling: row for row in rows for spelling in (row.name, *row.aliases)}
    wanted = folded(name)
    if wanted in known:
        return known[wanted]
    near = near_names(wanted, known)
    hint = f"did you mean '{known[near[0]].name}'?" if near else f"use one of {', '.join(row.name for row in rows)}"
    raise OptionError(f"unknown {noun} {quoted(name)}: {hint}")
