"""Family 6: labels held against what they were."""

from dataclasses import replace

from actloss.finding import Severity
from actloss.rules import Case
from profiles import Cell, Cells, case_against, reference_to
from threshold_pairs.pair import Pair

TENTH = reference_to(["a"] * 450 + ["b"] * 450 + ["c"] * 100)
HALVES = reference_to(["no", "yes"] * 200)
FEW_HALVES = reference_to(["no", "yes"] * 40)
RANGE: list[Cell] = [float(step) for step in range(101)]
TO_100 = reference_to(RANGE, "regression")
HUNDRED_ROWS = reference_to(["no", "yes"] * 50)


def _split(yes: int, rows: int) -> Cells:
    return ["yes"] * yes + ["no"] * (rows - yes)


def _drawn(share: float) -> Case:
    """Return labels that call for another loss than they did, as this share of draws from what they were."""
    labels: list[Cell] = [*RANGE, *[900.0, -900.0] * 2]
    return replace(case_against(TO_100, labels, "regression"), by_chance=share)


PAIRS: tuple[Pair, ...] = (
    Pair(
        # 0.9 to the power of the rows: 0.0097 and 0.0108.
        key="AL602.chance",
        fires=case_against(TENTH, ["a", "b"] * 22),
        passes=case_against(TENTH, ["a", "b"] * 21 + ["a"]),
        lenient=0.0095,
        strict=0.011,
    ),
    Pair(
        # p = 0.00090 and 0.00109.
        key="AL603.chance",
        fires=case_against(FEW_HALVES, _split(61, 81)),
        passes=case_against(FEW_HALVES, _split(60, 80)),
        lenient=0.00085,
        strict=0.0011,
    ),
    Pair(
        # V = 0.1503 and 0.1476.
        key="AL603.effect",
        fires=case_against(HALVES, _split(261, 400)),
        passes=case_against(HALVES, _split(260, 400)),
        lenient=0.155,
        strict=0.145,
    ),
    Pair(
        key="AL604.most",
        fires=case_against(TO_100, [*RANGE[:50], *[200.0] * 50], "regression"),
        passes=case_against(TO_100, [*RANGE[:51], *[200.0] * 49], "regression"),
        lenient=0.51,
        strict=0.48,
        severity=Severity.ERROR,
    ),
    Pair(
        key="AL604.share",
        fires=case_against(TO_100, [*RANGE, 101.1], "regression"),
        passes=case_against(TO_100, [*RANGE, 101.0], "regression"),
        lenient=0.012,
        strict=0.009,
    ),
    Pair(
        key="AL606.chance",
        fires=_drawn(0.049),
        passes=_drawn(0.05),
        lenient=0.045,
        strict=0.055,
        severity=Severity.ERROR,
    ),
    Pair(
        key="AL608.fewest",
        fires=case_against(HUNDRED_ROWS, _split(25, 49)),
        passes=case_against(HUNDRED_ROWS, _split(25, 50)),
        lenient=0.48,
        strict=0.52,
    ),
    Pair(
        key="AL608.most",
        fires=case_against(HUNDRED_ROWS, _split(100, 201)),
        passes=case_against(HUNDRED_ROWS, _split(100, 200)),
        lenient=2.1,
        strict=1.9,
    ),
)
