import numpy as np
import pytest
from numpy.typing import ArrayLike

import actloss
from actloss.catalogue import Scale
from actloss.column import NOWHERE, Tally
from actloss.predictions import Layout
from actloss.predictions.columns import allowed_off_sum
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard.observed import no_facts, observed, tally
from actloss.scorecard.question import Candidate

THREE = np.array([[0.2, 0.3, 0.5], [1.0, 0.0, 0.0], [0.1, 0.2, 0.8]])


def _facts(
    y_true: object, y_pred: object, scale: Scale = Scale.PROBABILITY, decimals: int | None = None, start: int = 10
) -> PredictionFacts:
    predictions = np.asarray(y_pred, dtype=float)
    wide = predictions.ndim == 2
    candidate = Candidate(
        name="m",
        scale=scale,
        layout=Layout.CLASSES if wide else Layout.SINGLE,
        width=predictions.shape[1] if wide else 1,
        decimals=decimals,
    )
    empty = no_facts("multiclass" if wide else "binary", candidate, {})
    truth = np.asarray(y_true, dtype=float)
    return observed(empty, truth, predictions, np.arange(start, start + len(truth)), NOWHERE)


def test_the_range_and_the_rows_are_counted() -> None:
    facts = _facts([0, 1, 1], [0.2, 0.9, 0.4])

    assert (facts.rows, facts.low, facts.high, facts.constant) == (3, 0.2, 0.9, False)
    assert _facts([0, 1], [0.5, 0.5]).constant


def test_no_row_says_nothing_but_what_is_missing() -> None:
    facts = observed(_facts([0], [0.5]), np.empty(0), np.empty(0), np.arange(0), Tally(2, 5))

    assert facts.missing == Tally(2, 5)


def test_rows_are_told_by_their_number_in_the_data() -> None:
    assert tally(np.array([False, True, True]), np.array([3, 8, 9])) == Tally(2, 9)
    assert tally(np.array([False]), np.array([3])) is NOWHERE


def test_infinite_predictions_are_counted() -> None:
    assert _facts([0, 1, 1], [0.5, np.inf, -np.inf], Scale.LOGIT).infinite == Tally(2, 12)


def test_sums_of_probabilities_that_are_off_are_counted() -> None:
    facts = _facts([0, 0, 1], THREE)

    assert facts.off_sum == Tally(1, 13)
    assert (facts.row_sum_low, facts.row_sum_high) == pytest.approx((1.0, 1.1))


def test_log_probabilities_are_summed_as_probabilities() -> None:
    with np.errstate(divide="ignore"):
        facts = _facts([0, 0, 1], np.log(THREE), Scale.LOG_PROBABILITY)

    assert facts.off_sum == Tally(1, 13)


def test_logits_may_sum_to_anything() -> None:
    assert _facts([0, 0, 1], THREE, Scale.LOGIT).off_sum is NOWHERE


def test_an_infinite_row_has_no_sum_and_no_warning() -> None:
    assert _facts([0], [[np.inf, -np.inf, 0.0]]).off_sum == Tally(1, 11)


@pytest.mark.parametrize(
    ("width", "decimals", "allowed"),
    [(3, None, 1e-5), (3, 9, 1e-5), (3, 6, 1e-5), (3, 3, 1.5e-3), (3, 2, 1.5e-2), (3, 0, 1e-5), (1000, 2, 0.1)],
)
def test_sums_may_be_off_by_what_printing_rounds(width: int, decimals: int | None, allowed: float) -> None:
    assert allowed_off_sum(width, decimals) == pytest.approx(allowed)


def test_the_decimals_that_are_printed_say_which_sums_are_off() -> None:
    shares = [[0.33, 0.33, 0.33]]

    assert [_facts([0], shares, decimals=decimals).off_sum.count for decimals in (2, 3, None)] == [0, 1, 1]


