"""Output layers that Keras lacks."""

import keras


class RankHead(keras.layers.Layer):
    """One score for all steps between classes, and a bias for each of them.

    P(y > k) is sigmoid(score + bias[k]): no step is ever crossed before a lower one
    while the biases fall with k. [n, width] -> [n, steps].
    """

    def __init__(self, steps, bias=0.0, **options):
        super().__init__(**options)
        self.score = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")
        start = keras.initializers.Constant(bias)
        self.bias = self.add_weight(shape=(steps,), initializer=start, name="bias")

    def call(self, hidden):
        return self.score(hidden) + self.bias
