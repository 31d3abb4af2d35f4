"""Weighing evidence: each piece is a sentence with the points that it gives to the kinds it speaks for."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from actloss.task.facts import Kind, Reading


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation about the labels."""

    sentence: str
    points: dict[Kind, float] = field(default_factory=dict)
    """Log-odds points per kind; a kind without an entry gets none."""


def weigh(evidence: Iterable[Evidence], kinds: Iterable[Kind]) -> tuple[Reading, ...]:
    """Return a reading for each kind, best first.

    A reading lists the evidence that speaks for it most, strongest first. "None of these" takes part with no points,
    so that a kind without rivals is only as sure as its evidence.
    """
    pieces = list(evidence)
    totals = {kind: sum(piece.points.get(kind, 0.0) for piece in pieces) for kind in kinds}
    top = max(totals.values())
    weights = {kind: math.exp(total - top) for kind, total in totals.items()}
    whole = sum(weights.values()) + math.exp(-top)
    readings = [
        Reading(kind=kind, confidence=weight / whole, evidence=_for(kind, pieces)) for kind, weight in weights.items()
    ]
    return tuple(sorted(readings, key=lambda reading: -reading.confidence))


def _for(kind: Kind, pieces: list[Evidence]) -> tuple[str, ...]:
    ranked = sorted(pieces, key=lambda piece: -piece.points.get(kind, 0.0))
    return tuple(piece.sentence for piece in ranked if piece.points.get(kind, 0.0) > 0)
