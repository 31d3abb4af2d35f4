"""Proper rows: expected to cost least at the true probabilities, and nowhere else; the others somewhere else."""

import numpy as np
import pytest
from scipy.special import expit, logit

from actloss.catalogue import Form, Scale
from actloss.losses.arrays import FloatArray
from walking import CASES, CLASSES, Case, Params, parameters_of, value_of

RNG = np.random.default_rng(20261125)
TRUTHS = RNG.dirichlet(np.ones(CLASSES), 12)
OTHERS = np.concatenate([RNG.dirichlet(np.ones(CLASSES), 60), np.eye(CLASSES)[:, ::-1]])
TWO_TRUTHS = RNG.uniform(0.02, 0.98, 12)
TWO_OTHERS = np.concatenate([RNG.uniform(size=60), [0.0, 1.0]])

ON_PROBABILITIES = [
    case for case in CASES if {Scale.PROBABILITY, Scale.LOGIT, Scale.LOG_PROBABILITY} & set(case.variant.kernels)
]
"""Cases whose predictions say how likely each class is."""


def _labels(case: Case) -> FloatArray:
    """Return one label for each class."""
    match case.form:
        case Form.ROWS:
            return np.eye(CLASSES)
        case Form.INDICES | Form.CLASSES | Form.RANKS:
            return np.arange(float(CLASSES))
        case Form.SETS:
            return np.array([[0.0], [1.0]])
        case _:
            return np.array([0.0, 1.0])


def _prediction(case: Case, shares: FloatArray) -> FloatArray:
    """Return probabilities of the classes (of label 1, where there are two) as a prediction on the first scale."""
    if case.form is Form.RANKS:
        above = np.cumsum(shares[::-1])[::-1][1:]
        from_k = np.cumsum(shares[::-1])[::-1][:-1] if case.row.name == "corn" else 1.0
        with np.errstate(divide="ignore", invalid="ignore"):
            # A step that nobody reaches is never taken.
            return np.asarray(logit(np.nan_to_num(above / from_k)))
    if case.form is Form.SETS:
        shares = shares[np.newaxis]
    with np.errstate(divide="ignore"):
        return shares if case.scale is Scale.PROBABILITY else np.log(shares)


def _expected(case: Case, truth: FloatArray, other: FloatArray, params: Params) -> float:
    """Return the expected loss of a prediction where labels follow the true probabilities."""
    weights = np.array([1.0 - truth, truth]) if truth.ndim == 0 else truth
    sign = -1.0 if case.row.better == "higher" else 1.0
    return sign * value_of(case, _labels(case), weights, _prediction(case, other), params)


def _elsewhere(case: Case, params: Params) -> int:
    """Return how many predictions other than the truth cost no more than it, of all tried."""
    two = case.form in (Form.ELEMENTS, Form.SETS)
    truths, others = (TWO_TRUTHS, TWO_OTHERS) if two else (TRUTHS, OTHERS)
    found = 0
    for truth in truths:
        least = _expected(case, truth, truth, params)
        apart = (other for other in others if np.abs(other - truth).max() > 0.02)
        found += sum(_expected(case, truth, other, params) <= least for other in apart)
    return found


@pytest.mark.parametrize("case", [case for case in ON_PROBABILITIES if case.row.proper], ids=lambda case: case.name)
def test_a_proper_row_costs_least_at_the_true_probabilities_only(case: Case) -> None:
    assert _elsewhere(case, {}) == 0


@pytest.mark.parametrize("case", [case for case in ON_PROBABILITIES if not case.row.proper], ids=lambda case: case.name)
def test_a_row_that_is_not_proper_costs_as_little_elsewhere(case: Case) -> None:
    # At its defaults, or as soon as a parameter is changed.
    assert any(_elsewhere(case, params) for params in parameters_of(case))


def test_only_rows_of_probabilities_are_proper() -> None:
    assert {case.name for case in CASES if case.row.proper} <= {case.name for case in ON_PROBABILITIES}


def test_the_steps_of_ordered_classes_multiply_to_their_probabilities() -> None:
    corn = next(case for case in CASES if case.name == "corn")

    assert expit(_prediction(corn, np.array([0.5, 0.25, 0.25]))).tolist() == pytest.approx([0.5, 0.5])
