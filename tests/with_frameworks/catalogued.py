"""The catalogue's own loss of a case: what the frameworks' values are held against."""

import numpy as np

from actloss.catalogue import Scale
from actloss.losses.arrays import FloatArray
from walking import Case, Params, on_scale


def losses_of(case: Case, takes: Scale | None, labels: FloatArray, raw: FloatArray, params: Params) -> FloatArray:
    """Return the losses of raw scores.

    Args:
        case: The loss.
        takes: The scale that a framework's own form is given; the label's own where the catalogue has no such function.
        labels: As the case draws them.
        raw: As the case draws it, before any activation.
        params: The loss's.
    """
    scale = takes if takes in case.variant.kernels else case.scale
    assert scale is not None
    return case.variant.kernels[scale](labels, on_scale(case, scale, raw), **params)


def loss_of(
    case: Case, takes: Scale | None, labels: FloatArray, raw: FloatArray, params: Params, *, reduction: str = ""
) -> float:
    """Return the loss of all rows together; arguments as above, and ``mean`` or ``sum`` in the catalogue's place."""
    losses = losses_of(case, takes, labels, raw, params)
    if case.row.mass is not None:
        # Masses are of probabilities, or of what does not matter to them.
        masses = case.row.mass(labels, on_scale(case, case.scale, raw), **params)
        return float((masses * losses).sum() / masses.sum())
    return float(losses.sum() if (reduction or case.row.reduction) == "sum" else losses.mean())


def slopes_of(case: Case, takes: Scale | None, labels: FloatArray, raw: FloatArray, params: Params) -> FloatArray:
    """Return the derivative of each row's loss by each of its raw scores, ``[n, scores]``; arguments as above."""
    wide = raw.reshape(len(raw), -1)
    found = np.empty_like(wide)
    for score in range(wide.shape[1]):
        step = 1e-5 * np.eye(wide.shape[1])[score].reshape(1, -1)
        sides = ((wide + sign * step).reshape(raw.shape) for sign in (1.0, -1.0))
        above, below = (losses_of(case, takes, labels, side, params) for side in sides)
        found[:, score] = (above - below) / 2e-5
    return found
