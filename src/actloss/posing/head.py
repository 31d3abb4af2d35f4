"""The output layer that goes with a loss: its activation and its units."""

from collections.abc import Sequence

from actloss import catalogue
from actloss.catalogue import Form, Loss
from actloss.errors import OptionError
from actloss.interval import Interval
from actloss.posing.losses import BESIDES, Offer
from actloss.spelling import joined
from actloss.training.asked import activation_called


def activation_of(
    offer: Offer, kind: str, wished: str | None, *, held: Interval | None = None, units: int | None = None
) -> str:
    """Return the activation of the output layer.

    Args:
        offer: The loss.
        kind: The task.
        wished: What the user names; None takes the offer's own, or the loss's first that fits.
        held: From the smallest to the largest label of a regression; None without a table.
        units: Outputs of the head, where they are known.

    Raises:
        OptionError: There is no such activation, it does not suit the loss, or the labels leave its range.
    """
    fitting = _suiting(offer, kind, units)
    if wished is None:
        return offer.activation or next((name for name in fitting if _holds(name, held)), fitting[0])
    name = activation_called(str(wished)).name
    if name not in fitting:
        raise OptionError(f"{name} does not suit {offer.row.name} of a {kind} task: choose {joined(fitting, 'or')}")
    if not _holds(name, held):
        lies = catalogue.activation(name).range
        raise OptionError(
            f"{name} puts out numbers in {lies}, and the labels run from {held.low:g} to {held.high:g}:"  # type: ignore[union-attr]  # without a table everything holds
            f" choose {joined([other for other in fitting if _holds(other, held)], 'or')}"
        )
    return name


def _suiting(offer: Offer, kind: str, units: int | None) -> Sequence[str]:
    """Return the activations that suit a loss in a task, the usual one first."""
    row = offer.row
    own = [offer.activation] if offer.activation else []
    if (row.name, kind) in BESIDES:
        return list(dict.fromkeys([*own, *BESIDES[row.name, kind]]))
    if units == 1 and kind == "multiclass" and row.form is Form.ELEMENTS:
        return own or ["linear"]
    joint = kind in {"binary", "multiclass"} and row.exclusive and row.form is not Form.RANKS
    joint = joint and (kind == "multiclass" or kind not in row.kinds)
    # Where a row has both, the one is for exclusive classes and the other for labels that are not.
    unfit = {"sigmoid"} if joint else {"softmax"}
    return list(dict.fromkeys([*own, *(name for name in row.activations if name not in unfit)]))


def _holds(activation: str, held: Interval | None) -> bool:
    """Return whether an activation reaches all labels, or comes as near as it likes."""
    if held is None:
        return True
    reached = catalogue.activation(activation).range.closure
    return reached.contains(held.low) and reached.contains(held.high)


def units_of(row: Loss, kind: str, width: int) -> int:
    """Return the outputs of a head for so many classes, labels or quantities.

    Raises:
        OptionError: The loss takes two outputs for one quantity, and there are several.
    """
    form = row.variant(kind).form
    if form is Form.PAIRS:
        if width > 1:
            raise OptionError(f"{row.name} takes two outputs for one quantity, and there are {width}")
        return 2
    if kind == "binary":
        return 2 if kind not in row.kinds and row.exclusive else 1
    return width - 1 if form is Form.RANKS else width
