"""Find what is to be scored: the columns of truth and predictions, the kind of task, each model's scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actloss.catalogue import Scale
from actloss.errors import PredictionError
from actloss.escape import quoted
from actloss.predictions import bind
from actloss.predictions.asked import laid_out, resolve
from actloss.predictions.bind import Bound
from actloss.predictions.classes import Classes, Tallier, texts_of, two_classes
from actloss.predictions.columns import Column, read, step_of_rows
from actloss.predictions.facts import Layout, Model, Predictions, Truth
from actloss.predictions.groups import propose
from actloss.predictions.kind import YES_NO, Decision, decide, misfit, order_of
from actloss.predictions.labels import codes_of_lists, labels_of_columns, labels_of_lists
from actloss.predictions.names import cuts, said_of
from actloss.predictions.options import Given, kind_named, models_named, scale_named
from actloss.predictions.proposal import Proposal, Truths, truths_of
from actloss.predictions.quantiles import levels_of
from actloss.predictions.roles import check_roles, roles_named, unused_weights
from actloss.predictions.scale import Reading, of_quantile, scale_of
from actloss.predictions.truth import Found, Nature, find_truth, labels_in
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.task import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    scale: Scale | None
    kind: Kind | None
    positive: str | None
    tally: Tallier | None


def find_predictions(  # noqa: PLR0913 - one for each option of the command line
    head: Head,
    *,
    truth: Sequence[str] = (),
    pred: Sequence[str] = (),
    scale: str | None = None,
    task: str | None = None,
    weight: str | None = None,
    by: str | None = None,
    positive: str | None = None,
    tally: Tallier | None = None,
) -> Predictions:
    """Return which columns are truth and predictions, what is predicted, and on which scale.

    What is not named is found: the truth by its name (``y_true``, ``target``, ``label``, …) or as the only column that
    is not named for predictions; predictions by their names (``y_pred``, ``prob``, ``p_<class>``, ``rf_logit``, …);
    the kind and the scales by names and values of the first rows.

    Args:
        head: The first rows of the table.
        truth: Names, comma lists, globs or 0-based positions of the columns of the truth.
        pred: For each model its column, its columns (comma list or glob), ``name=columns``, or what the names of its
            columns share.
        scale: A value of `actloss.catalogue.Scale`, for all models.
        task: A value of `actloss.task.Kind`.
        weight: The column that says how much each row counts.
        by: The column that names each row's group.
        positive: The positive one of two classes.
        tally: How often each text of a column occurs in the whole table; without it only the head's texts are known.

    Raises:
        TargetError: There is no column with the truth.
        LabelError: The truth holds no labels of the kind.
        PredictionError: There are no predictions, or they do not fit the truth.
        OptionError: What was named is not there or makes no sense.

    Examples:
        >>> head = Head(
        ...     names=("species", "p_dog", "p_cat"),
        ...     cells=(("cat", "dog"), ("0.2", "0.9"), ("0.8", "0.1")),
        ...     kinds=("text",) * 3,
        ...     header=True,
        ...     complete=True,
        ... )
        >>> found = find_predictions(head)
        >>> found.kind.value, found.truth.classes, found.models[0].positions, found.models[0].scale.value
        ('multiclass', ('cat', 'dog'), (2, 1), 'probability')
    """
    wishes = _Wishes(
        scale=scale_named(scale), kind=kind_named(task), positive=positive, tally=None if head.complete else tally
    )
    roles = roles_named(head, weight, by)
    given = models_named(head, pred)
    named = [position for one in given for position in one.positions]
    found = find_truth(head, truth, roles.positions, named, wishes.kind)
    check_roles(head, roles, found, given)
    found, counts = _in_full(found, wishes.tally)
    truths = truths_of(found, counts)
    proposals = _proposals(head, truths, given, {*roles.positions, *found.positions}, wishes.kind)
    decision = decide(truths, proposals, wishes.kind)
    proposals = _fitting(proposals, truths, decision.kind, wishes.positive)
    made, models, notes = _bound(truths, proposals, decision, wishes)
    used = {*roles.positions, *made.positions, *(position for model in models for position in model.positions)}
    ordinal, ordering = order_of(decision.kind, found, made.classes, [model.layout for model in models])
    return Predictions(
        kind=decision.kind,
        truth=made,
        models=models,
        weight=roles.weight,
        by=roles.by,
        ordinal=ordinal,
        evidence=(*decision.evidence, *ordering),
        notes=tuple(dict.fromkeys((*found.notes, *decision.notes, *notes, *unused_weights(head, used, roles)))),
        ignored=tuple(name for position, name in enumerate(head.names) if position not in used),
    )


def _in_full(found: Found, tally: Tallier | None) -> tuple[Found, Mapping[str, int]]:
    """Return the truth with all its texts, the whole table's if it is text."""
    column = found.columns[0]
    if found.nature is not Nature.TEXT and not found.separator:
        return found, column.counts
    counts = texts_of(column.position, column.counts, column.missing, tally)
    return (replace(found, slots=labels_in(counts, found.separator)) if found.separator else found), counts


