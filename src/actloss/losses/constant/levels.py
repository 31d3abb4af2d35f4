"""The scores that sum-of-hinges losses of several classes elicit: classes on whole-numbered levels."""

import numpy as np

from actloss.losses.arrays import FloatArray


def best_levels(shares: FloatArray) -> FloatArray:
    """Return the constant scores that make the expected loss of Weston and Watkins smallest, the lowest being 0.

    For two classes with scores ``d >= 0`` apart, of which the higher has the share ``f`` and the lower ``g``, the loss
    is ``f max(0, 1 - d) + g (1 + d)``: linear between whole numbers, so whole numbers are best, and the higher score
    belongs to the larger share. Classes sorted by their share therefore fall into consecutive groups, one a level.
    What a grouping costs beyond a constant is

    - for each pair in one group, the larger share, and
    - for each cut between two groups, the number of classes above it times the sum of the shares below it,

    and the least of all groupings follows from the least of the groupings of the first classes.

    Args:
        shares: Share of each class, shape ``[C]``.

    Examples:
        >>> best_levels(np.array([0.1, 0.7, 0.2]))
        array([0., 1., 0.])
    """
    order = np.argsort(-shares, kind="stable")
    ranked = shares[order]
    starts = _starts(ranked)
    levels = np.empty(len(shares))
    end, level = len(shares), 0.0
    while end:
        start = starts[end]
        levels[order[start:end]] = level
        end, level = start, level + 1.0
    return levels


def _starts(ranked: FloatArray) -> list[int]:
    """Return where the last group starts in the best grouping of the first 0, 1, …, C classes."""
    classes = len(ranked)
    position = np.arange(classes)
    # Sums of f and of i f over the first classes: a group's cost is the sum of f_i times the classes after i in it.
    sums = np.concatenate([[0.0], np.cumsum(ranked)])
    moments = np.concatenate([[0.0], np.cumsum(position * ranked)])
    cuts = position * (sums[-1] - sums[:-1])
    least, starts = np.zeros(classes + 1), [0]
    for end in range(1, classes + 1):
        inside = (end - 1) * (sums[end] - sums[:end]) - (moments[end] - moments[:end])
        costs = least[:end] + cuts[:end] + inside
        starts.append(int(costs.argmin()))
        least[end] = costs[starts[end]]
    return starts
