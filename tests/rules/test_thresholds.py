"""Every threshold is where it is said to be, and moves where a user moves it.

Each pair brackets its threshold: it fails as soon as a default, or the comparison with it, is changed in the code.
"""

import pytest

from actloss.rules import ALL_RULES, Threshold
from threshold_pairs import distribution, lock, pairing, predictions, tables
from threshold_pairs.pair import Pair

PAIRS: tuple[Pair, ...] = (*tables.PAIRS, *distribution.PAIRS, *pairing.PAIRS, *predictions.PAIRS, *lock.PAIRS)
THRESHOLDS: dict[str, Threshold] = {
    threshold.key: threshold for rule in ALL_RULES for threshold in rule.thresholds if threshold.code == rule.code
}


def each_pair() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.key)


def test_every_threshold_has_a_pair_and_every_pair_a_threshold() -> None:
    assert sorted({pair.key for pair in PAIRS}) == sorted(THRESHOLDS)


def test_a_rule_lists_its_own_thresholds_by_names_that_differ() -> None:
    listed = [(rule.code, threshold) for rule in ALL_RULES for threshold in rule.thresholds]
    keys = [threshold.key for _, threshold in listed]

    assert [threshold.key for code, threshold in listed if threshold.code != code] == []
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("threshold", THRESHOLDS.values(), ids=lambda threshold: threshold.key)
def test_a_default_lies_in_the_thresholds_domain(threshold: Threshold) -> None:
    assert threshold.domain.contains(threshold.default)
    assert threshold.name.replace("-", "").isalpha()
    assert threshold.name.islower()
    assert threshold.meaning.strip() == threshold.meaning.rstrip(".")


@each_pair()
def test_one_side_fires_and_the_other_does_not(pair: Pair) -> None:
    assert (pair.verdict(pair.fires), pair.verdict(pair.passes)) == (True, False)


@each_pair()
def test_moving_the_threshold_turns_each_around(pair: Pair) -> None:
    assert pair.lenient is None or not pair.verdict(pair.fires, pair.lenient)
    assert pair.strict is None or pair.verdict(pair.passes, pair.strict)


@each_pair()
def test_naming_the_default_changes_nothing(pair: Pair) -> None:
    default = THRESHOLDS[pair.key].default

    assert (pair.verdict(pair.fires, default), pair.verdict(pair.passes, default)) == (True, False)


@each_pair()
def test_a_pair_brackets_its_threshold_closely(pair: Pair) -> None:
    threshold = THRESHOLDS[pair.key]
    ends = {threshold.domain.low, threshold.domain.high}
    moved = [place for place in (pair.lenient, pair.strict) if place is not None]
    # A quarter of the default, a row of a few, five percent of nothing.
    width = max(0.25 * abs(threshold.default), 1.0 if threshold.default >= 1 else 0.05 * (threshold.default == 0))

    assert all(threshold.domain.contains(place) for place in moved)
    assert all(0 < abs(place - threshold.default) <= width for place in moved)
    assert len({place > threshold.default for place in moved}) == len(moved)
    assert (pair.strict is None) <= (threshold.default in ends)
