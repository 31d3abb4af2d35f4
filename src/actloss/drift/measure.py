"""From labels and what they were to how far they moved."""

from collections.abc import Mapping

import numpy as np

from actloss.column import FloatArray
from actloss.drift.facts import ClassDrift, Drift, NumberDrift
from actloss.drift.shares import Distance, distance
from actloss.drift.values import distances, ks_p_value, rows_of
from actloss.profile.facts import Profile, Values
from actloss.reference import ClassShare, Reference, Spread, class_shares
from actloss.target import Layout

_SEVERAL = frozenset({Layout.MULTI_HOT, Layout.DELIMITED})
"""Layouts in which a row may hold several labels: their counts are no shares of one whole."""


def drift_of(profile: Profile, reference: Reference) -> Drift:
    """Return how far labels moved; an empty drift where the two cannot be compared.

    Args:
        profile: What is known of the labels now.
        reference: What they were.
    """
    if profile.target.layout is not reference.layout:
        return Drift()
    if reference.classes:
        return Drift(classes=_classes(class_shares(profile), reference))
    if not len(profile.values) == len(profile.target.columns) == len(reference.spreads):
        return Drift()
    columns = zip(profile.target.columns, reference.spreads, profile.values, strict=True)
    return Drift(numbers=tuple(_numbers(column, before, now) for column, before, now in columns))


def _classes(now: tuple[ClassShare, ...], reference: Reference) -> ClassDrift | None:
    present = {entry.name: entry for entry in now}
    known = {entry.name: entry for entry in reference.classes}
    if not any(entry.count for entry in now):
        return None
    names = tuple(dict.fromkeys((*known, *present)))
    if reference.layout in _SEVERAL:
        label, moved = _most_moved(names, known, present)
    else:
        label, moved = None, distance(_counts(names, known), _counts(names, present))
    return ClassDrift(
        new=_lacking(present, known),
        vanished=_lacking(known, present),
        p_value=moved.p_value,
        cramers_v=moved.cramers_v,
        psi=moved.psi,
        jensen_shannon=moved.jensen_shannon,
        label=label,
    )


def _counts(names: tuple[str, ...], shares: Mapping[str, ClassShare]) -> FloatArray:
    return np.array([shares[name].count if name in shares else 0 for name in names], dtype=np.float64)


def _most_moved(
    names: tuple[str, ...], before: Mapping[str, ClassShare], now: Mapping[str, ClassShare]
) -> tuple[str, Distance]:
    """Return the label whose presence moved most, and how far, its p-value corrected for having looked at all."""
    moved = {name: distance(_sides(name, before), _sides(name, now)) for name in names}
    name = max(moved, key=lambda each: (moved[each].cramers_v, -moved[each].p_value))
    return name, moved[name]._replace(p_value=min(1.0, moved[name].p_value * len(names)))


def _sides(name: str, shares: Mapping[str, ClassShare]) -> FloatArray:
    """Return the rows with a label and those without it; of a label that nobody wrote, all are without."""
    entry = shares.get(name)
    if entry is None:
        return np.array([0.0, max(each.known for each in shares.values())])
    return np.array([entry.count, entry.known - entry.count], dtype=np.float64)


def _lacking(shares: Mapping[str, ClassShare], others: Mapping[str, ClassShare]) -> tuple[str, ...]:
    """Return the classes that have rows here and none there, most frequent first."""
    found = [entry for name, entry in shares.items() if entry.count and not (name in others and others[name].count)]
    return tuple(entry.name for entry in sorted(found, key=lambda entry: -entry.count))


def _numbers(column: str, before: Spread, now: Values) -> NumberDrift:
    ks, wasserstein = distances(before.values, now)
    return NumberDrift(
        column=column,
        ks=ks,
        p_value=ks_p_value(ks, before.count, rows_of(now)),
        wasserstein=wasserstein,
        shift=wasserstein / before.std if before.std > 0.0 else float("nan"),
    )
