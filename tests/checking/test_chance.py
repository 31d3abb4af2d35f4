from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from actloss.checking.chance import by_chance
from actloss.checking.looking import referenced
from actloss.column import FloatArray
from actloss.examined import Examined, examine
from actloss.finding import Finding, Severity
from actloss.lock import Reading, read_lock
from actloss.reference import MOST_POINTS, Answer, Origin, Reference, reference_of
from actloss.table import open_table
from checked_tables import checked, lock_of, table_of

EDGE = 0.35
"""Of a log-normal distribution, between mse and msle: some samples call for the one, some for the other."""


def _between(rows: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).lognormal(0.0, EDGE, rows).round(6)


def _gaussian(rows: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).normal(0.0, 1.0, rows).round(6)


def _told(folder: Path, before: FloatArray, now: FloatArray) -> Finding | None:
    """Return what AL606 finds in labels that are held against a lock of others."""
    table_of(folder, before)
    reference = read_lock(lock_of(folder, "train.csv")).tables["train.csv"].reference
    table = checked(table_of(folder, now, "new.csv"), reference=reference)
    return next((finding for finding in table.findings if finding.code == "AL606"), None)


def _examined(folder: Path, labels: FloatArray) -> Examined:
    return examine(open_table(str(table_of(folder, labels))), ("label",))


def _reference(folder: Path, labels: FloatArray, origin: Origin = Origin.LOCK) -> Reference:
    examined = _examined(folder, labels)
    assert examined.task is not None
    answer = Answer(activation="linear", units=1, loss="mse")
    return reference_of(examined.profile, examined.task, origin=origin, name="train.csv", answer=answer)


HUBER = Answer(activation="linear", units=1, loss="huber")


def test_a_sample_of_the_same_distribution_is_at_most_a_warning(tmp_path: Path) -> None:
    found = [_told(tmp_path, _between(400, seed), _between(400, 100 + seed)) for seed in range(12)]
    told = [finding for finding in found if finding is not None]

    assert len(told) >= 3
    assert {finding.severity for finding in told} == {Severity.WARNING}
    assert all(" of 20 draws from the labels of the lock do, and the lock has " in one.message for one in told)


@pytest.mark.parametrize("rows", [400, 4000])
def test_far_outliers_among_a_gaussian_are_an_error(tmp_path: Path, rows: int) -> None:
    now = _gaussian(rows, 2)
    now[::20] = 40.0
    finding = _told(tmp_path, _gaussian(rows, 1), now)

    assert finding is not None
    assert finding.severity is Severity.ERROR
    assert "draws" not in finding.message


def test_a_gaussian_that_was_shifted_and_skewed_is_an_error(tmp_path: Path) -> None:
    finding = _told(tmp_path, _gaussian(1000, 1), np.exp(2.0 * _gaussian(1000, 2)).round(6))

    assert finding is not None
    assert finding.severity is Severity.ERROR


def test_draws_are_the_same_each_time(tmp_path: Path) -> None:
    examined, reference = _examined(tmp_path, _between(400, 1)), _reference(tmp_path, _between(400, 2))
    shares = {by_chance(examined, reference, HUBER) for _ in range(2)}

    assert len(shares) == 1
    assert None not in shares


def test_a_thinned_distribution_is_drawn_from_as_the_whole_one(tmp_path: Path) -> None:
    examined, labels = _examined(tmp_path, _between(600, 1)), _between(3000, 2)
    lock = _reference(tmp_path, labels)
    whole = _reference(tmp_path, labels, Origin.TABLE)
    drawn = [by_chance(examined, reference, HUBER) for reference in (lock, whole)]

    assert lock.spreads[0].values.values.size == MOST_POINTS
    assert drawn[0] is not None
    assert drawn[1] is not None
    assert abs(drawn[0] - drawn[1]) <= 0.3


def test_whole_numbers_stay_whole_when_they_are_drawn(tmp_path: Path) -> None:
    counts = np.random.default_rng(1).poisson(4000.0, 3000).astype(float)
    examined = _examined(tmp_path, counts[:500])
    reference = _reference(tmp_path, counts)
    own = Answer(activation="linear", units=1, loss="mse")
    assert reference.answer is not None
    locked = replace(reference, answer=replace(reference.answer, loss="mae"))

    assert by_chance(examined, locked, own) is not None


def test_labels_that_allow_nothing_when_drawn_call_for_nothing(tmp_path: Path) -> None:
    examined = _examined(tmp_path, _between(200, 1))
    reference = _reference(tmp_path, _between(200, 2))
    one = replace(
        reference.spreads[0], values=replace(reference.spreads[0].values, values=np.array([2.0]), counts=None)
    )

    assert by_chance(examined, replace(reference, spreads=(one,)), HUBER) == 0.0


def test_nothing_is_drawn_where_nothing_could_have_come_of_chance(tmp_path: Path) -> None:
    examined, reference = _examined(tmp_path, _between(200, 1)), _reference(tmp_path, _between(200, 2))
    classes = referenced(str(table_of(tmp_path, ["a", "b"] * 60, "classes.csv")), Reading(), None)

    assert by_chance(examined, None, HUBER) is None
    assert by_chance(examined, reference, None) is None
    assert by_chance(examined, replace(reference, answer=None), HUBER) is None
    assert by_chance(examined, reference, reference.answer) is None
    assert by_chance(examined, reference, replace(HUBER, units=2)) is None
    assert by_chance(examined, classes, HUBER) is None
    assert by_chance(replace(examined, task=None), reference, HUBER) is None
