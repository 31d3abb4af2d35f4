from math import inf

import numpy as np
import pytest
from hypothesis import given
from sklearn import metrics

from actloss.errors import LabelError, PredictionError
from actloss.losses import decisions
from actloss.losses.arrays import FloatArray
from actloss.losses.decisions import (
    hamming_from_labels,
    hamming_from_logits,
    hamming_from_probabilities,
    per_label_accuracy_from_labels,
)
from strategies import BITS, LOGITS

RNG = np.random.default_rng(20261123)

every_scale = pytest.mark.parametrize("scale", ["probabilities", "logits", "labels"])


@every_scale
def test_accuracy_is_what_the_hamming_loss_leaves(scale: str) -> None:
    y, p = RNG.integers(0, 2, (50, 4)), RNG.integers(0, 2, (50, 4))
    wrong, right = (getattr(decisions, f"{name}_from_{scale}")(y, p) for name in ("hamming", "per_label_accuracy"))

    np.testing.assert_array_equal(wrong + right, np.ones((50, 4)))


@given(BITS, LOGITS)
def test_every_scale_decides_alike(y: FloatArray, z: FloatArray) -> None:
    # A logit of 1e-17 is a probability of exactly 0.5.
    z = np.where(np.abs(z) < 1e-9, 0.0, z)
    by_logit = hamming_from_logits(y, z)

    np.testing.assert_array_equal(by_logit, hamming_from_probabilities(y, 0.5 * np.tanh(0.5 * z) + 0.5))
    np.testing.assert_array_equal(by_logit, hamming_from_labels(y, z > 0.0))


def test_a_tie_decides_for_0() -> None:
    assert hamming_from_probabilities([0.0, 1.0], [0.5, 0.5]).tolist() == [0.0, 1.0]
    assert hamming_from_logits([0.0, 1.0], [-0.0, 0.0]).tolist() == [0.0, 1.0]


def test_infinite_scores_decide() -> None:
    assert hamming_from_logits([0.0, 1.0], [inf, inf]).tolist() == [1.0, 0.0]


@pytest.mark.parametrize("name", ["hamming", "per_label_accuracy"])
@every_scale
def test_labels_other_than_0_and_1_are_refused_by_name(name: str, scale: str) -> None:
    kernel = getattr(decisions, f"{name}_from_{scale}")
    with pytest.raises(LabelError, match=rf"^{name} needs labels 0 or 1, found 0.5 at row 1 \(counted from 0\)$"):
        kernel([1.0, 0.5], [0.0, 1.0])
    with pytest.raises(LabelError, match=rf"^{name} needs labels 0 or 1 \(recode -1/\+1 as \(y \+ 1\) / 2\), found -1"):
        kernel([1.0, -1.0], [0.0, 1.0])


def test_predicted_labels_other_than_0_and_1_are_refused() -> None:
    with pytest.raises(PredictionError, match=r"^hamming needs predicted labels 0 or 1, found 0.3 at row 0"):
        hamming_from_labels([1.0], [0.3])
    with pytest.raises(PredictionError, match=r"^per_label_accuracy needs predicted labels 0 or 1 \(recode -1/\+1 as"):
        per_label_accuracy_from_labels([1.0], [-1.0])


def test_predictions_outside_their_scale_are_refused() -> None:
    with pytest.raises(PredictionError, match=r"^hamming needs predictions in \[0, 1\], found 2 at row 0"):
        hamming_from_probabilities([1.0], [2.0])


def test_scikit_learn_agrees() -> None:
    y, p = RNG.integers(0, 2, (200, 5)), RNG.uniform(size=(200, 5))

    assert hamming_from_probabilities(y, p).mean() == pytest.approx(
        metrics.hamming_loss(y, p > 0.5), rel=1e-14, abs=0.0
    )
