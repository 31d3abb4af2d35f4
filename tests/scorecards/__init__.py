"""Hand-made scorecards that every renderer is shown: a better kernel or baseline must not touch how they look."""

from collections.abc import Callable, Mapping

from actloss.scorecard.facts import Scorecard
from scorecards import hostile, many, small

__all__ = ["SCORECARDS"]

SCORECARDS: Mapping[str, Callable[[], Scorecard]] = {
    "regression": small.regression,
    "binary": small.binary,
    "multiclass": small.multiclass,
    "multilabel": small.multilabel,
    "decisions": small.decisions,
    "everything": many.everything,
    "intervals": many.intervals,
    "five-models": many.five_models,
    "seven-models": many.seven_models,
    "hostile": hostile.hostile,
}
