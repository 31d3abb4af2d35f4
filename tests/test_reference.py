import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss.column import FloatArray
from actloss.drift.values import distances, rows_of
from actloss.profile import Encoding, Values
from actloss.reference import MOST_POINTS, ClassShare, Origin, reference_of, thinned
from actloss.target import Layout
from actloss.task import Kind, Trait
from profiles import declared, profile_of, reference_to

NUMBERS = npst.arrays(np.float64, st.integers(1, 3000), elements=st.floats(-1e6, 1e6)).map(np.sort)


def test_classes_stand_in_their_order_with_variants_as_written() -> None:
    reference = reference_to(["yes", "no", "Yes", "no"] * 20 + [None] * 3)

    assert reference.classes == (
        ClassShare(name="Yes", count=20, known=80),
        ClassShare(name="no", count=40, known=80),
        ClassShare(name="yes", count=20, known=80),
    )
    assert (reference.rows, reference.labelled, reference.missing) == (83, 80, 3)
    assert (reference.kind, reference.encoding, reference.layout) == (Kind.BINARY, Encoding.STRINGS, Layout.SINGLE)


def test_numbers_that_are_classes_ascend() -> None:
    assert [entry.name for entry in reference_to([10, 2, 1] * 20, "multiclass").classes] == ["1", "2", "10"]


def test_label_sets_keep_the_rows_where_each_label_is_known() -> None:
    reference = reference_to({"a": [0, 1, 1, None] * 10, "b": [1, 1, 0, 0] * 10})

    assert reference.classes == (
        ClassShare(name="a", count=20, known=30),
        ClassShare(name="b", count=20, known=40),
    )
    assert reference.spreads == ()


def test_a_quantity_has_no_classes_and_one_spread() -> None:
    reference = reference_to([1.5, 2.5, 2.5, 9.0] * 10, "regression")
    spread = reference.spreads[0]

    assert reference.classes == ()
    assert (spread.count, spread.minimum, spread.maximum, spread.mean) == (40, 1.5, 9.0, 3.875)
    assert spread.values.values.tolist() == [1.5, 2.5, 9.0]
    assert spread.values.counts is not None
    assert spread.values.counts.tolist() == [10, 20, 10]


def test_of_a_table_every_value_is_kept() -> None:
    values = [number / 7 for number in range(2000)]

    assert reference_to(values, origin=Origin.TABLE).spreads[0].values.values.size == 2000
    assert reference_to(values).spreads[0].values.values.size == MOST_POINTS


def test_traits_stand_in_their_own_order() -> None:
    task = declared("multiclass", Trait.IMBALANCED, Trait.ORDINAL)
    reference = reference_of(profile_of(["a", "b"] * 20), task, origin=Origin.LOCK, name="t.csv", answer=None)

    assert reference.traits == (Trait.ORDINAL, Trait.IMBALANCED)
    assert (reference.name, reference.answer) == ("t.csv", None)


@given(NUMBERS)
def test_few_points_stand_for_all_rows_to_a_thousandth(ascending: FloatArray) -> None:
    kept = thinned(Values(ascending, None))

    assert kept.counts is not None
    assert kept.values.size <= MOST_POINTS
    assert (np.diff(kept.values) > 0).all()
    assert rows_of(kept) == ascending.size
    # Half a part, and the half row by which a part may be larger than another.
    assert distances(kept, Values(ascending, None))[0] <= 0.5 / MOST_POINTS + 1.0 / ascending.size * (
        ascending.size > MOST_POINTS
    )


def test_of_many_rows_no_share_is_off_by_more_than_half_a_part() -> None:
    many = Values(np.arange(100_000.0), None)

    assert distances(thinned(many), many)[0] == pytest.approx(0.5 / MOST_POINTS, abs=2e-5)


def test_512_values_are_kept_and_513_are_thinned() -> None:
    assert thinned(Values(np.arange(512.0), None)).values.tolist() == list(range(512))
    assert thinned(Values(np.arange(513.0), None)).values.size == MOST_POINTS


@pytest.mark.parametrize("counts", [None, np.array([1.0, 2.0, 1.0])])
def test_values_that_tie_are_one_point(counts: FloatArray | None) -> None:
    values = np.array([1.0, 2.0, 2.0, 3.0]) if counts is None else np.array([1.0, 2.0, 3.0])
    kept = thinned(Values(values, counts))

    assert kept.counts is not None
    assert (kept.values.tolist(), kept.counts.tolist()) == ([1.0, 2.0, 3.0], [1.0, 2.0, 1.0])
