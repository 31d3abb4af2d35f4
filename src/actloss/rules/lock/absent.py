"""Classes without a row: gone, or only missing from a small table by chance."""

from collections.abc import Iterator

from actloss.interval import OPEN_UNIT
from actloss.reference import ClassShare, Reference, class_shares
from actloss.rules.case import Case
from actloss.rules.threshold import Threshold

CHANCE = Threshold(
    code="AL602",
    name="chance",
    default=0.01,
    domain=OPEN_UNIT,
    meaning="probability that a class of the lock is missing by chance, below which it has vanished",
)


def vanished(case: Case, reference: Reference) -> tuple[tuple[ClassShare, float], ...]:
    """Return the classes that are not missing by chance, and with what probability they would be; the rarest first."""
    limit = case.limit(CHANCE)
    found = [(entry, chance) for entry, chance in absent(case, reference) if chance < limit]
    return tuple(sorted(found, key=lambda pair: pair[1]))


def only_fewer(case: Case, reference: Reference) -> bool:
    """Return whether the labels are some of the known ones, and the others may be missing by chance."""
    if reference.layout is not case.profile.target.layout:
        return False
    known = {entry.name for entry in reference.classes if entry.count}
    present = {entry.name for entry in class_shares(case.profile) if entry.count}
    return bool(present) and present < known and not vanished(case, reference)


def absent(case: Case, reference: Reference) -> Iterator[tuple[ClassShare, float]]:
    """Yield each class of the reference without a row now, and the probability of that if its share had stayed."""
    now = {entry.name: entry for entry in class_shares(case.profile)}
    rows = max((entry.known for entry in now.values()), default=0)
    for entry in reference.classes:
        if entry.count and not (entry.name in now and now[entry.name].count):
            yield entry, (1.0 - entry.count / entry.known) ** rows
