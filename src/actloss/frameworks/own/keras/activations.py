"""Activations that Keras lacks."""

import keras


def swish(x, beta=1.0):
    """Return x sigmoid(beta x), which keras.activations.silu is with beta = 1."""
    return x * keras.activations.sigmoid(beta * x)


class Swish(keras.layers.Layer):
    """The activation `swish` as a layer."""

    def __init__(self, beta=1.0, **options):
        super().__init__(**options)
        self.beta = beta

    def call(self, x):
        return swish(x, self.beta)

    def get_config(self):
        return super().get_config() | {"beta": self.beta}
