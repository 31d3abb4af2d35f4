from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp

from actloss.losses.arrays import FloatArray
from actloss.losses.predicted import expected, from_log_probabilities, from_logits, from_probabilities
from strategies import SCORES, distributions


@given(SCORES)
def test_a_softmax_sums_to_one_and_is_what_its_logarithms_say(z: FloatArray) -> None:
    predicted = from_logits("nll", z)

    np.testing.assert_allclose(predicted.probabilities().sum(axis=1), 1.0, rtol=1e-15)
    np.testing.assert_allclose(predicted.probabilities(), np.exp(-predicted.surprisal()), rtol=2e-13, atol=1e-315)


@given(SCORES)
def test_a_log_softmax_and_its_exponential_are_read_alike(z: FloatArray) -> None:
    logs = -from_logits("nll", z).surprisal()
    shares = np.exp(logs)

    np.testing.assert_array_equal(from_log_probabilities("nll", logs).probabilities(), shares)
    np.testing.assert_array_equal(from_probabilities("nll", shares).probabilities(), shares)


@given(distributions())
def test_the_surprisal_of_one_class_is_that_of_all_at_its_place(p: FloatArray) -> None:
    classes = np.array([0, 1, 2, 0])
    with np.errstate(divide="ignore"):
        logs = np.log(p)
    for predicted in (from_probabilities("nll", p), from_log_probabilities("nll", logs)):
        np.testing.assert_array_equal(predicted.surprisal_of(classes), predicted.surprisal()[np.arange(4), classes])


def test_doubt_is_kept_where_the_probability_rounds_to_one() -> None:
    doubt = from_logits("nll", [[40.0, 0.0]]).doubt_of(np.array([0]))

    assert doubt.tolist() == pytest.approx([np.exp(-40.0)], rel=1e-15, abs=0.0)


@pytest.mark.parametrize("against", [-30.0, -1.0, 2.5, 3.5, 20.0, 800.0])
def test_doubt_in_two_parts_is_nearer_than_one_float64(against: float) -> None:
    z = np.array([[0.0, against, against - 1.1, against - 2.3]]) + np.linspace(0.0, 0.9, 20)[:, np.newaxis] ** 2
    high, low = from_logits("nll", z).doubt_parts_of(np.zeros(20, dtype=np.intp))

    with mp.workdps(60):
        for row, doubt, rest in zip(z.tolist(), high.tolist(), low.tolist(), strict=True):
            odds = mp.fsum(mp.exp(mp.mpf(other) - row[0]) for other in row[1:])
            assert abs((mp.mpf(doubt) + rest) * (1 + odds) / odds - 1) <= 4e-17


def test_a_loss_is_weighed_by_the_shares_of_the_classes_and_their_weights() -> None:
    losses, weights = np.array([[1.0, 2.0], [3.0, inf]]), np.array([10.0, 1.0])

    assert expected(np.array([[0.5, 0.5], [1.0, 0.0]]), losses).tolist() == [1.5, 3.0]
    assert expected(np.array([[0.5, 0.5], [1.0, 0.0]]), losses, weights).tolist() == [6.0, 30.0]
    assert expected(np.array([[0.5, 0.5], [0.5, 0.5]]), losses).tolist() == [1.5, inf]
    assert expected(np.array([1, 0]), losses[:, 0], weights).tolist() == [1.0, 30.0]
