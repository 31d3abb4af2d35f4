"""On which scale a model's numbers are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from actloss.catalogue import Scale, scale_words
from actloss.errors import PredictionError
from actloss.escape import quoted
from actloss.predictions.columns import Column, row_sums, sum_to_one
from actloss.predictions.facts import Layout
from actloss.predictions.names import SCORES, said_of
from actloss.predictions.proposal import Proposal
from actloss.rules.predictions.not_probabilities import TOLERANCE as UNIT_TOLERANCE
from actloss.rules.wording import percent, several
from actloss.task import Kind

_PERCENT = 100.0
_MOSTLY = 0.95
"""From this share of numbers from 0 to 1 on, the others among what is named a probability are mistakes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A scale with what it rests on."""

    scale: Scale
    evidence: tuple[str, ...]
    notes: tuple[str, ...] = ()


def named_scale(proposal: Proposal, kind: Kind) -> Reading | None:
    """Return the scale that the names of a model's columns declare, whatever the numbers are; None where they do not.

    Args:
        proposal: Its columns.
        kind: What is predicted.
    """
    said = [found for column in proposal.columns if (found := said_of(column.name))]
    hint = next((found.scale for found in said if found.scale), None)
    numbers = all(column.numbers is not None for column in proposal.columns)
    if kind is Kind.REGRESSION or not numbers or hint not in {Scale.PROBABILITY, Scale.LOGIT}:
        return None
    if said[0].phrase in SCORES or _signed(proposal) is not None:
        return None
    return Reading(hint, (f"{_named(proposal)} is named for a {scale_words(hint)}",))


def scale_of(proposal: Proposal, kind: Kind, *, signs: bool, labels: frozenset[float], counted: bool) -> Reading:
    """Return the scale that names and values of a model's columns speak for.

    Args:
        proposal: Its columns.
        kind: What is predicted.
        signs: Whether the truth is -1 or +1.
        labels: The numbers that the truth holds, where they are labels.
        counted: Whether the truth holds nothing below 0.
    """
    columns = proposal.columns
    said = [found for column in columns if (found := said_of(column.name))]
    hint = next((found.scale for found in said if found.scale), None)
    score = bool(said) and said[0].phrase in SCORES
    if any(column.numbers is None for column in columns):
        return Reading(Scale.LABEL, ("the predictions are names of classes",))
    if kind is Kind.REGRESSION:
        return _of_quantity(proposal, hint, counted=counted)
    decisions = _decisions(proposal, kind, hint, labels)
    if decisions:
        return decisions
    _refuse_percentages(proposal, hint)
    if proposal.layout is Layout.CLASSES:
        return _with_rounding(proposal, _of_rows(proposal, None if score else hint, margin=score))
    return _with_rounding(proposal, _of_each(proposal, None if score else hint, margin=score or signs))


def _refuse_percentages(proposal: Proposal, hint: Scale | None) -> None:
    """Hold that probabilities are no percentages: as logits they would be scored without a word.

    Raises:
        PredictionError: They are.
    """
    low, high = _span(proposal.columns)
    signed = _signed(proposal)
    share = float(np.mean([column.share_within_unit for column in proposal.columns]))
    if signed is not None:
        what = f"holds percentages such as {quoted(signed, limit=40)}"
    elif hint is Scale.PROBABILITY and low >= 0 and 1 < high <= _PERCENT and share < _MOSTLY:
        what = f"is named for a probability, but its numbers up to {high:.6g} look like percentages"
    else:
        return
    raise PredictionError(f"{_named(proposal)} {what}; divide by 100, or say what they are with --scale")


def _signed(proposal: Proposal) -> str | None:
    """Return a cell that is a percentage."""
    return next((text for column in proposal.columns for text in column.counts if text.endswith("%")), None)


def _with_rounding(proposal: Proposal, reading: Reading) -> Reading:
    """Return a reading with a note on probabilities that rounding, as of float32, has moved past 0 or 1."""
    low, high = _span(proposal.columns)
    rounded = (low < 0 or high > 1) and all(column.within_unit for column in proposal.columns)
    if reading.scale is not Scale.PROBABILITY or not rounded:
        return reading
    note = f"{_named(proposal)} misses [0, 1] by less than {UNIT_TOLERANCE:g}, which is taken for rounding"
    return replace(reading, notes=(*reading.notes, note))


def _span(columns: Sequence[Column]) -> tuple[float, float]:
    known = np.concatenate([column.known for column in columns])
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _range(columns: Sequence[Column]) -> str:
    low, high = _span(columns)
    return f"the numbers looked at lie between {low:.6g} and {high:.6g}"


def _of_quantity(proposal: Proposal, hint: Scale | None, *, counted: bool) -> Reading:
    low, _ = _span(proposal.columns)
    named = "" if hint is None else f"{_named(proposal)} is named for a {scale_words(hint)}"
    if hint is Scale.LOG_RATE and proposal.layout is Layout.SINGLE:
        return Reading(Scale.LOG_RATE, (named,))
    if hint is Scale.RATE and low > 0 and counted and proposal.layout is Layout.SINGLE:
        return Reading(Scale.RATE, (named, f"all {_count(proposal)} are positive and no label is below 0"))
    notes: tuple[str, ...] = ()
    if hint in {Scale.PROBABILITY, Scale.LOGIT, Scale.LOG_PROBABILITY} and proposal.layout is Layout.SINGLE:
        notes = (f"{named}, but the truth is a quantity; --scale {hint.value} and --task decide",)
    return Reading(Scale.VALUE, ("they are in the unit of the truth",), notes)


def of_quantile(proposal: Proposal, level: float) -> Reading:
    """Return the scale of a quantity's quantile at a level, which the name says."""
    named = f"{_named(proposal)} is named for the {level:g} quantile"
    return Reading(Scale.VALUE, ("they are in the unit of the truth", named))


