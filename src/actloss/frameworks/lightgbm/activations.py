"""Where LightGBM applies an activation: an objective's link; it has no layers to put another one on."""

from collections.abc import Mapping

from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.frameworks.entry import Entry, How


def _link(objective: str, note: str) -> Entry:
    return Entry(how=How.NAMED, name=f'objective="{objective}"', note=note)


_NO_LAYERS = Entry(how=How.ABSENT, note="LightGBM has no layers: only an objective's link is applied to its scores.")
_LOG = Entry(
    how=How.ABSENT,
    note="LightGBM returns probabilities; predict(x, raw_score=True) has the scores to take it of, in numpy.",
)

ACTIVATIONS: Mapping[str, Entry] = {
    **dict.fromkeys((row.name for row in ROWS), _NO_LAYERS),
    "linear": _link("regression", "Also of regression_l1, huber, quantile, mape, and of every objective of one's own."),
    "sigmoid": _link("binary", "Also of cross_entropy, and for each class of multiclassova."),
    "softmax": _link("multiclass", "Over the scores of a row."),
    "log_softmax": _LOG,
    "log_sigmoid": _LOG,
    "exp": _link("poisson", "Also of gamma and tweedie."),
}
"""By the catalogue's name, in its order."""
