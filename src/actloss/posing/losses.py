"""Which loss a user means, and whether a task can be trained with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actloss import catalogue
from actloss.catalogue import Form, Loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.posing.params import Params
from actloss.rules.pairing.scope import DECISIONS
from actloss.spelling import joined
from actloss.training.spelled import loss_spelled

BESIDES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("mse", "binary"): ("sigmoid",),
    ("mse", "multilabel"): ("sigmoid",),
    ("hinge", "multilabel"): ("tanh", "linear"),
    ("binary_crossentropy", "multiclass"): ("sigmoid",),
}
"""Losses that serve a kind of task that is not their own, and the activations that make them: probabilities under a
squared error are the Brier score, labels may each have a margin, and classes one sigmoid each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A loss with its parameters and output layer, as an advice has it or as the catalogue's defaults are."""

    row: Loss
    params: Params = field(default_factory=dict)
    activation: str | None = None
    """None where nobody said."""
    units: int | None = None
    """None where they follow from the labels."""
    elicits: str


def offered(text: str, kind: str, offers: Sequence[Offer]) -> tuple[Offer, Params]:
    """Return the loss that a text names, and the parameters that its spelling sets.

    Args:
        text: A name or an alias of ours, or what a program writes.
        kind: The task.
        offers: Losses of an advice, which know more than the catalogue; the first that is meant is taken.

    Raises:
        OptionError: There is no such loss, the task cannot be trained with it, or a parameter is no number.
    """
    spelled = loss_spelled(text)
    unread = next((name for name in spelled.unread if name in spelled.loss.params), None)
    if unread is not None:
        raise OptionError(f"{unread} of {quoted(text)} is no number that can be read here: write the number")
    meant = (spelled.loss, *spelled.others)
    settings = {name: value for name, value in spelled.settings.items() if name in spelled.loss.params}
    known = next((offer for offer in offers if offer.row in meant), None)
    if known is not None:
        return known, settings
    serving = [row for row in meant if serves(row, kind)]
    if not serving:
        raise OptionError(_why_not(spelled.loss, kind))
    return Offer(row=serving[0], elicits=serving[0].elicits), settings


def serves(row: Loss, kind: str) -> bool:
    """Return whether a task can be trained with a loss."""
    if row.name in DECISIONS:
        return False
    # Two classes are as many as several, but for steps between them: there is only one.
    of_two = kind == "binary" and of_classes(row) and row.form is not Form.RANKS
    return kind in row.kinds or of_two or (row.name, kind) in BESIDES


def of_classes(row: Loss) -> bool:
    """Return whether a loss takes exclusive classes and nothing else."""
    return row.kinds == ("multiclass",)


def _why_not(row: Loss, kind: str) -> str:
    choose = f"see 'actloss list losses --task {kind}'"
    if row.name in DECISIONS:
        return f"{row.name} is of decisions: its gradient is 0, and nothing can be trained with it; {choose}"
    serving = [name for name in ("regression", "binary", "multiclass", "multilabel") if serves(row, name)]
    return f"{row.name} serves {joined(serving)}, and the task is {kind}: {choose}"


def default_offer(kind: str, units: int | None) -> Offer:
    """Return the loss that a task is usually trained with.

    Args:
        kind: The task.
        units: Outputs of the head; two for two classes are a softmax.
    """
    usual = {
        "regression": "mse",
        "binary": "sparse_categorical_crossentropy" if units == 2 else "binary_crossentropy",
        "multiclass": "sparse_categorical_crossentropy",
        "multilabel": "binary_crossentropy",
    }
    row = catalogue.loss(usual[kind])
    return Offer(row=row, elicits=row.elicits)
