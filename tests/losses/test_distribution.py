from math import inf

import numpy as np
import pytest
from hypothesis import given
from mpmath import mp
from scipy import special

from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray
from actloss.losses.distribution import (
    kl_divergence_from_log_probabilities,
    kl_divergence_from_logits,
    kl_divergence_from_probabilities,
)
from actloss.losses.multiclass import (
    categorical_crossentropy_from_logits,
    categorical_crossentropy_from_probabilities,
    sparse_categorical_crossentropy_from_logits,
)
from strategies import CLASSES, SCORES, distributions

RNG = np.random.default_rng(20261123)


def _exact(p: FloatArray, q: FloatArray) -> list[float]:
    with mp.workdps(60):
        return [
            float(mp.fsum(mp.mpf(a) * (mp.log(a) - mp.log(b)) for a, b in zip(x, y, strict=True) if a))
            for x, y in zip(p.tolist(), q.tolist(), strict=True)
        ]


@pytest.mark.parametrize("distance", [1e-13, 1e-9, 1e-5, 1e-2, 0.3])
def test_near_distributions_agree_with_60_digits(distance: float) -> None:
    p = RNG.dirichlet(np.ones(4), 100)
    q = p * (1.0 + distance * RNG.uniform(-1.0, 1.0, p.shape))
    q /= q.sum(axis=1, keepdims=True)

    np.testing.assert_allclose(kl_divergence_from_probabilities(p, q), _exact(p, q), rtol=2e-14)


@pytest.mark.parametrize("distance", [1e-9, 1e-5, 1e-2, 0.3])
def test_near_log_probabilities_agree_with_60_digits(distance: float) -> None:
    p = RNG.dirichlet(np.ones(4), 100)
    logs = np.log(p * (1.0 + distance * RNG.uniform(-1.0, 1.0, p.shape)))
    logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
    with mp.workdps(60):
        expected = [
            float(mp.fsum(mp.mpf(a) * (mp.log(a) - mp.mpf(b)) for a, b in zip(x, y, strict=True)))
            for x, y in zip(p.tolist(), logs.tolist(), strict=True)
        ]

    np.testing.assert_allclose(kl_divergence_from_log_probabilities(p, logs), expected, rtol=1e-12, atol=1e-24)


def test_far_distributions_agree_with_60_digits() -> None:
    p, q = RNG.dirichlet(np.full(5, 0.1), 100), RNG.dirichlet(np.full(5, 0.1), 100)

    np.testing.assert_allclose(kl_divergence_from_probabilities(p, q), _exact(p, q), rtol=2e-14)


@given(distributions(), distributions())
def test_crossentropy_is_divergence_plus_entropy(p: FloatArray, q: FloatArray) -> None:
    entropy = categorical_crossentropy_from_probabilities(p, p)

    np.testing.assert_allclose(
        kl_divergence_from_probabilities(p, q) + entropy, categorical_crossentropy_from_probabilities(p, q), atol=1e-14
    )


@given(distributions(), SCORES)
def test_crossentropy_is_divergence_plus_entropy_on_logits_too(p: FloatArray, z: FloatArray) -> None:
    entropy = categorical_crossentropy_from_probabilities(p, p)

    np.testing.assert_allclose(
        kl_divergence_from_logits(p, z) + entropy,
        categorical_crossentropy_from_logits(p, z),
        rtol=1e-14,
        atol=1e-14,
    )


@given(CLASSES, SCORES)
def test_on_one_hot_rows_it_is_the_crossentropy(y: FloatArray, z: FloatArray) -> None:
    one_hot = np.eye(3)[y.astype(int)]

    np.testing.assert_allclose(
        kl_divergence_from_logits(one_hot, z),
        sparse_categorical_crossentropy_from_logits(y, z),
        rtol=1e-13,
        atol=5e-324,
    )


@given(distributions(), distributions())
def test_it_is_zero_at_the_label_and_negative_only_by_rounding(p: FloatArray, q: FloatArray) -> None:
    np.testing.assert_array_equal(kl_divergence_from_probabilities(p, p), np.zeros(len(p)))
    assert (kl_divergence_from_probabilities(p, q) >= -1e-15).all()


def test_an_impossible_class_that_occurs_costs_infinity_and_one_that_does_not_nothing() -> None:
    p, q = [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0]], [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]]
    with np.errstate(divide="ignore"):
        z = np.log(q)

    assert kl_divergence_from_probabilities(p, q).tolist() == [inf, 0.0]
    assert kl_divergence_from_logits(p, z).tolist() == [inf, 0.0]
    assert kl_divergence_from_log_probabilities(p, z).tolist() == [inf, pytest.approx(0.0, abs=1e-16)]


def test_scores_of_a_thousand_cost_what_they_should() -> None:
    losses = kl_divergence_from_logits([[0.0, 1.0], [0.25, 0.75]], [[1000.0, 0.0], [1000.0, -1000.0]])

    assert losses.tolist() == pytest.approx([1000.0, 1500.0 - special.entr([0.25, 0.75]).sum()], rel=1e-15, abs=0.0)


def test_scipy_agrees() -> None:
    p, q = RNG.dirichlet(np.ones(4), 1000), RNG.dirichlet(np.ones(4), 1000)

    np.testing.assert_allclose(kl_divergence_from_probabilities(p, q), special.rel_entr(p, q).sum(axis=1), rtol=1e-12)


@pytest.mark.parametrize("rows", [np.eye(3), RNG.dirichlet(np.ones(3), 3)], ids=["one-hot", "soft"])
def test_base_two_counts_in_bits_on_every_scale(rows: FloatArray) -> None:
    q = RNG.dirichlet(np.ones(3), 3)
    for kernel, prediction in (
        (kl_divergence_from_probabilities, q),
        (kl_divergence_from_logits, np.log(q) + 5.0),
        (kl_divergence_from_log_probabilities, np.log(q)),
    ):
        np.testing.assert_allclose(
            kernel(rows, prediction, base=2.0), special.rel_entr(rows, q).sum(axis=1) / np.log(2.0), rtol=1e-12
        )


@given(CLASSES, distributions())
def test_on_one_hot_rows_it_is_exactly_the_crossentropy_of_probabilities(y: FloatArray, q: FloatArray) -> None:
    one_hot = np.eye(3)[y.astype(int)]

    np.testing.assert_array_equal(
        kl_divergence_from_probabilities(one_hot, q), categorical_crossentropy_from_probabilities(one_hot, q)
    )


def test_a_base_of_one_is_refused() -> None:
    with pytest.raises(OptionError, match=r"^kl_divergence needs base in \(1, inf\), found 1$"):
        kl_divergence_from_log_probabilities([[1.0, 0.0]], [[0.0, -inf]], base=1.0)


def test_what_rounding_of_the_labels_leaves_of_a_perfect_prediction_keeps_its_digits() -> None:
    y = [[0.5158515607198988, 0.28701044274394144, 0.16965035522135496, 0.027487641314804814]]
    z = [[1.939344412700402, 1.3530439625938362, 0.8272649467061007, -0.9927381414450347]]

    # mpmath, 700 digits.
    assert kl_divergence_from_logits(y, z).tolist() == pytest.approx([1.3877788034685370204e-17], rel=1e-11, abs=0.0)
