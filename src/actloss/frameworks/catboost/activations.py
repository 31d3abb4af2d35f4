"""Where CatBoost applies an activation: the link of a loss function; it has no layers to put another one on."""

from collections.abc import Mapping

from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.frameworks.entry import Entry, How


def _link(name: str, note: str) -> Entry:
    return Entry(how=How.NAMED, name=f'loss_function="{name}"', note=note)


_NO_LAYERS = Entry(
    how=How.ABSENT, note="CatBoost has no layers: only the link of its loss function is applied to its scores."
)
_LOG = Entry(
    how=How.NAMED,
    name='prediction_type="LogProbability"',
    note="Of predict, where loss_function is Logloss or MultiClass.",
)

ACTIVATIONS: Mapping[str, Entry] = {
    **dict.fromkeys((row.name for row in ROWS), _NO_LAYERS),
    "linear": _link("RMSE", "Also of MAE, Huber, Quantile, Expectile, LogCosh, MAPE and every one of the user's own."),
    "sigmoid": _link("Logloss", "Also of CrossEntropy, MultiLogloss and MultiCrossEntropy."),
    "softmax": _link("MultiClass", "Over the scores of a row."),
    "log_softmax": _LOG,
    "log_sigmoid": _LOG,
    "exp": _link("Poisson", "Also of Tweedie, in predict."),
}
"""By the catalogue's name, in its order."""
