"""What XGBoost has for every activation: it has no layers, only the links of its objectives."""

from collections.abc import Mapping

from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.frameworks.entry import Entry, How

_LINKS = {
    "linear": "objective='reg:squarederror'",
    "sigmoid": "objective='binary:logistic'",
    "softmax": "objective='multi:softprob'",
    "exp": "objective='count:poisson'",
}
"""Activation → an objective whose predictions it makes of raw scores."""
_LINKED = {
    "linear": "Every reg: objective without a logarithm predicts its raw scores.",
    "sigmoid": "reg:logistic too.",
    "exp": "reg:gamma and reg:tweedie too.",
}
_HIDDEN = "Trees have no hidden layers."
_OUTPUT = "No objective of XGBoost has this link: apply it to the raw scores, which output_margin=True gives."


def _entry(name: str, place: str) -> Entry:
    if name in _LINKS:
        return Entry(how=How.NAMED, name=_LINKS[name], note=_LINKED.get(name, ""))
    return Entry(how=How.ABSENT, note=_HIDDEN if place == "hidden" else _OUTPUT)


ACTIVATIONS: Mapping[str, Entry] = {row.name: _entry(row.name, row.place) for row in ROWS}
"""By the catalogue's name."""
