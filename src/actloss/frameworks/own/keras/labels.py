"""Losses of bits: y_true [n] or [n, L] and logits [n, L], before any sigmoid."""

import keras
from keras import ops

from actloss.frameworks.own.keras.tensors import alike


def weighted_binary_crossentropy(y_true, logits, pos_weight=1.0, label_smoothing=0.0):
    """Binary cross-entropy whose label 1 weighs pos_weight, a number or one a label."""
    y_true, logits = alike(y_true, logits)
    y_true = y_true * (1 - label_smoothing) + 0.5 * label_smoothing
    pos_weight = ops.convert_to_tensor(pos_weight, dtype=logits.dtype)
    present = pos_weight * y_true * ops.softplus(-logits)
    return ops.mean(present + (1 - y_true) * ops.softplus(logits), axis=-1)


class WeightedBinaryCrossentropy(keras.losses.Loss):
    """The loss `weighted_binary_crossentropy`, for compile()."""

    def __init__(
        self,
        pos_weight=1.0,
        label_smoothing=0.0,
        name="weighted_binary_crossentropy",
        **options,
    ):
        super().__init__(name=name, **options)
        self.pos_weight = pos_weight
        self.label_smoothing = label_smoothing

    def call(self, y_true, logits):
        return weighted_binary_crossentropy(
            y_true, logits, self.pos_weight, self.label_smoothing
        )

    def get_config(self):
        return super().get_config() | {
            "pos_weight": self.pos_weight,
            "label_smoothing": self.label_smoothing,
        }


def focal(y_true, logits, gamma=2.0, alpha=None):
    """Focal loss; alpha, a number or one a label, weighs label 1, 1 - alpha label 0."""
    y_true, logits = alike(y_true, logits)
    # Powers as exponentials: 1 - p rounds to 0, where a power below 1 has no slope.
    present = ops.softplus(-logits) * ops.exp(-gamma * ops.softplus(logits))
    absent = ops.softplus(logits) * ops.exp(-gamma * ops.softplus(-logits))
    if alpha is not None:
        alpha = ops.convert_to_tensor(alpha, dtype=logits.dtype)
        present, absent = alpha * present, (1 - alpha) * absent
    return ops.mean(y_true * present + (1 - y_true) * absent, axis=-1)


class Focal(keras.losses.Loss):
    """The loss `focal`, for compile()."""

    def __init__(self, gamma=2.0, alpha=None, name="focal", **options):
        super().__init__(name=name, **options)
        self.gamma = gamma
        self.alpha = alpha

    def call(self, y_true, logits):
        return focal(y_true, logits, self.gamma, self.alpha)

    def get_config(self):
        return super().get_config() | {"gamma": self.gamma, "alpha": self.alpha}


def asymmetric(y_true, logits, gamma_neg=4.0, gamma_pos=1.0, margin=0.05):
    """Focal loss that forgives absent labels more; below margin they are free."""
    y_true, logits = alike(y_true, logits)
    # 1 - p is exp(-softplus(z)).
    present = ops.exp(-gamma_pos * ops.softplus(logits)) * ops.softplus(-logits)
    beyond = ops.relu(ops.sigmoid(logits) - margin)
    # -log(1 - beyond): without a margin p may round to 1.
    surprise = -ops.log1p(-beyond) if margin else ops.softplus(logits)
    # A power below 1 has no slope at 0.
    absent = ops.power(ops.maximum(beyond, 1e-7), gamma_neg) * surprise
    return ops.mean(y_true * present + (1 - y_true) * absent, axis=-1)


class Asymmetric(keras.losses.Loss):
    """The loss `asymmetric`, for compile()."""

    def __init__(
        self, gamma_neg=4.0, gamma_pos=1.0, margin=0.05, name="asymmetric", **options
    ):
        super().__init__(name=name, **options)
        self.gamma_neg = gamma_neg
        self.gamma_pos = gamma_pos
        self.margin = margin

    def call(self, y_true, logits):
        return asymmetric(y_true, logits, self.gamma_neg, self.gamma_pos, self.margin)

    def get_config(self):
        return super().get_config() | {
            "gamma_neg": self.gamma_neg,
            "gamma_pos": self.gamma_pos,
            "margin": self.margin,
        }


def tversky(y_true, logits, alpha=0.5, beta=0.5):
    """1 - TP / (TP + alpha FP + beta FN), the soft counts of all rows and labels."""
    y_true, logits = alike(y_true, logits)
    present, absent = ops.sigmoid(logits), ops.sigmoid(-logits)
    missed = alpha * ops.sum((1 - y_true) * present) + beta * ops.sum(y_true * absent)
    # No label anywhere and none predicted: nothing is missed, and nothing divided by 0.
    return missed / ops.maximum(ops.sum(y_true * present) + missed, 1e-7)


class Tversky(keras.losses.Loss):
    """The loss `tversky`, for compile()."""

    def __init__(self, alpha=0.5, beta=0.5, name="tversky", **options):
        super().__init__(name=name, **options)
        self.alpha = alpha
        self.beta = beta

    def call(self, y_true, logits):
        return tversky(y_true, logits, self.alpha, self.beta)

    def get_config(self):
        return super().get_config() | {"alpha": self.alpha, "beta": self.beta}
