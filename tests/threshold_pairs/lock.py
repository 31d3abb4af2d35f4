"""Family 6: labels held against what they were."""

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
        key="AL604.share",
        fires=case_against(TO_100, [*RANGE, 101.1], "regression"),
        passes=case_against(TO_100, [*RANGE, 101.0], "regression"),
        lenient=0.012,
        strict=0.009,
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
