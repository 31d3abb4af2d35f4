"""The losses and activations that actloss knows: one row of facts each, in the order they are listed to users."""

from difflib import get_close_matches
from typing import TypeVar

from actloss.catalogue import activations, binary, count, multiclass, regression
from actloss.catalogue.row import Activation, Loss, Parameter, Scale, framework_names
from actloss.errors import OptionError
from actloss.escape import quoted

__all__ = ["ACTIVATIONS", "LOSSES", "Activation", "Loss", "Parameter", "Scale", "activation", "framework_names", "loss"]

Row = TypeVar("Row", bound=Loss | Activation)

LOSSES: tuple[Loss, ...] = (
    regression.MSE,
    regression.MSLE,
    regression.MAE,
    regression.HUBER,
    regression.SMOOTH_L1,
    regression.LOG_COSH,
    regression.QUANTILE,
    count.POISSON_NLL,
    count.GAMMA_DEVIANCE,
    count.TWEEDIE_DEVIANCE,
    binary.BINARY_CROSSENTROPY,
    binary.HINGE,
    binary.SQUARED_HINGE,
    binary.EXPONENTIAL,
    multiclass.CATEGORICAL_CROSSENTROPY,
    multiclass.SPARSE_CATEGORICAL_CROSSENTROPY,
    multiclass.KL_DIVERGENCE,
)

ACTIVATIONS: tuple[Activation, ...] = (
    activations.LINEAR,
    activations.SIGMOID,
    activations.TANH,
    activations.SOFTMAX,
    activations.SOFTPLUS,
    activations.EXP,
    activations.RELU,
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
    wanted = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
    if wanted in known:
        return known[wanted]
    close = get_close_matches(wanted[:80], known, n=1)
    hint = f"did you mean '{known[close[0]].name}'?" if close else f"use one of {', '.join(row.name for row in rows)}"
    raise OptionError(f"unknown {noun} {quoted(name)}: {hint}")
