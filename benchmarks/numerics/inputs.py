"""Labels and predictions of single elements: ordinary draws, and the ends of float64 with all that lies between."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS = 200
"""Ordinary samples of each loss and scale."""
ULP = 2.0**-52


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples of one shape, as a kernel takes them."""

    y_true: NDArray[np.generic]
    y_pred: Floats


SMALL = (5e-324, 1e-300, 1e-162, 1e-20, 1e-8)
LARGE = (1e8, 1e16, 1e120, 1e154, 1e160, 1e300, 1.7e308)
MIDDLE = (0.1, 0.5, 1.0 - ULP / 2, 1.0, 1.0 + ULP, 3.0, 40.0)
AMOUNTS = (*SMALL, *MIDDLE, *LARGE)
REALS = (0.0, *AMOUNTS, *(-x for x in AMOUNTS))
NEAR = (1.0 + ULP, 1.0 - ULP / 2, 1.0 + 1e-12, 1.0 - 1e-9, 1.0 + 1e-6, 1.0 - 1e-3, 1.2)
"""Ratios of predictions to labels that they nearly hit."""
LOGITS = (
    *(0.0, 1e-300, 1e-16, 1e-8, 0.5, 1.0 - ULP / 2, 1.0, 1.0 + ULP, 3.0, 10.0, 17.3, 20.0, 30.3, 36.0, 36.7, 37.1),
    *(40.0, 100.1, 300.0, 372.3, 700.0, 709.0, 709.9, 744.9, 745.0, 746.0, 1000.0, 1e4, 1e5),
)
"""From 0 to where the exponential has long left float64."""
HUGE_LOGITS = (*LOGITS, 1e16, 1e300, 1.7e308)
PROBABILITIES = (
    *(0.0, 5e-324, 1e-300, 1e-154, 1e-20, 1e-16, 1e-8, 1e-3, 0.1, 0.25, 0.5 - ULP / 4, 0.5, 0.5 + ULP / 2, 0.75, 0.9),
    *(0.999, 1.0 - 1e-8, 1.0 - ULP, 1.0 - ULP / 2, 1.0),
)
LOG_PROBABILITIES = (
    *(-np.inf, -1e300, -1e4, -1000.0, -746.0, -745.0, -744.0, -709.0, -700.0, -100.1, -40.0, -37.1, -20.0, -3.0, -1.0),
    *(-0.7, -0.69, -0.5, -0.1, -1e-3, -1e-8, -1e-16, -1e-20, -1e-154, -1e-300, -5e-324, 0.0),
)
SOFT = (0.0, 1e-300, 1e-16, 0.3, 0.5, 0.9, 1.0 - ULP / 2, 1.0)
"""Labels of two classes: what is known for sure, and what is not."""
COUNTS = (0.0, 1.0, 2.0, 7.0, 100.0, 1e6)
LOG_RATES = tuple(sorted({*LOGITS, *(-x for x in LOGITS)} - {1e4, 1e5, -1e5}))


def of_hard_labels(given: Floats, labels: Floats) -> Floats:
    """Mask answers to labels between 0 and 1, for libraries whose loss of them is another."""
    return np.ma.array(given, mask=(labels != 0.0) & (labels != 1.0))


def both_signs(values: tuple[float, ...]) -> tuple[float, ...]:
    """Return each value and its negative, 0 once."""
    return (*values, *(-x for x in values if x))


def grid(labels: tuple[float, ...], preds: tuple[float, ...]) -> Batch:
    """Return every label beside every prediction."""
    pairs = np.array(list(product(labels, preds)))
    return Batch(pairs[:, 0], pairs[:, 1])


def joined(*batches: Batch) -> Batch:
    """Return batches as one."""
    true = np.concatenate([batch.y_true for batch in batches])
    return Batch(true, np.concatenate([batch.y_pred for batch in batches]))


def near(labels: tuple[float, ...]) -> Batch:
    """Return labels beside predictions that nearly hit them."""
    pairs = np.array(list(product(labels, NEAR)))
    with np.errstate(over="ignore"):
        preds = np.minimum(pairs[:, 0] * pairs[:, 1], np.finfo(np.float64).max)
    return Batch(pairs[:, 0], preds)


def values(name: str, *, extreme: bool, rng: np.random.Generator) -> Batch:
    """Return labels and predicted values."""
    if name == "msle":
        if not extreme:
            return Batch(rng.lognormal(1.0, 1.5, DRAWS), rng.lognormal(1.0, 1.5, DRAWS))
        low = (-1.0 + ULP / 2, -0.999999, -0.5, -1e-8)
        labels = (0.0, *low, *AMOUNTS)
        return joined(grid(labels, labels), near(AMOUNTS[2:]))
    if not extreme:
        label = rng.normal(0.0, 10.0, DRAWS)
        return Batch(label, label + rng.normal(0.0, 3.0, DRAWS))
    return joined(grid(REALS, REALS), near(tuple(x for x in REALS if abs(x) < 1e308)))