def test_float32_is_no_mistake() -> None:
    rng = np.random.default_rng(3)
    shares = rng.dirichlet(np.ones(30), 500).astype(np.float32).astype(float)

    assert _facts(np.zeros(500), shares).off_sum is NOWHERE


@pytest.mark.parametrize(
    ("y_true", "y_pred", "certain", "wrong", "hard"),
    [
        ([0, 1, 1], [0.0, 0.5, 1.0], Tally(2, 11), NOWHERE, 2),
        ([0, 1, 1], [1.0, 0.0, 1.0], Tally(3, 11), Tally(2, 11), 3),
        ([0.2, 0.2], [0.0, 1.0], Tally(2, 11), Tally(2, 11), 2),
        ([0, 1, 2], [[1, 0, 0], [1, 0, 0], [0.5, 0.5, 0]], Tally(3, 11), Tally(2, 12), 2),
        ([[0.5, 0.5], [1, 0]], [[1, 0], [1, 0]], Tally(2, 11), Tally(1, 11), 2),
        ([0, 1], [0.3, 0.4], NOWHERE, NOWHERE, 0),
    ],
)
def test_certain_predictions_are_counted_and_the_wrong_ones_among_them(
    y_true: object, y_pred: object, certain: Tally, wrong: Tally, hard: int
) -> None:
    facts = _facts(y_true, y_pred)

    assert (facts.certain, facts.certain_wrong, facts.hard_rows) == (certain, wrong, hard)


def test_labels_of_another_width_cannot_tell_what_is_wrong() -> None:
    facts = _facts([[0, 1], [1, 0]], [[1, 0, 0], [0, 1, 0]])

    assert (facts.certain.count, facts.certain_wrong) == (2, NOWHERE)


def test_a_label_that_is_no_class_is_the_losss_to_refuse() -> None:
    card = actloss.score([0, 1, 7], np.array([[1, 0, 0], [0, 1, 0], [0.2, 0.3, 0.5]]), task="multiclass")
    reasons = {each.loss: each.reason for each in card.unscored}

    assert "needs labels 0 to 2" in reasons["sparse_categorical_crossentropy"]
    assert reasons["sparse_categorical_crossentropy"].endswith("first at row 3")


@pytest.mark.parametrize(
    ("y_true", "y_pred", "options", "codes"),
    [
        ([0, 1] * 6, [-2.0, 3.0] * 6, {"scale": "probability"}, ["AL501"]),
        ([0, 1] * 6, [[0.9, 0.2], [0.3, 0.9]] * 6, {"scale": "probability", "task": "multiclass"}, ["AL502"]),
        ([0, 1] * 6, [0.0, 0.9] * 6, {}, ["AL503"]),
        ([0, 1] * 6, [-1.0, np.inf] * 6, {"scale": "logit"}, ["AL504"]),
        ([0, 1] * 6, [0.1, 0.9, np.nan, 0.8] * 3, {}, ["AL504"]),
        ([0, 1] * 6, [0.55, 0.7] * 6, {"scale": "probability"}, ["AL506"]),
        ([0, 1] * 6, [0.05, 0.7] * 6, {"scale": "logit"}, ["AL506"]),
        ([0, 1] * 6, [0.9, 0.1] * 6, {}, ["AL507"]),
        ([0, 1, 1] * 4, [0.0, 1.0, 1.0] * 4, {"scale": "probability"}, ["AL508"]),
        ([0, 1] * 6, [0.5, 0.5] * 6, {}, ["AL510"]),
        ([0, 1] * 6, [0.1, 0.8] * 6, {}, []),
    ],
)
def test_doubtful_predictions_are_found(
    y_true: ArrayLike, y_pred: ArrayLike, options: dict[str, str], codes: list[str]
) -> None:
    card = actloss.score(y_true, y_pred, **options)  # type: ignore[arg-type] # numbers, and options that it has

    assert [finding.code for finding in card.findings] == codes
