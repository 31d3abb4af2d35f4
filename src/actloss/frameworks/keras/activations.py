"""What Keras has for every activation of the catalogue."""

from collections.abc import Mapping

from actloss.frameworks.entry import Entry, How


def _named(name: str, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.NAMED, name=f"keras.{name}", differs=differs, note=note)


ACTIVATIONS: Mapping[str, Entry] = {
    "linear": _named("activations.linear"),
    "sigmoid": _named("activations.sigmoid"),
    "tanh": _named("activations.tanh"),
    "softmax": _named("activations.softmax"),
    "log_softmax": _named("activations.log_softmax"),
    "log_sigmoid": _named("activations.log_sigmoid"),
    "softplus": _named("activations.softplus"),
    "exp": _named("activations.exponential"),
    "relu": _named("activations.relu"),
    "leaky_relu": _named(
        "activations.leaky_relu",
        note="The slope is negative_slope: 0.2 by default, 0.3 in keras.layers.LeakyReLU, where others have 0.01.",
    ),
    "prelu": _named(
        "layers.PReLU", note="A layer with one slope for each unit, which starts at 0: alpha_initializer sets another."
    ),
    "relu6": _named("activations.relu6"),
    "hard_sigmoid": _named("activations.hard_sigmoid"),
    "hard_swish": _named("activations.hard_silu"),
    "softsign": _named("activations.softsign"),
    "elu": _named("activations.elu"),
    "selu": _named("activations.selu"),
    "gelu": _named("activations.gelu"),
    "silu": _named("activations.silu"),
    "swish": Entry(how=How.OWN, name="swish", note="With beta = 1 it is keras.activations.silu."),
    "mish": _named("activations.mish"),
}
"""By the catalogue's name, in its order."""
