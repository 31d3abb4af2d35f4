"""Find what is to be scored: the columns of truth and predictions, the kind of task, each model's scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actloss.errors import PredictionError, ShapeError
from actloss.escape import quoted
from actloss.predictions import bind
from actloss.predictions.asked import laid_out, resolve
from actloss.predictions.classes import Tallier, texts_of, two_classes
from actloss.predictions.columns import read, step_of_rows
from actloss.predictions.facts import Layout, Predictions
from actloss.predictions.groups import propose
from actloss.predictions.kind import decide, misfit, order_of
from actloss.predictions.made import Wishes, bound
from actloss.predictions.options import Given, kind_named, models_named, scale_named
from actloss.predictions.proposal import Proposal, Truths, truths_of
from actloss.predictions.roles import Roles, check_roles, roles_named, unused_weights
from actloss.predictions.truth import Found, Nature, find_truth, labels_in
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.task import Kind


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
    strict: bool = False,
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
        strict: Whether names are taken at their word, as a check takes them: numbers that are named for probabilities
            or logits are meant to be that, and no column is the truth only because it is left.

    Raises:
        TargetError: There is no column with the truth.
        LabelError: The truth holds no labels of the kind.
        ShapeError: The predictions are of another shape than the truth.
        PredictionError: There are no predictions, or they cannot be read.
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
    wishes = Wishes(
        scale=scale_named(scale),
        kind=kind_named(task),
        positive=positive,
        tally=None if head.complete else tally,
        strict=strict,
    )
    roles = roles_named(head, weight, by)
    given = models_named(head, pred)
    named = [position for one in given for position in one.positions]
    found = find_truth(head, truth, roles.positions, named, wishes.kind, strict=strict)
    check_roles(head, roles, found, given)
    return _of_truth(head, *_in_full(found, wishes.tally), given, roles, wishes)


def find_promised(
    head: Head,
    found: Found,
    *,
    pred: Sequence[str] = (),
    scale: str | None = None,
    kind: Kind,
    tally: Tallier | None = None,
) -> Predictions:
    """Return which columns are predictions of a truth that the table does not hold, but that is known.

    Args:
        head: The first rows of the table.
        found: The truth as it would be; its columns have no positions in the table.
        pred: As in `find_predictions`.
        scale: As in `find_predictions`.
        kind: The kind of task.
        tally: As in `find_predictions`.

    Raises:
        ShapeError: The predictions are of another shape than the truth.
        PredictionError: There are no predictions, or they cannot be read.
        OptionError: What was named is not there or makes no sense.
    """
    wishes = Wishes(scale=scale_named(scale), kind=kind, positive=None, tally=tally, strict=True)
    nothing = Roles(None, None)
    return _of_truth(head, found, found.columns[0].counts, models_named(head, pred), nothing, wishes)


def _of_truth(
    head: Head, found: Found, counts: Mapping[str, int], given: Sequence[Given], roles: Roles, wishes: Wishes
) -> Predictions:
    truths = replace(truths_of(found, counts), strict=wishes.strict)
    proposals = _proposals(head, truths, given, {*roles.positions, *found.positions}, wishes.kind)
    decision = decide(truths, proposals, wishes.kind)
    proposals = _fitting(proposals, truths, decision.kind, wishes.positive)
    made, models, notes = bound(truths, proposals, decision, wishes)
    used = {*roles.positions, *made.positions, *(position for model in models for position in model.positions)}
    ordinal, ordering = order_of(decision.kind, found, made.classes, [model.layout for model in models])
    # A check weighs no row.
    idle = () if wishes.strict else tuple(unused_weights(head, used, roles))
    return Predictions(
        kind=decision.kind,
        truth=made,
        models=models,
        weight=roles.weight,
        by=roles.by,
        ordinal=ordinal,
        evidence=(*decision.evidence, *ordering),
        notes=tuple(dict.fromkeys((*found.notes, *decision.notes, *notes, *idle))),
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
            message = f"{quoted(proposal.name)} does not predict this {kind.value} truth: {reason}"
            raise ShapeError(message, model=proposal.name)
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
    return replace(proposal, columns=(chosen,), layout=Layout.SINGLE, slots=(), paired=True)
