import numpy as np
import pytest

import actloss
from actloss.catalogue import Scale
from actloss.errors import LabelError
from actloss.losses import gaussian_nll, laplace_nll
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout
from actloss.scorecard.applicable import Label, Link
from actloss.scorecard.question import Candidate
from actloss.scorecard.totals import Kept
from actloss.scorecard.views import Views, clipped

ROWS = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])


def _views(truth: FloatArray, predictions: FloatArray) -> Views:
    kept = Kept(np.arange(len(truth)), truth, None, None, None)
    candidate = Candidate(name="m", scale=Scale.LOGIT, layout=Layout.CLASSES, width=3)
    return Views(candidate, kept, predictions)


def test_a_class_becomes_a_row_and_a_row_a_class() -> None:
    np.testing.assert_array_equal(_views(np.array([0.0, 2.0]), ROWS).labels(Label.ROWS), ROWS)
    np.testing.assert_array_equal(_views(ROWS, ROWS).labels(Label.INDICES), [0.0, 2.0])
    np.testing.assert_array_equal(_views(np.array([0.0, 1.0]), ROWS).labels(Label.SIGNS), [-1.0, 1.0])


def test_each_form_is_made_once() -> None:
    views = _views(ROWS, ROWS)

    assert views.predictions(Link.LOG_SOFTMAX) is views.predictions(Link.LOG_SOFTMAX)
    assert views.labels(Label.INDICES) is views.labels(Label.INDICES)
    assert views.predictions(Link.NONE) is ROWS


def test_a_distribution_is_no_class() -> None:
    mixed = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]])

    with pytest.raises(LabelError, match="it needs one class a row, found a distribution") as caught:
        _views(mixed, ROWS).labels(Label.INDICES)

    assert caught.value.row == 1


@pytest.mark.parametrize("label", [3.0, -1.0, 0.5])
def test_a_label_that_is_no_class_has_no_row(label: float) -> None:
    with pytest.raises(LabelError, match="it needs labels 0 to 2") as caught:
        _views(np.array([0.0, label]), ROWS).labels(Label.ROWS)

    assert caught.value.row == 1


def test_a_spread_is_turned_into_the_one_that_a_loss_takes() -> None:
    pairs = np.array([[1.0, 2.0], [0.5, 8.0]])
    card = actloss.score([1.5, 0.25], pairs)
    as_scale = np.column_stack([pairs[:, 0], [1.0, 2.0]])

    assert card["gaussian_nll"].value == pytest.approx(gaussian_nll([1.5, 0.25], pairs).mean())
    # A Laplace law of scale b has the variance 2 b².
    assert card["laplace_nll"].value == pytest.approx(laplace_nll([1.5, 0.25], as_scale).mean())


def test_a_negative_spread_stays_one_for_the_loss_to_refuse() -> None:
    pair = np.array([[1.0, -2.0]])
    views = _views(np.array([1.0]), pair)

    assert views.predictions(Link.SCALE)[0, 1] == -1.0
    assert views.predictions(Link.VARIANCE)[0, 1] == -8.0


@pytest.mark.parametrize(("link", "result"), [(Link.EXP, np.e), (Link.SIGMOID, 1 / (1 + np.exp(-1)))])
def test_a_link_gives_the_quantity_itself(link: Link, result: float) -> None:
    assert _views(np.array([1.0]), np.array([1.0])).predictions(link)[0] == pytest.approx(result)


def test_an_overflow_is_infinite_without_a_warning() -> None:
    assert _views(np.array([1.0]), np.array([1000.0])).predictions(Link.EXP)[0] == np.inf


def test_what_rounding_puts_outside_0_and_1_is_the_bound_and_nothing_else() -> None:
    shares = np.array([-1e-7, 0.5, 1.0 + 1e-7, 1.5])

    assert clipped(shares, Scale.PROBABILITY, None).tolist() == [0.0, 0.5, 1.0, 1.5]
    assert clipped(shares, Scale.LOGIT, None) is shares
    assert actloss.score([0, 1], [0.0, 1.0 + 1e-7], scale="probability")["brier"].value == 0.0


def test_only_probabilities_are_clipped_and_only_when_asked() -> None:
    numbers = np.array([0.0, 0.5, 1.0])

    assert clipped(numbers, Scale.PROBABILITY, None) is numbers
    assert clipped(numbers, Scale.LOGIT, 0.1) is numbers
    assert clipped(numbers, Scale.PROBABILITY, 0.1).tolist() == [0.1, 0.5, 0.9]
    assert clipped(np.array([-np.inf, 0.0]), Scale.LOG_PROBABILITY, 0.1) == pytest.approx(np.log([0.1, 0.9]))
