"""Margin losses of several exclusive classes: the scores of the others must stay below that of the class by 1.

Labels are class indices ``[n]``, scores have the shape ``[n, C]``; every kernel returns one loss a row, shape ``[n]``.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.losses.arrays import FloatArray, highest_of, label_indices, logit_rows, picked


def crammer_singer(y_true: ArrayLike, scores: ArrayLike) -> FloatArray:
    """Return ``max(0, 1 + max_{c != y} s_c - s_y)``: how far the best wrong class is from a margin of 1.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        scores: One score for each class, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in units of the scores.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> crammer_singer([0, 0, 1], [[2.0, 0.5, 0.0], [2.0, 1.5, 0.0], [2.0, 1.5, 0.0]])
        array([0. , 0.5, 1.5])

    References:
        Crammer and Singer, "On the Algorithmic Implementation of Multiclass Kernel-Based Vector Machines", 2001.
    """
    margins, _ = logit_rows("crammer_singer", scores)
    labels = label_indices("crammer_singer", y_true, margins)
    others = margins.copy()
    others[np.arange(len(labels)), labels] = -np.inf
    with np.errstate(over="ignore"):
        # The difference first: 1 would vanish beside a large score.
        return np.maximum(0.0, 1.0 + (highest_of(others) - picked(margins, labels)))


def weston_watkins(y_true: ArrayLike, scores: ArrayLike) -> FloatArray:
    """Return ``sum_{c != y} max(0, 1 + s_c - s_y)``: how far all wrong classes are from a margin of 1.

    Args:
        y_true: Class indices, shape ``[n]``, whole numbers from 0 to C - 1.
        scores: One score for each class, shape ``[n, C]``, below infinity; -inf rules a class out.

    Returns:
        Losses, shape ``[n]``, in units of the scores.

    Raises:
        LabelError: If a label is no class index.
        PredictionError: If a score is nan or +inf, a row rules out every class, or the shapes differ.

    Examples:
        >>> weston_watkins([0, 0, 1], [[2.0, 0.5, 0.0], [2.0, 1.5, 1.25], [2.0, 1.5, 0.0]])
        array([0.  , 0.75, 1.5 ])

    References:
        Weston and Watkins, "Support Vector Machines for Multi-Class Pattern Recognition", 1999.
    """
    margins, _ = logit_rows("weston_watkins", scores)
    labels = label_indices("weston_watkins", y_true, margins)
    with np.errstate(over="ignore", invalid="ignore"):
        # The difference first: 1 would vanish beside a large score.
        gaps = margins - picked(margins, labels)[:, np.newaxis]
        gaps += 1.0
        # Two classes that are ruled out do not differ, and fmax takes the 0.
        np.fmax(gaps, 0.0, out=gaps)
        gaps[np.arange(len(labels)), labels] = 0.0
        return np.asarray(gaps @ np.ones(gaps.shape[1]))
