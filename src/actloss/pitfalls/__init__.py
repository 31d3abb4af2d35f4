"""Mistakes that users of losses make, known by the messages they get, or by what they see where there is no message."""

from actloss.pitfalls import (
    anywhere,
    boosters,
    jax,
    keras,
    pytorch_classes,
    pytorch_values,
    silent_labels,
    silent_outputs,
    sklearn,
)
from actloss.pitfalls.find import best_match
from actloss.pitfalls.row import Pitfall

__all__ = ["PITFALLS", "Pitfall", "find_pitfall"]

PITFALLS: tuple[Pitfall, ...] = (
    *pytorch_classes.ROWS,
    *pytorch_values.ROWS,
    *keras.ROWS,
    *jax.ROWS,
    *boosters.ROWS,
    *sklearn.ROWS,
    *anywhere.ROWS,
    *silent_outputs.ROWS,
    *silent_labels.ROWS,
)


def find_pitfall(text: str) -> Pitfall | None:
    """Return the mistake behind an error message or warning; None where it is not a known one.

    Args:
        text: What the user saw: the message alone or the traceback around it, with any numbers and shapes.

    Examples:
        >>> find_pitfall("IndexError: Target 7 is out of bounds.").slug
        'pytorch-label-out-of-bounds'
        >>> find_pitfall("huber") is None
        True
    """
    return best_match(PITFALLS, text)
