"""Truth and models as they are scored: the classes in one order, every model's columns in theirs, and its scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actloss.catalogue import Scale
from actloss.predictions import bind
from actloss.predictions.bind import Bound
from actloss.predictions.classes import Classes, Tallier, two_classes
from actloss.predictions.columns import Column
from actloss.predictions.facts import Layout, Model, Truth
from actloss.predictions.kind import YES_NO, Decision
from actloss.predictions.labels import codes_of_lists, labels_of_columns, labels_of_lists
from actloss.predictions.names import cuts, said_of
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.quantiles import levels_of
from actloss.predictions.scale import Reading, named_scale, of_quantile, scale_of
from actloss.predictions.truth import Found, Nature
from actloss.task import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user says of all models, and how it is understood."""

    scale: Scale | None
    kind: Kind | None
    positive: str | None
    tally: Tallier | None
    strict: bool = False
    """Whether names are taken at their word; see `find_predictions`."""


def bound(
    truths: Truths, proposals: Sequence[Proposal], decision: Decision, wishes: Wishes
) -> tuple[Truth, tuple[Model, ...], tuple[str, ...]]:
    """Return truth and models with the classes in one order, and what was decided on the way."""
    found, kind = truths.found, decision.kind
    classes = _classes(truths, proposals, kind, wishes)
    made = Truth(
        positions=found.positions * (len(classes.names) if found.separator else 1),
        names=found.names,
        layout=found.layout,
        classes=classes.names,
        codes=classes.codes,
        codes_by_label=codes_of_lists(found, truths.counts, classes.names),
        positive=classes.positive,
        evidence=found.evidence,
        given=found.given,
        recoded_from=classes.recoded_from,
    )
    notes = [*classes.notes]
    models = []
    for proposal, quantile in zip(proposals, _levels(proposals, kind), strict=True):
        spellings = classes.codes if found.layout is Layout.SINGLE else None
        wide = proposal.layout in {Layout.CLASSES, Layout.LABELS, Layout.OUTPUTS}
        bound = (
            bind.ordered(proposal, classes.names, spellings, found.label)
            if wide
            else Bound(proposal=proposal, positions=proposal.positions)
        )
        reading = _reading(proposal, found, kind, classes, wishes, quantile)
        notes += [*bound.notes, *reading.notes]
        model = _model(bound, reading, made, given=wishes.scale is not None)
        models.append(replace(model, quantile=quantile))
    return made, tuple(models), tuple(notes)


def _levels(proposals: Sequence[Proposal], kind: Kind) -> tuple[float | None, ...]:
    """Return the level of each model that predicts a quantile."""
    if kind is not Kind.REGRESSION:
        return (None,) * len(proposals)
    single = [proposal.layout is Layout.SINGLE for proposal in proposals]
    return levels_of([proposal.columns[0].name if one else "" for proposal, one in zip(proposals, single, strict=True)])


def _classes(truths: Truths, proposals: Sequence[Proposal], kind: Kind, wishes: Wishes) -> Classes:
    found = truths.found
    if found.nature is Nature.SEVERAL:
        if found.separator:
            return labels_of_lists(found, proposals, truths)
        return labels_of_columns(found) if kind is not Kind.REGRESSION else Classes(names=found.slots)
    if kind is Kind.BINARY:
        return two_classes(found, truths.counts, wishes.positive, _named_class(proposals, truths))
    return bind.multiclass(truths, proposals, wishes.tally) if kind is Kind.MULTICLASS else Classes(names=())


def _named_class(proposals: Sequence[Proposal], truths: Truths) -> str | None:
    """Return the class that all columns of scores are named for, if they are named for one."""
    named: set[str | None] = set()
    for proposal in proposals:
        said = said_of(proposal.columns[0].name)
        if said and said.scale is not None:
            named.add(next((slot for text, _ in cuts(said) if (slot := _class_in(text, truths)) is not None), None))
    return named.pop() if len(named) == 1 else None


def _class_in(text: str, truths: Truths) -> str | None:
    return truths.slot(text) if truths.find(text) is not None else None


def _reading(
    proposal: Proposal, found: Found, kind: Kind, classes: Classes, wishes: Wishes, quantile: float | None
) -> Reading:
    if wishes.scale is not None:
        return Reading(wishes.scale, ("it was given",))
    named = named_scale(proposal, kind) if wishes.strict else None
    if named is not None:
        return named
    if quantile is not None:
        return of_quantile(proposal, quantile)
    values = frozenset(float(value) for column in found.columns for value in column.values)
    if kind is Kind.MULTICLASS and found.nature is not Nature.SEVERAL:
        values = frozenset(float(value) for column in proposal.columns for value in column.values)
    bits = found.nature in (Nature.TEXT, Nature.REAL) and kind is Kind.BINARY
    labels = frozenset({0.0, 1.0}) if bits else values
    counted = min(values, default=0.0) >= 0
    return scale_of(proposal, kind, signs=classes.recoded_from == "-1/+1", labels=labels, counted=counted)


def _model(bound: Bound, reading: Reading, truth: Truth, *, given: bool) -> Model:
    proposal = bound.proposal
    columns = {column.position: column for column in proposal.columns}
    return Model(
        name=proposal.name,
        positions=bound.positions,
        columns=tuple(columns[position].name for position in bound.positions),
        layout=proposal.layout,
        scale=reading.scale,
        scale_given=given,
        spread=proposal.spread,
        codes=_decoded(proposal.columns, truth) if reading.scale is Scale.LABEL else None,
        decimals=max((column.decimals for column in proposal.columns if column.decimals is not None), default=None),
        misordered=bound.misordered,
        # Truths with a column for each class say themselves in which order these stand.
        unsorted=bound.unsorted if truth.layout is Layout.SINGLE else (),
        paired=proposal.paired,
        evidence=reading.evidence,
        given=proposal.given,
    )


def _decoded(columns: Sequence[Column], truth: Truth) -> Mapping[str, float] | None:
    """Return what the texts of decisions stand for."""
    known = {text for column in columns for text in column.counts}
    if truth.codes is not None and any(text in truth.codes for text in known):
        return truth.codes
    if any(column.numbers is None for column in columns):
        return {word: YES_NO[word.casefold()] for word in known}
    return None
