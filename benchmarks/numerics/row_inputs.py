"""Labels and predictions of whole rows: classes, ordered classes and sets of labels."""

import numpy as np
from benchmarks.numerics.inputs import DRAWS, LOGITS, PROBABILITIES, ULP, Batch, Floats
from numpy.typing import NDArray

HEIGHTS = (*LOGITS, 1e16, 1e300)
FEW = 4
"""Classes of an ordinary row."""


def classes(form: str, scale: str, *, extreme: bool, rng: np.random.Generator) -> list[Batch]:
    """Return labels and predictions of exclusive classes, in batches of as many classes.

    Args:
        form: ``indices``, ``rows`` or ``classes``: how labels are given; the last takes both of the others.
        scale: Scale of the predictions.
        extreme: Whether to go to the ends.
        rng: Where the draws come from.
    """
    if not extreme:
        return _labelled(form, _scaled(scale, rng.normal(0.0, 3.0, (DRAWS, FEW))), rng)
    tables = [_scaled(scale, table) for table in _heights()]
    if scale == "margin":
        # Not the ends where a difference of two scores overflows: no row of finite losses is left there.
        tables = [np.where(np.abs(table) < 1e16, table, np.sign(table) * 1e16) for table in tables]
    if scale in {"probability", "log_probability"}:
        sure = np.array([[p, 1.0 - p] for p in PROBABILITIES])
        # Rows whose two parts are floats that sum to exactly 1 or as nearly as floats can.
        with np.errstate(divide="ignore"):
            tables.append(sure if scale == "probability" else np.log(sure))
    batches = [batch for table in tables for batch in _every_label(form, table, rng)]
    if form == "rows" and scale != "margin":
        batches += [_near_distributions(scale, rng)]
    return batches


def _heights() -> list[Floats]:
    """Return rows of logits: one class ahead or behind by every height, two at the top, and gaps within rounding."""
    ahead = np.array([[z, 0.0, 0.0] for z in (*HEIGHTS, *(-z for z in HEIGHTS))])
    split = np.array([[z, -z] for z in HEIGHTS])
    high = np.array([[z, z * (1.0 + ULP), z - 37.3, z - 800.0] for z in HEIGHTS])
    odd = np.array([[z + 0.1, 0.3, -z / 3.0, 0.7, z / 7.0] for z in HEIGHTS])
    return [ahead, split, high, odd]


def _scaled(scale: str, logits: Floats) -> Floats:
    """Return distributions or their logarithms of rows of logits: whatever they are, they are the inputs."""
    below = logits - logits.max(axis=1, keepdims=True)
    weights = np.exp(below)
    if scale == "probability":
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))
    if scale == "log_probability":
        top = logits.argmax(axis=1)[:, np.newaxis]
        np.put_along_axis(weights, top, 0.0, axis=1)
        return np.asarray(below - np.log1p(weights.sum(axis=1, keepdims=True)))
    return logits


def _labelled(form: str, preds: Floats, rng: np.random.Generator) -> list[Batch]:
    labels = rng.integers(0, preds.shape[1], len(preds))
    if form == "indices":
        return [Batch(labels, preds)]
    rows = rng.dirichlet(np.ones(preds.shape[1]), len(preds))
    if form == "rows":
        half = len(preds) // 2
        return [Batch(np.eye(preds.shape[1])[labels[:half]], preds[:half]), Batch(rows[half:], preds[half:])]
    return [Batch(labels, preds), Batch(rows, preds)]


def _every_label(form: str, preds: Floats, rng: np.random.Generator) -> list[Batch]:
    rows, width = preds.shape
    labels: NDArray[np.intp] = np.repeat(np.arange(width), rows)
    each = np.tile(preds, (width, 1))
    soft = np.zeros((rows, width))
    soft[:, :2] = 0.25, 0.75
    mixed = rng.dirichlet(np.ones(width), rows)
    rows_only = [Batch(np.eye(width)[labels], each), Batch(soft, preds), Batch(mixed, preds)]
    if form == "indices":
        return [Batch(labels, each)]
    return rows_only if form == "rows" else [Batch(labels, each), *rows_only[1:]]


def _near_distributions(scale: str, rng: np.random.Generator) -> Batch:
    """Return distributions beside others that are nearly the same."""
    logits = rng.normal(0.0, 1.0, (8, FEW))
    moves = np.repeat([1e-12, 1e-9, 1e-7, 1e-5, 1e-3, 1e-2, 0.1, 0.3], 8)[:, np.newaxis]
    moved = np.tile(logits, (8, 1)) + moves * rng.normal(0.0, 1.0, (64, FEW))
    return Batch(_scaled("probability", np.tile(logits, (8, 1))), _scaled(scale, moved))


def ranks(*, extreme: bool, rng: np.random.Generator) -> list[Batch]:
    """Return classes in order and the log-odds of each step."""
    if not extreme:
        return [Batch(rng.integers(0, FEW, DRAWS), rng.normal(0.0, 3.0, (DRAWS, FEW - 1)))]
    steps = np.concatenate([[[z, 0.0, -z], [-z, z, 1.0], [z, z, z], [-z, -z, -z]] for z in HEIGHTS])
    labels: NDArray[np.intp] = np.repeat(np.arange(FEW), len(steps))
    return [Batch(labels, np.tile(steps, (FEW, 1)))]


def sets(scale: str, *, extreme: bool, rng: np.random.Generator) -> list[Batch]:
    """Return several labels at once and the prediction of each."""
    if not extreme:
        logits = rng.normal(0.0, 3.0, (DRAWS, FEW))
        true = (rng.random((DRAWS, FEW)) < 0.4).astype(np.float64)
        return [Batch(true, 1.0 / (1.0 + np.exp(-logits)) if scale == "probability" else logits)]
    if scale == "probability":
        preds = np.concatenate([[[p, 0.3, 1.0 - p], [p, p, p], [p, 1.0 - p, 0.0]] for p in PROBABILITIES])
    else:
        preds = np.concatenate([[[z, 0.3, -z], [z, z, z], [-z, -z, -z], [-z, z, 40.0]] for z in HEIGHTS])
    labels = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 1], [1, 1, 1]], dtype=np.float64)
    return [Batch(np.repeat(labels, len(preds), axis=0), np.tile(preds, (len(labels), 1)))]
