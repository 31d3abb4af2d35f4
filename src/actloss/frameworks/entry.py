"""What a framework has for a row of the catalogue."""

from dataclasses import dataclass
from enum import StrEnum

from actloss.catalogue.row import Loss, Scale


class How(StrEnum):
    """Where the code of a loss or an activation comes from."""

    NAMED = "named"
    """The framework has it."""
    OWN = "own"
    """The framework lacks it and takes one of the user's own: the generated code brings it."""
    ABSENT = "absent"
    """Neither is possible; the entry's note says why."""


class Coding(StrEnum):
    """How labels are written for a loss: what `encode` returns in generated code."""

    VALUES = "values"
    """Numbers in the label's unit, float ``[n]``, or ``[n, outputs]`` where there are several."""
    BITS = "bits"
    """0 or 1, or a share between them, float ``[n]``."""
    SIGNS = "signs"
    """-1 or +1, float ``[n]``."""
    INDICES = "indices"
    """0 to C - 1, int ``[n]``."""
    ROWS = "rows"
    """One-hot rows or distributions, float ``[n, C]``."""
    SETS = "sets"
    """Multi-hot rows of 0 and 1, float ``[n, L]``."""
    SIGNED_SETS = "signed-sets"
    """Multi-hot rows of -1 and +1, float ``[n, L]``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one framework has for one loss."""

    how: How
    name: str = ""
    """As a user writes it, shortest form that can be imported or passed (``torch.nn.HuberLoss``,
    ``objective='binary:logistic'``); for an own one the function's name; empty where it is absent."""
    takes: Scale | None = None
    """The scale of prediction that it is given; None where it is absent."""
    coding: Coding | None = None
    """The labels that it is given, where they are not `coding_of`'s."""
    factor: float = 1.0
    """Its value divided by the catalogue's, after the parameters are matched."""
    differs: str = ""
    """Where its value, its labels or its reduction differ otherwise: a sentence."""
    note: str = ""
    """Why it is absent, or what else to know: a sentence."""


def coding_of(loss: Loss, kind: str, units: int) -> Coding:
    """Return how labels are written for a loss, as the catalogue's own functions take them.

    Args:
        loss: A row of the catalogue.
        kind: The task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``.
        units: Outputs of the head: two classes may have one or two, ranks of classes one.
    """
    margin = loss.scales == (Scale.MARGIN,)
    match kind:
        case "binary" if units == 1:
            return Coding.SIGNS if margin else Coding.BITS
        case "multilabel":
            return Coding.SIGNED_SETS if margin else Coding.SETS
        case "binary" | "multiclass":
            return _of_classes(loss, units)
        case _:
            return Coding.VALUES


def _of_classes(loss: Loss, units: int) -> Coding:
    form = loss.variant("multiclass").form
    if form in {"indices", "ranks", "classes"}:
        return Coding.INDICES
    # Of elements a sigmoid for each class is meant, and one number for the rank.
    return Coding.ROWS if units > 1 else Coding.VALUES
