"""What the rules say of a table of predictions, whether the labels stand beside them or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from actloss.catalogue import scale_words
from actloss.checked import TableCheck
from actloss.checking.lacking import NOT_SELECTED
from actloss.checking.places import first_file, placed
from actloss.checking.request import PredictionRequest
from actloss.column import Tally
from actloss.errors import LabelError, ShapeError, TargetError
from actloss.escape import quoted
from actloss.predictions import Model, Predictions, Unlabelled, find_predictions
from actloss.predictions.find import find_promised
from actloss.predictions.promised import held, promised
from actloss.predictions.unlabelled import find_unlabelled
from actloss.reference import Reference
from actloss.rules import PREDICTION_RULES, Outcome, PredictionFacts, evaluate, skipped
from actloss.rules.predictions import shape_mismatch
from actloss.rules.wording import listed
from actloss.scorecard.observing import Observed, observe, observe_unlabelled
from actloss.table import Source, Table
from actloss.task import Kind

NO_LABELS = "the table holds no labels"
MISSHAPEN = "the columns do not fit the labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of the predictions in a table."""

    source: Source
    columns: tuple[str, ...]
    """Those of all models."""
    facts: tuple[PredictionFacts, ...]
    """Of each model."""
    misshapen: bool = False
    """Whether nothing is known but that a model's columns do not fit the labels."""


def look_at_predictions(request: PredictionRequest, table: Table) -> Seen:
    """Return what there is to know of predictions before any rule is run.

    Args:
        request: The table, and what is known of it.
        table: The same, opened.

    Raises:
        ActlossError: There are no predictions, or what was named is not there.
    """
    try:
        try:
            return _labelled(request, table)
        except TargetError:
            if request.truth:
                raise
            return _unlabelled(request, table, NO_LABELS)
        except LabelError as error:
            return _unlabelled(request, table, f"the labels cannot be used ({error.message})")
    except ShapeError as error:
        return _misshapen(request, table, error)


def judge_predictions(request: PredictionRequest, table: Table, seen: Seen) -> TableCheck:
    """Return what every rule comes to for each model.

    Args:
        request: The table, and what is known of it.
        table: The same, opened.
        seen: What is known of its predictions.
    """
    told = shape_mismatch.RULE.code in request.selection.codes
    return TableCheck(
        name=seen.source.name,
        source=seen.source,
        first_file=first_file(table, seen.source),
        columns=seen.columns,
        reference=request.reference,
        outcomes=placed(table, seen.source, tuple(_outcomes(request, seen))),
        # Whoever ignores the rule still cannot have predictions checked that belong to no class.
        error=seen.facts[0].misshapen if seen.misshapen and not told else None,
    )


def _outcomes(request: PredictionRequest, seen: Seen) -> Iterator[Outcome]:
    for facts in seen.facts:
        for rule in PREDICTION_RULES:
            if rule.code not in request.selection.codes:
                yield skipped(rule, NOT_SELECTED, model=facts.model)
            elif seen.misshapen and rule is not shape_mismatch.RULE:
                yield skipped(rule, MISSHAPEN, model=facts.model)
            else:
                yield evaluate(rule, facts, model=facts.model)


def _labelled(request: PredictionRequest, table: Table) -> Seen:
    reference = request.reference
    found = find_predictions(
        table.head,
        truth=request.truth or _truth(table, reference),
        pred=request.pred,
        scale=request.scale,
        task=_task(request),
        positive=request.positive,
        tally=table.tally,
        strict=True,
    )
    observed = observe(table, found, request.thresholds)
    notes = (f"the labels stand in {listed(found.truth.names)}", *found.notes)
    return _seen(observed, found.models, found.truth.classes, reference, notes)


def _truth(table: Table, reference: Reference | None) -> tuple[str, ...]:
    """Return the label columns of the lock, where the table has them."""
    names = frozenset(table.head.names)
    return reference.columns if reference is not None and names.issuperset(reference.columns) else ()


def _task(request: PredictionRequest) -> str | None:
    if request.reading.task is not None or request.reference is None:
        return request.reading.task
    return request.reference.kind.value


def _unlabelled(request: PredictionRequest, table: Table, why: str) -> Seen:
    reference = request.reference
    classes: tuple[str, ...] = ()
    if reference is None:
        found = find_unlabelled(
            table.head, pred=request.pred, scale=request.scale, task=request.reading.task, tally=table.tally
        )
    else:
        expected = _expected(request, table, reference)
        classes = expected.truth.classes
        found = Unlabelled(models=tuple((expected.kind, model) for model in expected.models), notes=expected.notes)
    observed = observe_unlabelled(table, found, request.thresholds)
    observed = replace(observed, facts=tuple(replace(facts, unlabelled=why) for facts in observed.facts))
    return _seen(observed, tuple(model for _, model in found.models), classes, reference, (why, *found.notes))


def _expected(request: PredictionRequest, table: Table, reference: Reference) -> Predictions:
    """Return the predictions of the classes that a lock knows."""

    def tally(position: int) -> Mapping[str, Tally]:
        # The labels are those of the lock: no column of the table has more of them.
        return {} if position < 0 else table.tally(position)

    return find_promised(
        table.head,
        promised(reference),
        pred=request.pred,
        scale=request.scale,
        kind=Kind(_task(request) or reference.kind),
        tally=None if table.head.complete else tally,
    )


def _seen(
    observed: Observed,
    models: tuple[Model, ...],
    classes: tuple[str, ...],
    reference: Reference | None,
    notes: tuple[str, ...],
) -> Seen:
    facts = observed.facts
    if reference is not None:
        pairs = zip(facts, models, strict=True)
        facts = tuple(held(each, model, classes, reference) for each, model in pairs)
    said = [f"{quoted(model.name)} is read as {scale_words(model.scale)}: {model.evidence[0]}" for model in models]
    source = replace(observed.source, notes=tuple(dict.fromkeys((*observed.source.notes, *notes, *said))))
    return Seen(source=source, columns=tuple(name for model in models for name in model.columns), facts=facts)


def _misshapen(request: PredictionRequest, table: Table, error: ShapeError) -> Seen:
    facts = PredictionFacts(
        model=error.model,
        kind=_task(request) or "",
        scale=request.scale or "",
        locked=request.reference is not None,
        misshapen=error.message,
    )
    return Seen(source=table.source, columns=(), facts=(facts,), misshapen=True)
