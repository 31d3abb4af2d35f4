"""Losses of exclusive classes, one a row, of scores [n, C] before any softmax."""

import math

import keras
from keras import ops


def one_hot(y_true, scores):
    """Class indices [n] as rows [n, C] in the dtype of the scores."""
    indices = ops.reshape(ops.cast(y_true, "int32"), (-1,))
    return ops.one_hot(indices, ops.shape(scores)[-1], dtype=scores.dtype)


def weighted_categorical_crossentropy(
    y_true, logits, class_weight=1.0, label_smoothing=0.0
):
    """Cross-entropy of rows y_true [n, C] times the weight of each class, [C]."""
    logits = ops.convert_to_tensor(logits)
    y_true = ops.cast(y_true, logits.dtype)
    y_true = y_true * (1 - label_smoothing) + label_smoothing / ops.shape(logits)[-1]
    class_weight = ops.convert_to_tensor(class_weight, dtype=logits.dtype)
    return -ops.sum(class_weight * y_true * ops.log_softmax(logits), axis=-1)


class WeightedCategoricalCrossentropy(keras.losses.Loss):
    """The loss `weighted_categorical_crossentropy`, for compile()."""

    def __init__(
        self,
        class_weight=1.0,
        label_smoothing=0.0,
        name="weighted_categorical_crossentropy",
        **options,
    ):
        super().__init__(name=name, **options)
        self.class_weight = class_weight
        self.label_smoothing = label_smoothing

    def call(self, y_true, logits):
        return weighted_categorical_crossentropy(
            y_true, logits, self.class_weight, self.label_smoothing
        )

    def get_config(self):
        return super().get_config() | {
            "class_weight": self.class_weight,
            "label_smoothing": self.label_smoothing,
        }


def weighted_sparse_crossentropy(y_true, logits, class_weight=1.0, label_smoothing=0.0):
    """Cross-entropy of indices y_true [n] times the weight of each class, [C]."""
    logits = ops.convert_to_tensor(logits)
    rows = one_hot(y_true, logits)
    return weighted_categorical_crossentropy(
        rows, logits, class_weight, label_smoothing
    )


class WeightedSparseCrossentropy(keras.losses.Loss):
    """The loss `weighted_sparse_crossentropy`, for compile()."""

    def __init__(
        self,
        class_weight=1.0,
        label_smoothing=0.0,
        name="weighted_sparse_crossentropy",
        **options,
    ):
        super().__init__(name=name, **options)
        self.class_weight = class_weight
        self.label_smoothing = label_smoothing

    def call(self, y_true, logits):
        return weighted_sparse_crossentropy(
            y_true, logits, self.class_weight, self.label_smoothing
        )

    def get_config(self):
        return super().get_config() | {
            "class_weight": self.class_weight,
            "label_smoothing": self.label_smoothing,
        }


def logit_adjusted_crossentropy(y_true, logits, tau=1.0, prior=1.0):
    """Cross-entropy of z + tau log(prior), prior the rows or shares of classes, [C]."""
    logits = ops.convert_to_tensor(logits)
    shift = tau * ops.log(ops.convert_to_tensor(prior, dtype=logits.dtype))
    return keras.losses.sparse_categorical_crossentropy(
        y_true, logits + shift, from_logits=True
    )


class LogitAdjustedCrossentropy(keras.losses.Loss):
    """The loss `logit_adjusted_crossentropy`, for compile()."""

    def __init__(
        self, tau=1.0, prior=1.0, name="logit_adjusted_crossentropy", **options
    ):
        super().__init__(name=name, **options)
        self.tau = tau
        self.prior = prior

    def call(self, y_true, logits):
        return logit_adjusted_crossentropy(y_true, logits, self.tau, self.prior)

    def get_config(self):
        return super().get_config() | {"tau": self.tau, "prior": self.prior}


def kl_divergence(y_true, logits, base=math.e):
    """Sum of y log(y / p) over distributions y_true [n, C], in units of log(base)."""
    logits = ops.convert_to_tensor(logits)
    y_true = ops.cast(y_true, logits.dtype)
    # 0 log(0) is 0.
    log_true = ops.log(ops.where(y_true > 0, y_true, 1.0))
    gap = ops.sum(y_true * (log_true - ops.log_softmax(logits)), axis=-1)
    return gap / math.log(base)


class KLDivergence(keras.losses.Loss):
    """The loss `kl_divergence`, for compile()."""

    def __init__(self, base=math.e, name="kl_divergence", **options):
        super().__init__(name=name, **options)
        self.base = base

    def call(self, y_true, logits):
        return kl_divergence(y_true, logits, self.base)

    def get_config(self):
        return super().get_config() | {"base": self.base}


def generalized_crossentropy(y_true, logits, q=0.7):
    """(1 - p^q) / q, p the probability of the true class y_true [n]."""
    logits = ops.convert_to_tensor(logits)
    log_share = ops.sum(one_hot(y_true, logits) * ops.log_softmax(logits), axis=-1)
    return -ops.expm1(q * log_share) / q


class GeneralizedCrossentropy(keras.losses.Loss):
    """The loss `generalized_crossentropy`, for compile()."""

    def __init__(self, q=0.7, name="generalized_crossentropy", **options):
        super().__init__(name=name, **options)
        self.q = q

    def call(self, y_true, logits):
        return generalized_crossentropy(y_true, logits, self.q)

    def get_config(self):
        return super().get_config() | {"q": self.q}


def crammer_singer(y_true, scores):
    """max(0, 1 + the best score of another class - that of y_true [n])."""
    scores = ops.convert_to_tensor(scores)
    rows = one_hot(y_true, scores)
    best_other = ops.max(ops.where(rows > 0, -math.inf, scores), axis=-1)
    return ops.relu(1 + best_other - ops.sum(rows * scores, axis=-1))


class CrammerSinger(keras.losses.Loss):
    """The loss `crammer_singer`, for compile()."""

    def call(self, y_true, scores):
        return crammer_singer(y_true, scores)


def weston_watkins(y_true, scores):
    """Sum over the other classes of max(0, 1 + its score - that of y_true [n])."""
    scores = ops.convert_to_tensor(scores)
    rows = one_hot(y_true, scores)
    gaps = 1 + scores - ops.sum(rows * scores, axis=-1, keepdims=True)
    return ops.sum((1 - rows) * ops.relu(gaps), axis=-1)


class WestonWatkins(keras.losses.Loss):
    """The loss `weston_watkins`, for compile()."""

    def call(self, y_true, scores):
        return weston_watkins(y_true, scores)