def _proposals(
    head: Head, truths: Truths, given: Sequence[Given], taken: set[int], kind: Kind | None
) -> list[Proposal]:
    """Return the models that were named, or that the names of columns speak of."""
    step = step_of_rows(head)
    wanted = [position for position in range(len(head.names)) if position not in taken]
    if given and all(one.positions for one in given):
        wanted = sorted({position for one in given for position in one.positions})
    columns = {position: read(head, position, step) for position in wanted}
    wide = kind is not Kind.REGRESSION or truths.found.nature is Nature.SEVERAL
    if given:
        auto = [] if all(one.positions for one in given) else propose([*columns.values()], truths, wide=wide)
        steps = kind is Kind.MULTICLASS
        return [laid_out(proposal, truths, steps=steps) for proposal in resolve(given, columns, auto)]
    found = propose([*columns.values()], truths, wide=wide) if head.header else []
    rest = [column for column in columns.values() if column.numbers is not None]
    if not found and len(rest) == 1:
        found = [Proposal(name=rest[0].name, columns=(rest[0],))]
    if not found:
        others = listed([column.name for column in columns.values()]) or "nothing"
        raise PredictionError(
            f"expected columns with predictions, called 'y_pred', 'prob' or 'p_<class>' for example, but beside the "
            f"truth {truths.found.label} there is {others}; name them with --pred"
        )
    return found


def _fitting(proposals: Sequence[Proposal], truths: Truths, kind: Kind, positive: str | None) -> list[Proposal]:
    """Return the models that can predict the truth; one that was named and cannot is an error, as is none at all."""
    proposals = [_of_two(proposal, truths, positive) if kind is Kind.BINARY else proposal for proposal in proposals]
    reasons = [misfit(proposal, truths, kind) for proposal in proposals]
    fitting = [proposal for proposal, reason in zip(proposals, reasons, strict=True) if reason is None]
    for proposal, reason in zip(proposals, reasons, strict=True):
        if reason is not None and (proposal.given or not fitting):
            raise PredictionError(f"{quoted(proposal.name)} does not predict this {kind.value} truth: {reason}")
    return fitting


def _of_two(proposal: Proposal, truths: Truths, positive: str | None) -> Proposal:
    """Return the probability of the positive one of two classes, where a model has a column for each."""
    if proposal.layout is not Layout.CLASSES or len(proposal.columns) != 2:
        return proposal
    classes = two_classes(truths.found, truths.counts, positive, None)
    bound = bind.ordered(proposal, classes.names, classes.codes, truths.found.label)
    chosen = next(column for column in proposal.columns if column.position == bound.positions[1])
    if not all(column.within_unit for column in proposal.columns):
        raise PredictionError(
            f"{quoted(proposal.name)} has a score for each of two classes, of which only their difference is a logit; "
            f"leave --task binary out"
        )
    return replace(proposal, columns=(chosen,), layout=Layout.SINGLE, slots=())


def _bound(
    truths: Truths, proposals: Sequence[Proposal], decision: Decision, wishes: _Wishes
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
        reading = _reading(proposal, found, kind, classes, wishes.scale, quantile)
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


def _classes(truths: Truths, proposals: Sequence[Proposal], kind: Kind, wishes: _Wishes) -> Classes:
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
    proposal: Proposal, found: Found, kind: Kind, classes: Classes, scale: Scale | None, quantile: float | None
) -> Reading:
    if scale is not None:
        return Reading(scale, ("it was given",))
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
