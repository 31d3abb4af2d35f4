"""Families 1 and 2: the table and the task."""

from actloss.column import Tally
from actloss.rules import Case
from actloss.twins import Twins
from profiles import case_of, profile_of
from threshold_pairs.pair import Pair


def missing(rows: int) -> Case:
    """Return a hundred labels, so many of them missing."""
    return case_of(profile_of([*[None] * rows, *(step / 4 for step in range(100 - rows))]))


def whole_numbers(different: int, rows: int) -> Case:
    """Return so many different whole numbers in so many rows."""
    return case_of(profile_of([100 + row % different for row in range(rows)]))


def decimals_as_classes(different: int) -> Case:
    """Return so many different numbers with decimals in a hundred rows, declared to be classes."""
    return case_of(profile_of([0.25 + row % different for row in range(100)]), "multiclass")


def few(rows: int) -> Case:
    """Return so many labelled rows, and as many without a label."""
    return case_of(profile_of([*["yes", "no"] * (rows // 2), *["no"] * (rows % 2), *[None] * rows]))


def repeated(rows: int) -> Case:
    """Return two hundred rows of which so many repeat an earlier one."""
    return case_of(BINARY, twins=Twins(rows=200, features=3, duplicates=Tally(rows, 9)))


def in_conflict(rows: int) -> Case:
    """Return two hundred rows of which so many have features that occur with another label."""
    return case_of(BINARY, twins=Twins(rows=200, features=3, conflicting=Tally(rows, 9), groups=1))


def named(different: int, rows: int) -> Case:
    """Return so many different class names in so many rows."""
    return case_of(profile_of([f"customer {row % different}" for row in range(rows)]))


BINARY = profile_of(["yes", "no"] * 100)

PAIRS: tuple[Pair, ...] = (
    Pair(key="AL105.rows", fires=few(99), passes=few(100), lenient=99, strict=101),
    Pair(key="AL106.share", fires=repeated(11), passes=repeated(10), lenient=0.055, strict=0.049),
    Pair(key="AL107.share", fires=in_conflict(2), passes=in_conflict(0), lenient=0.01, strict=None),
    Pair(key="AL201.share", fires=missing(1), passes=missing(0), lenient=0.01, strict=None),
    Pair(key="AL208.unique", fires=decimals_as_classes(51), passes=decimals_as_classes(50), lenient=0.51, strict=0.49),
    Pair(key="AL209.highest", fires=whole_numbers(60, 120), passes=whole_numbers(61, 120), lenient=0.49, strict=0.51),
    Pair(key="AL209.lowest", fires=whole_numbers(12, 240), passes=whole_numbers(12, 241), lenient=0.051, strict=0.049),
    Pair(key="AL210.rows", fires=named(21, 21), passes=named(20, 20), lenient=21, strict=19),
    Pair(key="AL210.share", fires=named(40, 40), passes=named(39, 40), lenient=None, strict=0.975),
    Pair(key="AL210.classes", fires=named(1001, 3003), passes=named(1000, 3000), lenient=1001, strict=999),
)
