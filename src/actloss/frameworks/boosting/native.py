"""Which losses of the catalogue one objective of a booster's own covers."""

CROSS_ENTROPIES = (
    "categorical_crossentropy",
    "sparse_categorical_crossentropy",
    "nll",
    "softmax_loss",
    "kl_divergence",
)
"""Of several exclusive classes, from raw scores."""
BITS = ("binary_crossentropy", "logistic")
"""Of two classes, from log-odds."""
STEPS = ("coral", "corn")
"""Of ordered classes: the same, of each step between two of them."""
