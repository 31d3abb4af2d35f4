"""Find the column that would be the label if it did not lack two different values: a delivery may have lost them."""

import math
import re

from actloss.target.evidence import column_clues, points
from actloss.target.facts import Unvaried
from actloss.target.look import Look, Shape
from actloss.target.options import options_of
from actloss.target.survey import Survey, as_if_varied

REASONS = {Shape.EMPTY: "is empty", Shape.CONSTANT: "holds one value only"}
_TRIED = 3
"""Columns that are tried: each costs another look at all columns."""
_LIKELY = 0.1
"""Share of the evidence from which on a column is a likely label."""
_NAMELESS = re.compile(r"\s*(unnamed(: ?\d+)?)?\s*", re.IGNORECASE)
"""How columns are called that only a separator too many makes; the words are pandas'."""


def find_unvaried(view: Survey, winner: tuple[int, ...]) -> Unvaried | None:
    """Return the likeliest label among the columns without two different values; None where none is likely.

    Args:
        view: The survey of the head.
        winner: The positions that were taken for the label.
    """
    apart = {position for block in view.blocks for position in block.positions} | {*winner}
    looks = [look for look in view.looks if look.position not in apart and _is_unvaried(view, look)]
    looks.sort(key=lambda look: (-_promise(view, look.position), look.position))
    tried = [(*_standing(view, look.position), look) for look in looks[:_TRIED]]
    share, leads, look = max(tried, key=lambda one: one[0], default=(0.0, False, None))
    if look is None or not (leads or share >= _LIKELY):
        return None
    return Unvaried(column=look.name, position=look.position, leads=leads, reason=REASONS[look.shape])


def _is_unvaried(view: Survey, look: Look) -> bool:
    if look.shape is Shape.EMPTY:
        return view.head.header and not _NAMELESS.fullmatch(look.name)
    return look.shape is Shape.CONSTANT


def _promise(view: Survey, position: int) -> float:
    """Return about how much evidence a column has; its place counts when it is tried."""
    at_end = position >= view.last or position <= view.first
    return points(column_clues(view, position)) + (points(["last plain"]) if at_end else 0.0)


def _standing(view: Survey, position: int) -> tuple[float, bool]:
    """Return a column's share of all evidence if it held two values, and whether it would be the label."""
    options = options_of(as_if_varied(view, position))
    best = options[0][0]
    weights = {places: math.exp(score - best) for score, places, _, _ in options}
    return weights[(position,)] / sum(weights.values()), options[0][1] == (position,)
