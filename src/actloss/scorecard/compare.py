"""Models side by side: places under each loss, and where losses prefer different models."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from actloss.escape import quoted
from actloss.scorecard.facts import LossScore

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
    winners: dict[str, list[str]] = {}
    for _, group in groupby(scores, key=lambda score: score.loss):
        rivals = list(group)
        first = [score for score in rivals if score.rank == 1]
        if len(rivals) > 1 and len(first) == 1:
            winners.setdefault(first[0].model, []).append(first[0].loss)
    if len(winners) < 2:
        return ()
    parts = [f"{_listed(losses)} prefer{'s' * (len(losses) == 1)} {quoted(model)}" for model, losses in winners.items()]
    firsts = {losses[0] for losses in winners.values()}
    elicits = dict.fromkeys(score.elicits for score in scores if score.loss in firsts and score.elicits)
    why = f": they reward different predictions ({', '.join(elicits)})" if len(elicits) > 1 else ""
    return (f"{'; '.join(parts)}{why}; choose by the loss that says what an error costs you",)


def _ahead(one: LossScore, other: LossScore) -> bool:
    return one.value > other.value if one.better == "higher" else one.value < other.value


def _listed(losses: Sequence[str]) -> str:
    shown = list(losses[:_SHOWN])
    left = len(losses) - len(shown)
    if left:
        return f"{', '.join(shown)} and {left} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
