"""What the best constant prediction costs, said in a sentence."""

import math

from actloss.advice.choice import Choice
from actloss.advice.facts import Baseline
from actloss.losses.constant import BestConstant

_SHOWN = 4


def baseline_of(choice: Choice, best: BestConstant, *, scaled: bool) -> Baseline:
    """Return the loss of the best constant prediction: what a model must beat."""
    shown = ", ".join(f"{value:.4g}" for value in best.prediction[:_SHOWN])
    dots = ", …" if len(best.prediction) > _SHOWN else ""
    what = shown if len(best.prediction) == 1 else f"({shown}{dots})"
    where = " on the scaled labels" if scaled else ""
    known = math.isfinite(best.loss)
    figure = f"gives {choice.loss} {best.loss:.4g}" if known else f"makes {choice.loss} overflow (scale the labels)"
    return Baseline(
        loss=choice.loss,
        value=best.loss,
        constant=best.prediction,
        statement=f"predicting {what} for every row {figure}{where}: a model must beat this",
    )
