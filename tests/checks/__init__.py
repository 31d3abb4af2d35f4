"""Hand-made checks that every renderer is shown: a better rule must not touch a snapshot of how they look."""

from collections.abc import Callable, Mapping

from actloss.checked import CheckReport
from checks import held, hostile, small

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Callable[[], CheckReport]] = {
    "clean": small.clean,
    "failing": small.failing,
    "unreadable": small.unreadable,
    "predictions": small.predictions,
    "nothing": small.nothing,
    "lock": held.lock,
    "reference": held.reference,
    "hostile": hostile.hostile,
}
