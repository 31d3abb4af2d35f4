"""Objectives of one's own for boosters: loss, gradient and hessian of each row by the raw score, in numpy.

Every function is ``(y_true, raw, *, params) -> (loss, gradient, hessian)``. Labels are written as `coding_of` says; raw
is the prediction of a value, the log-rate of a count or an amount, the log-odds of a probability, the scores before a
softmax, or a margin. The mean of its losses is the loss that the catalogue defines (of ``l2`` the sum), and the
gradient is the derivative of their sum.
"""

from collections.abc import Mapping

from actloss import catalogue
from actloss.catalogue import Loss
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own, owns

_SHARED: Mapping[str, str] = {
    "l2": "mse",
    "nll": "sparse_categorical_crossentropy",
    "softmax_loss": "sparse_categorical_crossentropy",
}
"""Losses that share another one's function; every other has one of its own name."""
_OF_CLASSES: Mapping[str, str] = {"focal": "categorical_focal", "brier": "categorical_brier"}
"""Losses whose function is another one for several exclusive classes than for two classes or for labels."""


def objective(loss: Loss, kind: str) -> tuple[Block, ...]:
    """Return the source of a loss's function, and of what it uses.

    Args:
        loss: A row of the catalogue with a gradient.
        kind: The task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    return own("numpy", function(loss, kind))


def function(loss: Loss, kind: str) -> str:
    """Return the name of a loss's function.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    name = _SHARED.get(loss.name, loss.name)
    if not owns("numpy", name):
        raise KeyError(loss.name)
    return _OF_CLASSES.get(name, name) if kind == "multiclass" else name


def of_row(entries: Mapping[str, Entry], name: str) -> tuple[Block, ...]:
    """Return the source of what a library lacks of a loss: of each kind of task, where they have different functions.

    Args:
        entries: What the library has for every loss.
        name: A loss or an activation; of one that the library has, or that nothing helps, nothing is returned.
    """
    entry = entries.get(name)
    if entry is None or entry.how is not How.OWN:
        return ()
    row = catalogue.loss(name)
    return tuple(dict.fromkeys(block for kind in row.kinds for block in objective(row, kind)))
