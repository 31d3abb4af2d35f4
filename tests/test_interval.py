from math import inf, nan

import numpy as np
import pytest

from actloss.interval import (
    ABOVE_MINUS_ONE,
    BELOW_INFINITY,
    EXTENDED_REAL,
    NON_NEGATIVE,
    ONE_TO_TWO,
    REAL,
    SIGNED_UNIT,
    UNIT,
    Interval,
)


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (REAL, "(-inf, inf)"),
        (NON_NEGATIVE, "[0, inf)"),
        (UNIT, "[0, 1]"),
        (ONE_TO_TWO, "(1, 2)"),
        (BELOW_INFINITY, "[-inf, inf)"),
        (Interval(-1.5, 2.25, low_closed=True, high_closed=False), "[-1.5, 2.25)"),
    ],
)
def test_it_is_printed_as_mathematicians_write_it(interval: Interval, written: str) -> None:
    assert written == str(interval)


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (REAL, [-1e308, 0.0, 1e308], [-inf, inf, nan]),
        (EXTENDED_REAL, [-inf, 0.0, inf], [nan]),
        (NON_NEGATIVE, [0.0, 5e-324, 1e308], [-5e-324, inf, nan]),
        (UNIT, [0.0, 0.5, 1.0], [-1e-9, 1.0000001, nan]),
        (ONE_TO_TWO, [1.5], [1.0, 2.0, nan]),
        (ABOVE_MINUS_ONE, [-0.9999], [-1.0, inf]),
    ],
)
def test_it_holds_its_ends_only_where_closed_and_never_nan(
    interval: Interval, inside: list[float], outside: list[float]
) -> None:
    assert [True] * len(inside) == [interval.contains(value) for value in inside]
    assert [False] * len(outside) == [interval.contains(value) for value in outside]


def test_arrays_are_answered_by_element() -> None:
    assert NON_NEGATIVE.contains(np.array([-1.0, 0.0, 2.0, inf])).tolist() == [False, True, True, False]


def test_its_closure_takes_in_the_ends_that_are_numbers() -> None:
    assert Interval(-1.0, 1.0, low_closed=False, high_closed=False).closure == SIGNED_UNIT
    assert NON_NEGATIVE.closure == NON_NEGATIVE
    assert EXTENDED_REAL.closure == EXTENDED_REAL
    assert REAL.closure == REAL
