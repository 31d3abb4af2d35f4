"""How long a script's network learns and how fast: the same in every framework that trains networks.

Measured over the sample tables and some twenty others of 150 to 5,000 rows: 80 steps of Adam at 0.002 bring the loss of
rows that were not trained on below the baseline wherever anything can be learned; 200 steps, or a rate of 0.01, learn
tables of a few hundred rows by heart. Where batches are many, the steps of few epochs are enough.
"""

from dataclasses import dataclass

from actloss.frameworks.problem import TEST_SHARE

RATE = 0.002
"""Adam's learning rate."""
BATCH = 1024
"""Rows that are trained on at once; a smaller table is one batch."""

_STEPS = 1000
"""So many are enough on a large table."""
_LADDER = ((80, 10), (40, 5), (20, 2), (10, 1))
"""Epochs, and how often the loss is printed, for ever more rows."""
_FEWEST = (5, 1)
"""A few passes, however many rows there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """How long a network learns."""

    epochs: int
    """How often the training rows are gone through."""
    every: int
    """After so many epochs the loss is printed."""

    @property
    def shown(self) -> str:
        """The lines of a loop over epochs that print the loss of the training rows, within its four blanks."""
        line = 'print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")'
        return line if self.every == 1 else f"if epoch % {self.every} == 0:\n        {line}"


def learning(rows: int) -> Learning:
    """Return how long a network learns from a table.

    Args:
        rows: Labelled rows of the table; 0 without one.

    Examples:
        >>> learning(500).epochs, learning(50_000).epochs, learning(10_000_000).epochs
        (80, 20, 5)
    """
    batches = max(1, -(-int(rows * (1 - TEST_SHARE)) // BATCH))
    epochs, every = next((step for step in _LADDER if step[0] * batches <= _STEPS), _FEWEST)
    return Learning(epochs=epochs, every=every)
