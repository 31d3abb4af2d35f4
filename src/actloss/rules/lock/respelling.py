"""Classes that are the same but written in another way: {0, 1} as {1, 2} or as no and yes, these as NO and YES."""

from dataclasses import dataclass

from actloss.profile.classes import canonical
from actloss.profile.facts import Encoding
from actloss.reference import Reference
from actloss.rules.case import Case
from actloss.rules.lock.absent import vanished
from actloss.target import Layout
from actloss.task import Kind

_COUNTED_UP = frozenset({Encoding.ZERO_ONE, Encoding.PLUS_MINUS, Encoding.ZERO_BASED, Encoding.ONE_BASED})
"""Customary numberings: the classes of one are in the order of those of another."""
_NUMBERS = _COUNTED_UP | {Encoding.GAPS, Encoding.INTEGERS}
_WORDS = frozenset({Encoding.STRINGS, Encoding.BOOLEANS})
_SIDES = {Encoding.ZERO_ONE: ("0", "1"), Encoding.PLUS_MINUS: ("-1", "1")}
"""How indicator columns write absent and present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelling:
    """How the classes were written, and how they are now."""

    mapping: tuple[tuple[str, str], ...]
    """Label now → label then; empty where nobody can be certain."""


def respelling(case: Case) -> Respelling | None:
    """Return how classes are written in another way than they were; None where they are not, or are other classes."""
    reference, profile = case.reference, case.profile
    if reference is None or reference.kind is Kind.REGRESSION or reference.layout is not profile.target.layout:
        return None
    if reference.encoding is profile.encoding:
        return _recased(case, reference) if profile.encoding in _WORDS else None
    return _cells(case, reference) if profile.target.layout is Layout.SINGLE else _indicators(case, reference)


def _indicators(case: Case, reference: Reference) -> Respelling | None:
    """Compare the cells of indicator columns."""
    encoding, sets = case.profile.encoding, case.profile.sets
    if encoding is Encoding.ZERO_ONE and sets.counts == sets.known:
        # Ones without anything else may be the upper half of any coding.
        return None
    before, now = _SIDES.get(reference.encoding), _SIDES.get(encoding)
    return Respelling(mapping=_changed(now, before) if before and now else ())


def _cells(case: Case, reference: Reference) -> Respelling | None:
    """Compare the classes of a single column."""
    before = [entry.name for entry in reference.classes if entry.count]
    now = [entry.name for entry in case.profile.classes]
    if not before or not now or set(now) <= set(before) or set(before) <= set(now):
        return None
    old, new = reference.encoding, case.profile.encoding
    if old in _NUMBERS and new in _NUMBERS:
        return _numbers(case, reference, tuple(before), tuple(now))
    if old not in _NUMBERS | _WORDS or new not in _NUMBERS | _WORDS:
        return None
    return Respelling(mapping=_truths(tuple(before), tuple(now)))


def _recased(case: Case, reference: Reference) -> Respelling | None:
    """Compare words in a single column, which may differ in case, blanks or Unicode form alone, each from each."""
    before = [entry.name for entry in reference.classes if entry.count]
    now = [entry.name for entry in case.profile.classes]
    old = {canonical(name): name for name in before}
    if case.profile.target.layout is not Layout.SINGLE or set(now) & set(before) == set(now):
        return None
    if not len(old) == len(before) == len(now) or old.keys() != {canonical(name) for name in now}:
        return None
    return Respelling(mapping=_changed(tuple(now), tuple(old[canonical(name)] for name in now)))


def _numbers(case: Case, reference: Reference, before: tuple[str, ...], now: tuple[str, ...]) -> Respelling | None:
    if len(before) != len(now):
        return None
    # Of several classes, one more and one that is missing by chance look the same as all renumbered. Of two there is no
    # room for one more.
    gone = [name for name in before if name not in now]
    if len(before) > 2 and len(vanished(case, reference)) != len(gone):
        return None
    certain = {reference.encoding, case.profile.encoding} <= _COUNTED_UP
    if not certain and set(before) & set(now):
        return None
    return Respelling(mapping=_changed(now, before) if certain else ())


def _truths(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the mapping between truth values and 0/1, where that is what they are, each written in one way."""
    order = {"false": 0, "true": 1, "0": 0, "1": 1}
    places = [{order.get(name.strip().casefold(), -1): name for name in names} for names in (before, now)]
    if any(set(place) != {0, 1} for place in places) or len(before) != 2 or len(now) != 2:
        return ()
    return _changed((places[1][0], places[1][1]), (places[0][0], places[0][1]))


def _changed(now: tuple[str, ...], before: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((new, old) for new, old in zip(now, before, strict=True) if new != old)