def pairs(name: str, scale: str, *, extreme: bool, rng: np.random.Generator) -> Batch:
    """Return labels and two predictions for each."""
    if name == "zip_nll":
        return _inflated(scale, extreme=extreme, rng=rng)
    if not extreme:
        label = rng.normal(0.0, 10.0, DRAWS)
        return Batch(label, np.stack([label + rng.normal(0.0, 3.0, DRAWS), rng.lognormal(1.0, 1.0, DRAWS)], axis=1))
    reals = (0.0, 1e-300, 1e-8, 1.0, 1.0 + ULP, -3.0, 1e16, 1e160, -1e300)
    cases = np.array(list(product(reals, reals, (1e-300, 1e-160, 1e-8, 0.5, 1.0, 1.0 + ULP, 1e8, 1e160, 1e300))))
    return Batch(cases[:, 0], cases[:, 1:])


def _inflated(scale: str, *, extreme: bool, rng: np.random.Generator) -> Batch:
    if not extreme:
        share, mean = rng.beta(1.0, 2.0, DRAWS), rng.gamma(2.0, 2.0, DRAWS)
        label = np.where(rng.random(DRAWS) < share, 0.0, rng.poisson(mean)).astype(np.float64)
        if scale == "log_rate":
            share, mean = np.log(share / (1.0 - share)), np.log(mean)
        return Batch(label, np.stack([share, mean], axis=1))
    shares: tuple[float, ...]
    means: tuple[float, ...]
    if scale == "log_rate":
        shares, means = (
            both_signs((0.0, 1e-8, 3.0, 40.0, 745.0, 1000.0)),
            (-1000.0, -745.0, -40.0, -1e-8, 0.0, 3.0, 40.0),
        )
    else:
        shares = (0.0, 1e-300, 1e-16, 0.3, 1.0 - ULP / 2, 1.0)
        means = (0.0, 1e-300, 1e-16, 0.5, 1.0, 1.0 + ULP, 7.0, 745.0, 1e6, 1e300)
    cases = np.array(list(product(COUNTS, shares, means)))
    return Batch(cases[:, 0], cases[:, 1:])


def rates(name: str, scale: str, *, extreme: bool, rng: np.random.Generator) -> Batch:
    """Return counts or amounts and predicted means, or their logarithms."""
    counts, positive = name == "neg_binomial_nll", name.startswith("gamma")
    if not extreme:
        mean = rng.gamma(2.0, 3.0, DRAWS) + 0.01
        label = rng.gamma(2.0, mean / 2.0) if positive else rng.poisson(mean).astype(np.float64)
        return Batch(label, np.log(mean) if scale == "log_rate" else mean)
    labels = COUNTS if counts else (*SMALL, *MIDDLE, 100.0, *LARGE[:2], 1e300)
    labels = labels if positive or counts else (0.0, *labels)
    close = near(tuple(label for label in labels if label > 1e-300))
    if scale == "rate":
        return joined(grid(labels, (0.0, *AMOUNTS)), close)
    close = Batch(close.y_true, np.log(close.y_pred))
    return joined(grid(labels, LOG_RATES), close)


def margins(*, extreme: bool, rng: np.random.Generator) -> Batch:
    """Return labels -1 and +1 and scores."""
    if not extreme:
        return Batch(rng.choice([-1.0, 1.0], DRAWS), rng.normal(0.0, 3.0, DRAWS))
    return grid((-1.0, 1.0), both_signs(HUGE_LOGITS))


def sides(scale: str, *, extreme: bool, rng: np.random.Generator, hard: bool = False) -> Batch:
    """Return labels from 0 to 1 and predictions of label 1.

    Args:
        scale: Scale of the predictions.
        extreme: Whether to go to the ends.
        rng: Where the draws come from.
        hard: Whether the labels are 0 and 1 only.
    """
    if extreme:
        ends = {
            "probability": PROBABILITIES,
            "log_probability": LOG_PROBABILITIES,
            "label": (0.0, 1.0),
        }
        return grid((0.0, 1.0) if hard else SOFT, ends.get(scale, both_signs(HUGE_LOGITS)))
    logit = rng.normal(0.0, 3.0, DRAWS)
    label = (rng.random(DRAWS) < 1.0 / (1.0 + np.exp(-logit))).astype(np.float64)
    if not hard:
        label[::4] = rng.random(len(label[::4]))
    share = 1.0 / (1.0 + np.exp(-logit))
    preds = {"probability": share, "log_probability": np.log(share), "label": (logit > 0.0).astype(np.float64)}
    return Batch(label, preds.get(scale, logit))