def _named(proposal: Proposal) -> str:
    return quoted(proposal.columns[0].name, limit=40)


def _count(proposal: Proposal) -> str:
    return several(sum(column.known.size for column in proposal.columns), "number")


def _decisions(proposal: Proposal, kind: Kind, hint: Scale | None, labels: frozenset[float]) -> Reading | None:
    """Return the reading of numbers that are nothing but labels."""
    known = {float(value) for column in proposal.columns for value in column.values}
    if not known or proposal.layout is Layout.STEPS:
        return None
    wide = proposal.layout is not Layout.SINGLE
    bits = frozenset({0.0, 1.0})
    if not known <= bits and (wide or not known <= labels):
        return None
    shown = ", ".join(f"{value:g}" for value in sorted(known)[:4])
    sentence = f"all {_count(proposal)} looked at are labels ({shown}{', …' if len(known) > 4 else ''})"
    if hint is None or hint is Scale.LABEL:
        note = f"{_named(proposal)} holds decisions; --scale probability if they are probabilities of 0 and 1"
        sure = not wide and (kind is Kind.MULTICLASS or labels - {0.0, 1.0})
        return Reading(Scale.LABEL, (sentence,), () if sure else (note,))
    if hint is Scale.PROBABILITY and known <= {0.0, 1.0}:
        note = (
            f"{_named(proposal)} holds nothing but 0 and 1: they are decisions rather than probabilities; --scale label"
        )
        return Reading(Scale.PROBABILITY, (f"{_named(proposal)} is named for a probability", sentence), (note,))
    return None


def _of_rows(proposal: Proposal, hint: Scale | None, *, margin: bool) -> Reading:
    """Return the scale of one number for each class."""
    columns = proposal.columns
    inside = all(column.within_unit for column in columns)
    ones = inside and sum_to_one(columns)
    logs = not ones and _span(columns)[1] <= 1e-6 and sum_to_one(columns, exponentials=True)
    evidence = f"the {len(columns)} numbers of each row looked at sum to 1" if ones else _range(columns)
    if hint in {Scale.MARGIN, Scale.LOG_PROBABILITY} or (hint is Scale.LOGIT and not inside):
        return _as_named(proposal, hint, evidence, fits=hint is not Scale.LOG_PROBABILITY or logs)
    if hint is Scale.LOGIT:
        return _no_logits(proposal, evidence)
    if ones:
        return Reading(Scale.PROBABILITY, (evidence,))
    if logs:
        return Reading(Scale.LOG_PROBABILITY, (f"{evidence}, and their exponentials sum to 1",))
    share = float(np.mean([column.share_within_unit for column in columns]))
    if (hint is Scale.PROBABILITY and share >= _MOSTLY) or inside:
        sums = row_sums(columns)
        middle = f"; the middle one sums to {np.median(sums):.4g}" if sums.size else ""
        note = f"the rows of {_named(proposal)} and its neighbours do not sum to 1{middle}; --scale decides"
        return Reading(Scale.PROBABILITY, (evidence,), (note,))
    return _free(proposal, hint, evidence, margin=margin)


def _of_each(proposal: Proposal, hint: Scale | None, *, margin: bool) -> Reading:
    """Return the scale of numbers each of which stands for itself."""
    columns = proposal.columns
    inside = all(column.within_unit for column in columns)
    share = float(np.mean([column.share_within_unit for column in columns]))
    if hint in {Scale.MARGIN, Scale.LOG_PROBABILITY} or (hint is Scale.LOGIT and not inside):
        fits = hint is not Scale.LOG_PROBABILITY or _span(columns)[1] <= 0
        return _as_named(proposal, hint, _range(columns), fits=fits)
    if hint is Scale.LOGIT:
        return _no_logits(proposal, _range(columns))
    if inside or (hint is Scale.PROBABILITY and share >= _MOSTLY):
        evidence = [_range(columns)]
        if hint is Scale.PROBABILITY:
            evidence.insert(0, f"{_named(proposal)} is named for a probability")
        outside = () if inside else (f"{percent(1 - share)} of the numbers of {_named(proposal)} lie outside [0, 1]",)
        return Reading(Scale.PROBABILITY, tuple(evidence), outside)
    return _free(proposal, hint, _range(columns), margin=margin)


def _as_named(proposal: Proposal, hint: Scale, evidence: str, *, fits: bool) -> Reading:
    """Return the scale that the name says, with a doubt where the values cannot be that."""
    named = f"{_named(proposal)} is named for a {scale_words(hint)}"
    note = f"{named}, but its numbers are no logarithms of probabilities; --scale decides"
    return Reading(hint, (named, evidence), () if fits else (note,))


def _no_logits(proposal: Proposal, evidence: str) -> Reading:
    """Return probabilities in spite of the name: no model's logits all lie between 0 and 1."""
    note = f"{_named(proposal)} is named for a logit but holds numbers from 0 to 1 only, taken for probabilities"
    return Reading(Scale.PROBABILITY, (evidence,), (f"{note}; --scale logit decides",))


def _free(proposal: Proposal, hint: Scale | None, evidence: str, *, margin: bool) -> Reading:
    """Return the scale of numbers that are no probabilities."""
    scale = Scale.MARGIN if margin else Scale.LOGIT
    other = Scale.LOGIT if margin else Scale.MARGIN
    named = "is named for a probability but " if hint is Scale.PROBABILITY else ""
    taken = f"taken for {scale.value}s; --scale {other.value} decides"
    note = f"{_named(proposal)} {named}holds numbers outside [0, 1], {taken}"
    return Reading(scale, (evidence,), (note,))
