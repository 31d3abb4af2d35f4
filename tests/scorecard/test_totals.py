from functools import reduce

import numpy as np
import pytest

import actloss
from actloss.catalogue import Scale
from actloss.scorecard.batch import Plan, score_batch
from actloss.scorecard.question import Candidate, Question, Rows, Wishes
from actloss.scorecard.run import prepare
from actloss.scorecard.totals import Totals, added

nan, inf = np.nan, np.inf


def _plan(**wishes: object) -> Plan:
    candidate = Candidate(name="m", scale=Scale.VALUE)
    wanted = Wishes(**{"losses": ("mse", "msle"), **wishes})  # type: ignore[arg-type] # each test names its wishes
    return prepare(Question(kind="regression"), [candidate], wanted).plan


def _totals(plan: Plan, start: int, truth: list[float], predicted: list[float]) -> Totals:
    return score_batch(plan, Rows(start, np.array(truth), (np.array(predicted),)))


def test_two_batches_add_up_to_one() -> None:
    plan = _plan()
    parts = added(_totals(plan, 0, [1.0, nan], [1.5, 2.0]), _totals(plan, 2, [3.0, nan], [5.0, 2.0]))
    whole = _totals(plan, 0, [1.0, nan, 3.0, nan], [1.5, 2.0, 5.0, 2.0])

    assert parts.rows == whole.rows == 2
    assert parts.left_out == whole.left_out
    assert parts.cells[0, "mse"].all.value() == whole.cells[0, "mse"].all.value()
    assert parts.facts == whole.facts


@pytest.mark.parametrize("turned", [False, True])
def test_a_loss_that_fails_in_one_batch_has_failed_and_the_others_have_not(*, turned: bool) -> None:
    plan = _plan()
    good, bad = _totals(plan, 0, [1.0], [1.5]), _totals(plan, 1, [2.0, -3.0], [1.0, 1.0])
    both = added(bad, good) if turned else added(good, bad)

    assert set(both.cells) == {(0, "mse")}
    assert both.failures[0, "msle"].row == 2


def test_a_failure_keeps_no_array_of_its_batch() -> None:
    failure = _totals(_plan(), 0, [-3.0], [1.0]).failures[0, "msle"]

    assert failure.error.__traceback__ is None


def test_of_two_failures_the_first_row_is_kept() -> None:
    plan = _plan()
    early, late = _totals(plan, 0, [-2.0], [1.0]), _totals(plan, 1, [-3.0], [1.0])

    assert added(early, late).failures[0, "msle"].row == 0
    assert added(late, early).failures[0, "msle"].row == 0


@pytest.mark.parametrize("turned", [False, True])
def test_a_batch_without_a_row_adds_its_reasons_only(*, turned: bool) -> None:
    plan = _plan()
    some, none = _totals(plan, 0, [1.0, 2.0], [3.0, 3.0]), _totals(plan, 2, [nan], [1.0])
    both = added(none, some) if turned else added(some, none)

    assert both.rows == 2
    assert both.left_out["no label"].first_row == 3
    assert both.cells[0, "mse"].all.value() == 2.5
    assert both.facts[0].constant
    assert both.first_predictions[0].tolist() == [3.0]


def test_predictions_that_differ_between_batches_only_are_not_constant() -> None:
    plan = _plan()

    assert not added(_totals(plan, 0, [1.0], [3.0]), _totals(plan, 1, [1.0], [4.0])).facts[0].constant


def test_extremes_and_infinities_are_those_of_all_rows() -> None:
    plan = _plan(losses=("mae",))
    both = added(_totals(plan, 0, [1.0], [-4.0]), _totals(plan, 1, [1.0, 2.0], [7.0, inf]))

    assert (both.facts[0].low, both.facts[0].high) == (-4.0, inf)
    assert both.facts[0].infinite.first_row == 3


def _kept(batches: int) -> list[int]:
    """Return how many numbers are kept of so many batches of 64 rows."""
    plan = _plan(worst=3, resamples=5)
    parts = [_totals(plan, 64 * at, [1.0, 2.0] * 32, [1.5, 0.5] * 32) for at in range(batches)]
    totals = reduce(added, parts)
    cell = totals.cells[0, "mse"]
    assert cell.worst is not None
    assert cell.resampled is not None
    arrays = (cell.all.total, cell.tail.counts, totals.label_counts[0].values, cell.worst.y_pred, cell.resampled)
    return [array.size for array in arrays]


def test_what_is_kept_of_the_rows_does_not_grow_with_them() -> None:
    assert _kept(4) == _kept(64)


def test_all_rows_are_kept_only_for_what_needs_them() -> None:
    assert _totals(_plan(), 0, [1.0], [2.0]).whole == ()
    assert len(_totals(_plan(metrics=True), 0, [1.0], [2.0]).whole) == 1


def test_a_loss_of_several_models_may_fail_for_one() -> None:
    card = actloss.score([1.0, 2.5], {"\x07a": [1.0, -2.0], "b": [1.0, 2.0]})
    reasons = {each.loss: each.reason for each in card.unscored}

    assert reasons["msle"].startswith("model '\\x07a': needs predictions in ")
    assert reasons["msle"].endswith("found -2, first at row 2")
    assert card["msle"].model == "b"
    assert card["mse", "b"].rank == 1
