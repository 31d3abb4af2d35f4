"""Family 5: predictions."""

from math import e

from predicted import prediction_facts
from threshold_pairs.pair import Pair

SIGMOID = e / (e + 1.0)

PAIRS: tuple[Pair, ...] = (
    Pair(
        key="AL501.beyond",
        fires=prediction_facts(scale="probability", low=0.2, high=1.0 + 1.1e-6),
        passes=prediction_facts(scale="probability", low=-0.9e-6, high=0.8),
        lenient=1.2e-6,
        strict=0.8e-6,
    ),
    Pair(
        key="AL505.rows",
        fires=prediction_facts(missing=(2, 99), last_row=98),
        passes=prediction_facts(missing=(1, 100), last_row=99),
        lenient=3,
        strict=1,
    ),
    Pair(
        key="AL506.rounding",
        fires=prediction_facts(scale="probability", low=0.5 - 0.9e-6, high=0.7),
        passes=prediction_facts(scale="probability", low=0.5, high=SIGMOID + 1.1e-6),
        lenient=0.8e-6,
        strict=1.2e-6,
    ),
    Pair(
        key="AL506.rows",
        fires=prediction_facts(scale="probability", low=0.52, high=0.7, rows=10),
        passes=prediction_facts(scale="probability", low=0.52, high=0.7, rows=9),
        lenient=11,
        strict=9,
    ),
    Pair(
        key="AL506.sums",
        fires=prediction_facts(
            kind="multiclass", scale="logit", joint=True, low=0.0, high=1.0, row_sum_low=0.981, row_sum_high=1.0
        ),
        passes=prediction_facts(
            kind="multiclass", scale="logit", joint=True, low=0.0, high=1.0, row_sum_low=1.0, row_sum_high=1.021
        ),
        lenient=0.018,
        strict=0.022,
    ),
)
