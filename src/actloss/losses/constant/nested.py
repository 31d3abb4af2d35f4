"""Sets of labels that stand for all rows wherever only each label's frequency counts."""

import numpy as np

from actloss.losses.arrays import FloatArray


def nested_sets(counts: FloatArray, rows: float) -> tuple[FloatArray, FloatArray]:
    """Return sets of labels with weights in which each label is as frequent as in the data.

    The soft counts of a constant prediction depend on nothing else. The sets are nested: the most frequent label alone
    stands in the most rows, all labels together in the fewest.

    Args:
        counts: Rows with each label, shape ``[L]``.
        rows: All rows.

    Returns:
        The sets, shape ``[n, L]`` of 0 and 1, and how many rows each stands for, shape ``[n]``.

    Examples:
        >>> sets, weights = nested_sets(np.array([1.0, 3.0]), 4.0)
        >>> sets.tolist(), weights.tolist()
        ([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [1.0, 2.0, 1.0])
    """
    levels = np.unique(np.append(counts, rows))[::-1]
    sets = (counts[np.newaxis, :] >= levels[:, np.newaxis]).astype(np.float64)
    # Between two levels stand the rows that hold just the labels of the upper one.
    return sets, levels - np.append(levels[1:], 0.0)
