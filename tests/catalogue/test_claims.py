"""What a row claims of its function's shape at its defaults; and that it claims all that is true."""

import numpy as np
import pytest

from actloss.catalogue import Claim, Form, Scale
from actloss.losses.arrays import FloatArray
from walking import (
    CASES,
    CLASS_FORMS,
    CLASSES,
    Case,
    certain_labels,
    drawn,
    every_case,
    labels_of,
    on_scale,
    parameters_of,
    width_of,
)

EXTREMES = np.array([-700.0, -30.0, -1.0, 0.0, 1.0, 30.0, 700.0])
A_BOUND, BEYOND_IT = 10.0, 20.0
"""No bounded loss of these labels exceeds the one; every other exceeds the other at the `EXTREMES`."""


def _losses(case: Case, labels: FloatArray, prediction: FloatArray, **params: object) -> FloatArray:
    return case.kernel(labels, prediction, **params)


def _anywhere(case: Case) -> FloatArray:
    """Return losses of each label under random predictions and under extreme ones."""
    labels, raw = drawn(case)
    each = labels_of(case)
    rng = np.random.default_rng(7)
    extreme = rng.choice(EXTREMES, (200, *width_of(case)))
    for_each = [
        _losses(case, np.broadcast_to(label, (200, *np.shape(label))), on_scale(case, case.scale, extreme))
        for label in each
    ]
    return np.concatenate([_losses(case, labels, on_scale(case, case.scale, raw)), *for_each])


@every_case
def test_it_is_never_negative_where_its_row_says_so(case: Case) -> None:
    assert (Claim.NON_NEGATIVE in case.row.claims) == bool((_anywhere(case) >= 0.0).all())


@every_case
def test_it_is_bounded_where_its_row_says_so(case: Case) -> None:
    highest = float(_anywhere(case).max())

    assert (Claim.BOUNDED in case.row.claims) == (highest <= A_BOUND)
    assert highest <= A_BOUND or highest >= BEYOND_IT


def _perfect(case: Case, labels: FloatArray) -> FloatArray:
    """Return the prediction that says just what the labels say, on the first scale."""
    if case.form is Form.PAIRS:
        # A width of its own, and a rate without zeros by nature.
        pair = (labels, np.full_like(labels, 0.3)) if case.scale is Scale.VALUE else (np.zeros_like(labels), labels)
        return np.stack(pair, axis=-1)
    if case.form is Form.RANKS:
        return np.where(labels[:, np.newaxis] > np.arange(CLASSES - 1.0), 1.0, -1.0)
    if case.form in CLASS_FORMS:
        rows = labels if labels.ndim == 2 else np.eye(CLASSES)[labels.astype(int)]
        with np.errstate(divide="ignore"):
            return np.log(rows) if case.scale is Scale.LOG_PROBABILITY else rows
    return labels


@every_case
def test_a_perfect_prediction_costs_nothing_where_its_row_says_so(case: Case) -> None:
    labels = certain_labels(case)
    losses = _losses(case, labels, _perfect(case, labels))

    assert (Claim.ZERO_AT_TRUTH in case.row.claims) == bool((losses == 0.0).all())


def _mirrored(case: Case, params: dict[str, object]) -> tuple[FloatArray, FloatArray]:
    """Return losses of predictions on one side, and of those as far off on the other."""
    labels, raw = drawn(case)
    if case.scale is Scale.MARGIN:
        return _losses(case, labels, raw, **params), _losses(case, -labels, -raw, **params)
    if Scale.LOGIT in case.variant.kernels:
        kernel = case.variant.kernels[Scale.LOGIT]
        # A tie is no less symmetric than anything else.
        raw[0], labels[0] = 0.0, 1.0
        return kernel(labels, raw, **params), kernel(1.0 - labels, -raw, **params)
    off = 0.5 * np.abs(labels) * np.tanh(raw[..., 0] if case.form is Form.PAIRS else raw)
    sides = [labels + off, labels - off]
    if case.form is Form.PAIRS:
        width = np.full_like(labels, 0.7)
        sides = [np.stack([s, width] if case.scale is Scale.VALUE else [width, s], axis=-1) for s in sides]
    above, below = (_losses(case, labels, side, **params) for side in sides)
    return above, below


TWO_SIDED = [case for case in CASES if case.form not in (*CLASS_FORMS, Form.RANKS)]


def _even(case: Case, params: dict[str, object]) -> bool:
    return bool(np.allclose(*_mirrored(case, params), rtol=1e-11, atol=1e-14))


@pytest.mark.parametrize("case", TWO_SIDED, ids=lambda case: case.name)
def test_errors_on_either_side_cost_the_same_where_its_row_says_so(case: Case) -> None:
    if Claim.SYMMETRIC in case.row.claims:
        assert _even(case, {})
    else:
        # At its defaults, or as soon as a parameter is changed.
        assert not all(_even(case, dict(params)) for params in parameters_of(case))


def _bent(case: Case) -> bool:
    """Return whether a loss midway between two predictions ever exceeds the mean of theirs."""
    labels, raw = drawn(case, rows=4000, spread=3.0)
    _, other = drawn(case, rows=4000, seed=8, spread=3.0)
    first, second = on_scale(case, case.scale, raw), on_scale(case, case.scale, other)
    chord = 0.5 * (_losses(case, labels, first) + _losses(case, labels, second))
    return bool((_losses(case, labels, 0.5 * (first + second)) > chord + 1e-12 * (1.0 + np.abs(chord))).any())


# Log-probabilities of several classes are no convex set: midway between two of them lies none.
JOINT_LOGS = "nll"


@pytest.mark.parametrize("case", [case for case in CASES if case.name != JOINT_LOGS], ids=lambda case: case.name)
def test_it_is_convex_where_its_row_says_so(case: Case) -> None:
    assert (Claim.CONVEX in case.row.claims) == (not _bent(case))


def test_no_row_claims_convexity_where_it_has_no_meaning() -> None:
    assert [case.name for case in CASES if case.scale is Scale.LOG_PROBABILITY] == [JOINT_LOGS]
    assert all(Claim.CONVEX not in case.row.claims for case in CASES if case.name == JOINT_LOGS)
