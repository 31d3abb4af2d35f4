"""Where LightGBM applies an activation: an objective's link; it has no layers to put another one on."""

from collections.abc import Mapping

from actloss.frameworks.entry import Entry, How


def _link(objective: str, note: str) -> Entry:
    return Entry(how=How.NAMED, name=f'objective="{objective}"', note=note)


_NO_LAYERS = Entry(how=How.ABSENT, note="LightGBM has no layers: only an objective's link is applied to its scores.")
_LOG = Entry(
    how=How.ABSENT,
    note="LightGBM returns probabilities; predict(x, raw_score=True) has the scores to take it of, in numpy.",
)

ACTIVATIONS: Mapping[str, Entry] = {
    "linear": _link("regression", "Also of regression_l1, huber, quantile, mape, and of every objective of one's own."),
    "sigmoid": _link("binary", "Also of cross_entropy, and for each class of multiclassova."),
    "tanh": _NO_LAYERS,
    "softmax": _link("multiclass", "Over the scores of a row."),
    "log_softmax": _LOG,
    "log_sigmoid": _LOG,
    "softplus": _NO_LAYERS,
    "exp": _link("poisson", "Also of gamma and tweedie."),
    "relu": _NO_LAYERS,
    "leaky_relu": _NO_LAYERS,
    "prelu": _NO_LAYERS,
    "relu6": _NO_LAYERS,
    "hard_sigmoid": _NO_LAYERS,
    "hard_swish": _NO_LAYERS,
    "softsign": _NO_LAYERS,
    "elu": _NO_LAYERS,
    "selu": _NO_LAYERS,
    "gelu": _NO_LAYERS,
    "silu": _NO_LAYERS,
    "swish": _NO_LAYERS,
    "mish": _NO_LAYERS,
}
"""By the catalogue's name."""
