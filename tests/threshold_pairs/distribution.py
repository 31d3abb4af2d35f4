"""Family 3: how labels are distributed."""

import numpy as np

from actloss.finding import Severity
from actloss.rules import Case
from profiles import case_of, normal_scores, profile_of
from threshold_pairs.pair import Pair


def counted(**rows: int) -> Case:
    """Return classes with so many rows each."""
    return case_of(profile_of([name for name, count in rows.items() for _ in range(count)]))


def far_out(rows: int, of: int) -> Case:
    """Return evenly spread values, some of them far out."""
    return case_of(profile_of([*(10 + step / 100 for step in range(of - rows)), *[900.5] * rows]))


def lognormal(spread: float) -> Case:
    """Return values whose logarithms are normal, with this standard deviation."""
    return case_of(profile_of([float(f"{value:.3f}") for value in 100 * np.exp(spread * normal_scores(500))]))


def zeros(rows: int) -> Case:
    """Return forty amounts and so many zeros."""
    return case_of(profile_of([*[0.0] * rows, *(12.5 * step for step in range(1, 41))]))


def counts(**rows: int) -> Case:
    """Return one, two and three visits, so many times each."""
    visits = {"one": 1, "two": 2, "three": 3}
    return case_of(
        profile_of([visits[name] for name, count in rows.items() for _ in range(count)], name="visits"), "regression"
    )


PAIRS: tuple[Pair, ...] = (
    Pair(key="AL301.share", fires=counted(a=180, b=19), passes=counted(a=180, b=20), lenient=0.09, strict=0.11),
    Pair(key="AL302.rows", fires=counted(a=1000, b=99), passes=counted(a=1000, b=100), lenient=99, strict=101),
    Pair(key="AL303.folds", fires=counted(a=40, b=9), passes=counted(a=40, b=10), lenient=4, strict=6),
    Pair(
        key="AL303.rows",
        fires=counted(a=40, b=1),
        passes=counted(a=40, b=2),
        lenient=1,
        strict=3,
        severity=Severity.ERROR,
    ),
    Pair(key="AL304.many", fires=far_out(30, 1000), passes=far_out(29, 1000), lenient=0.031, strict=0.028, word="many"),
    Pair(key="AL304.share", fires=far_out(10, 1000), passes=far_out(9, 1000), lenient=0.011, strict=0.009),
    Pair(
        key="AL305.gain",
        fires=lognormal(0.33),
        passes=case_of(profile_of([10.25 + step for step in range(200)])),
        lenient=0.03,
        strict=None,
    ),
    Pair(key="AL305.skewness", fires=lognormal(0.33), passes=lognormal(0.325), lenient=1.02, strict=0.99),
    Pair(key="AL306.share", fires=zeros(40), passes=zeros(39), lenient=0.51, strict=0.49),
    Pair(
        key="AL307.dispersion",
        fires=counts(one=50, three=50),
        passes=counts(one=99, two=2, three=99),
        lenient=0.51,
        strict=0.49,
    ),
)
