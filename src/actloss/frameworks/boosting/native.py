"""Which losses of the catalogue one objective of a booster's own covers."""

BITS = ("binary_crossentropy", "logistic")
"""Of two classes, from log-odds."""
STEPS = ("coral", "corn")
"""Of ordered classes: the same, of each step between two of them."""
