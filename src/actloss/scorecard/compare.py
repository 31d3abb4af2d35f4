"""Models side by side: places under each loss, and where losses prefer different models."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from actloss.escape import quoted
from actloss.scorecard.facts import LossScore
from actloss.spelling import joined

_SHOWN = 4


def ranked(scores: Iterable[LossScore]) -> tuple[LossScore, ...]:
    """Return the scores with each model's place under its loss; equal values share a place."""
    placed: list[LossScore] = []
    for _, group in groupby(scores, key=lambda score: score.loss):
        rivals = list(group)
        for score in rivals:
            ahead = sum(_ahead(other, score) for other in rivals)
            placed.append(replace(score, rank=1 + ahead))
    return tuple(placed)


def disagreements(scores: Sequence[LossScore]) -> tuple[str, ...]:
    """Return a sentence where the losses do not all prefer the same model; none where they do."""
    winners: dict[str, list[LossScore]] = {}
    for _, group in groupby(scores, key=lambda score: score.loss):
        rivals = list(group)
        first = [score for score in rivals if score.rank == 1]
        if len(rivals) > 1 and len(first) == 1:
            winners.setdefault(first[0].model, []).append(first[0])
    if len(winners) < 2:
        return ()
    parts = [
        f"{_listed([score.loss for score in won])} prefer{'s' * (len(won) == 1)} {quoted(model)}"
        for model, won in winners.items()
    ]
    return (f"{'; '.join(parts)}{_why(list(winners.values()))}; choose by the loss that says what an error costs you",)


def _why(winners: Sequence[Sequence[LossScore]]) -> str:
    """Return what sets the losses apart, where those that prefer one model reward nothing that the others do."""
    rewarded = [{score.elicits for score in won} for won in winners]
    union = set().union(*rewarded)
    # Of a loss of the user's own nothing is known.
    if "" in union or len(union) < sum(map(len, rewarded)):
        return ""
    return f": they reward different predictions ({', '.join(won[0].elicits for won in winners)})"


def _ahead(one: LossScore, other: LossScore) -> bool:
    # Quantiles of different levels are no rivals.
    if one.params != other.params:
        return False
    return one.value > other.value if one.better == "higher" else one.value < other.value


def _listed(losses: Sequence[str]) -> str:
    shown = list(losses[:_SHOWN])
    left = len(losses) - len(shown)
    if left:
        return f"{', '.join(shown)} and {left} more"
    return joined(shown)
