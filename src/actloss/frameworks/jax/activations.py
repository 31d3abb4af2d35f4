"""What JAX has for each activation of the catalogue."""

from collections.abc import Mapping

from actloss.frameworks.entry import Entry, How

ACTIVATIONS: Mapping[str, Entry] = {
    "linear": Entry(how=How.NAMED, name="jax.nn.identity"),
    "sigmoid": Entry(how=How.NAMED, name="jax.nn.sigmoid"),
    "tanh": Entry(how=How.NAMED, name="jax.numpy.tanh"),
    "softmax": Entry(how=How.NAMED, name="jax.nn.softmax"),
    "log_softmax": Entry(how=How.NAMED, name="jax.nn.log_softmax"),
    "log_sigmoid": Entry(how=How.NAMED, name="jax.nn.log_sigmoid"),
    "softplus": Entry(how=How.NAMED, name="jax.nn.softplus"),
    "exp": Entry(how=How.NAMED, name="jax.numpy.exp"),
    "relu": Entry(how=How.NAMED, name="jax.nn.relu"),
    "leaky_relu": Entry(how=How.NAMED, name="jax.nn.leaky_relu", note="The slope is called negative_slope."),
    "prelu": Entry(
        how=How.NAMED,
        name="flax.nnx.PReLU",
        note="A module: nnx.PReLU(0.25); its slope starts at 0.01 by default.",
    ),
    "relu6": Entry(how=How.NAMED, name="jax.nn.relu6"),
    "hard_sigmoid": Entry(how=How.NAMED, name="jax.nn.hard_sigmoid"),
    "hard_swish": Entry(how=How.NAMED, name="jax.nn.hard_swish"),
    "softsign": Entry(how=How.NAMED, name="jax.nn.soft_sign"),
    "elu": Entry(how=How.NAMED, name="jax.nn.elu"),
    "selu": Entry(how=How.NAMED, name="jax.nn.selu"),
    "gelu": Entry(
        how=How.NAMED,
        name="jax.nn.gelu",
        note="With approximate=False: its default is the form by tanh.",
    ),
    "silu": Entry(how=How.NAMED, name="jax.nn.silu"),
    "swish": Entry(how=How.OWN, name="swish", note="With beta = 1 it is jax.nn.swish."),
    "mish": Entry(how=How.NAMED, name="jax.nn.mish"),
}
"""By the catalogue's name, in its order."""
