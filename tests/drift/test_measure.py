from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from actloss.drift import Drift, drift_of
from actloss.reference import Origin
from actloss.target import Layout
from profiles import Cells, profile_of, reference_to


def test_classes_are_compared_by_name() -> None:
    drift = drift_of(profile_of(["c", "b"] * 30 + ["d"]), reference_to(["a", "b", "b"] * 20)).classes

    assert drift is not None
    assert (drift.new, drift.vanished, drift.label) == (("c", "d"), ("a",), None)
    assert drift.p_value < 1e-6
    assert drift.cramers_v == pytest.approx(0.6416, abs=1e-4)


def test_the_same_labels_have_not_moved() -> None:
    drift = drift_of(profile_of(["a", "b"] * 20), reference_to(["b", "a"] * 20)).classes

    assert drift is not None
    assert (drift.p_value, drift.cramers_v, drift.psi, drift.jensen_shannon) == (1.0, 0.0, 0.0, 0.0)
    assert (drift.new, drift.vanished) == ((), ())


def test_numbers_are_compared_column_by_column() -> None:
    before: dict[str, Cells] = {"u": [0.5, 1.5, 2.5] * 20, "v": [1.25, 2.5, 5.0] * 20}
    now: dict[str, Cells] = {"u": [0.5, 1.5, 2.5] * 20, "v": [2.25, 3.5, 6.0] * 20}
    layout = Layout.SEVERAL_OUTPUTS
    drift = drift_of(profile_of(now, layout=layout), reference_to(profile_of(before, layout=layout), "regression"))

    assert drift.classes is None
    assert [(each.column, each.wasserstein) for each in drift.numbers] == [("u", 0.0), ("v", pytest.approx(1.0))]
    assert drift.numbers[1].shift == pytest.approx(1.0 / np.std([1.25, 2.5, 5.0]))


def test_of_label_sets_the_label_that_moved_most_is_named() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
    now: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 1, 0] * 50}
    drift = drift_of(profile_of(now), reference_to(before)).classes

    assert drift is not None
    assert drift.label == "b"
    assert drift.cramers_v == pytest.approx(0.256, abs=0.003)
    assert drift.p_value == pytest.approx(2 * 2.4e-7, rel=0.1)


def test_a_label_that_nobody_wrote_before_was_absent_everywhere() -> None:
    before: dict[str, Cells] = {"a": [0, 1, 1, 0] * 50, "b": [1, 1, 0, 0] * 50}
    drift = drift_of(profile_of({**before, "c": [1, 0] * 100}), reference_to(before)).classes

    assert drift is not None
    assert (drift.label, drift.new) == ("c", ("c",))


def test_a_spread_of_nothing_has_no_standard_deviations_to_count_in() -> None:
    reference = reference_to([2.5, 2.5, 2.5, 3.5] * 20, "regression", origin=Origin.TABLE)
    spread = reference.spreads[0]
    flat = profile_of([7.5] * 20)

    still = replace(reference, spreads=(replace(spread, std=0.0),))

    assert np.isnan(drift_of(flat, still).numbers[0].shift)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([0.5, 1.5, 2.25] * 20, ["low", "high"] * 20),
        (["low", "high"] * 20, [None] * 20),
        (["low", "high"] * 20, [number / 7 for number in range(10_001)]),
    ],
    ids=["no numbers", "no labels", "too many to be classes"],
)
def test_what_cannot_be_compared_has_not_moved(before: Sequence[float | str | None], now: Cells) -> None:
    assert drift_of(profile_of(now), reference_to(before)) == Drift()


def test_another_layout_is_not_compared() -> None:
    assert drift_of(profile_of(["a", "b"] * 20), reference_to({"a": [0, 1, 1] * 20, "b": [1, 1, 0] * 20})) == Drift()
