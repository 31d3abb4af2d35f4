"""Which share of a loss its worst rows carry, from a histogram of fixed size.

Rows are sorted into bins by the first bits of their contribution's binary form: 128 bins for each factor of two, so
that the contributions of one bin differ by at most 0.8 % and its middle stands for all of them. Counts of bins add up
over batches in any order. What is next to nothing beside a batch's largest contribution is only counted.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from actloss.losses.arrays import FloatArray

WORST = 0.01
"""The share of the rows whose part of the loss is reported."""
_DROPPED_BITS = 45
"""Bits of a float64 that do not tell bins apart: sign, exponent and seven bits of the fraction remain."""
_MOST_BINS = 48 << 7
"""Bins of a batch: they reach down to 2^-48 of its largest contribution; all rows below add nothing to the sum."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A histogram of contributions to a loss."""

    first: int
    """Number of the first bin."""
    counts: FloatArray
    """Rows in each bin from the first on, shape ``[bins]``."""
    rest: int
    """Rows that contribute nothing, or next to it."""
    sound: bool = True
    """Whether all contributions are finite and none is negative: shares mean something only then."""

    def concentration(self) -> float | None:
        """Return which share of the sum the worst `WORST` of the rows carry, within 1 % of that share.

        None where contributions are negative or infinite, or all are 0.
        """
        if not (self.sound and self.counts.size):
            return None
        counts, middles = self.counts[::-1], _middles(self.first, self.counts.size)[::-1]
        wanted = max(1.0, WORST * (float(counts.sum()) + self.rest))
        # The last bin gives as many rows as are still wanted.
        taken = np.clip(wanted - (np.cumsum(counts) - counts), 0.0, counts)
        # In units of the largest, for the sum to stay in float64.
        sizes = middles / middles[0]
        return min(1.0, float((sizes * taken).sum()) / float((sizes * counts).sum()))


NO_TAIL = Tail(0, np.zeros(0), 0)
_UNSOUND = Tail(0, np.zeros(0), 0, sound=False)


def tail_of(contributions: FloatArray) -> Tail:
    """Return the histogram of one batch's contributions, shape ``[n]``."""
    if not contributions.size:
        return NO_TAIL
    low, high = contributions.min(), contributions.max()
    if not (low >= 0.0 and high < np.inf):
        return _UNSOUND
    lowest, highest = (int(each.view(np.int64)) >> _DROPPED_BITS for each in (low, high))
    # The first bin holds 0, of which no middle tells anything.
    first = max(lowest, highest - _MOST_BINS, 1)
    bins = np.right_shift(contributions.view(np.int64), _DROPPED_BITS)
    bins -= first - 1
    # What lies below the first bin, and the bits of -0, which are those of a negative number.
    np.maximum(bins, 0, out=bins)
    counts = np.bincount(bins).astype(np.float64)
    return Tail(first, counts[1:], int(counts[0]))


def merged_tails(one: Tail, other: Tail) -> Tail:
    """Return the histogram of the rows of both."""
    if not (one.sound and other.sound):
        return _UNSOUND
    if not (one.counts.size and other.counts.size):
        some, nothing = (one, other) if one.counts.size else (other, one)
        return replace(some, rest=some.rest + nothing.rest) if nothing.rest else some
    first = min(one.first, other.first)
    counts = np.zeros(max(one.first + one.counts.size, other.first + other.counts.size) - first)
    for part in (one, other):
        counts[part.first - first :][: part.counts.size] += part.counts
    return Tail(first, counts, one.rest + other.rest)


def _middles(first: int, bins: int) -> FloatArray:
    """Return the number in the middle of each bin."""
    bits: NDArray[np.int64] = np.arange(first, first + bins, dtype=np.int64) << _DROPPED_BITS
    return (bits + (1 << (_DROPPED_BITS - 1))).view(np.float64)
