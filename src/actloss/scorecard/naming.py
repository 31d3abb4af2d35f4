"""Which loss a name means, where users have one name for the losses of several tasks."""

from actloss.catalogue import loss
from actloss.spelling import folded

_CROSS_ENTROPIES = {
    "binary": ("binary_crossentropy",),
    "multilabel": ("binary_crossentropy",),
    "multiclass": ("sparse_categorical_crossentropy", "categorical_crossentropy"),
}
"""Of class indices, then of rows, where there are two."""
_GENERIC = frozenset({"log_loss", "logloss", "ce", "cross_entropy", "crossentropy"})


def meant(name: str, kind: str) -> tuple[str, ...]:
    """Return the catalogue names of the losses that a name may mean in a kind of task, the likeliest first.

    Raises:
        OptionError: If there is no such loss.

    Examples:
        >>> meant("log-loss", "binary"), meant("log-loss", "multiclass")[0], meant("L2", "binary")
        (('binary_crossentropy',), 'sparse_categorical_crossentropy', ('l2',))
    """
    if folded(name) in _GENERIC and kind in _CROSS_ENTROPIES:
        return _CROSS_ENTROPIES[kind]
    return (loss(name).name,)
