"""Check tables one after the other; what keeps one from being checked does not keep the next one."""

import os
from collections.abc import Hashable, Iterable

from actloss.checked import CheckReport, TableCheck
from actloss.checking.judging import judge
from actloss.checking.looking import look, opened, referenced
from actloss.checking.predicted import judge_predictions, look_at_predictions
from actloss.checking.request import PredictionRequest, Request
from actloss.errors import ActlossError
from actloss.finding import Severity
from actloss.reference import Reference


def check_tables(
    requests: Iterable[Request],
    *,
    predictions: Iterable[PredictionRequest] = (),
    fail_on: Severity | None = Severity.ERROR,
    notes: tuple[str, ...] = (),
) -> CheckReport:
    """Return what every rule comes to for each table.

    Args:
        requests: The tables, with what each is held against.
        predictions: Tables of predictions, which follow the others in the report.
        fail_on: The mildest severity that fails the check; None where no finding does.
        notes: As `CheckReport.notes`.
    """
    known: dict[Hashable, Reference] = {}
    tables = tuple(check_table(request, known) for request in requests)
    return CheckReport(
        tables=(*tables, *(check_predicted(request) for request in predictions)), fail_on=fail_on, notes=notes
    )


def check_table(request: Request, known: dict[Hashable, Reference]) -> TableCheck:
    """Return what every rule comes to for one table.

    Args:
        request: The table.
        known: Reference tables that were read already; one that is read is added.
    """
    try:
        reference = reference_for(request, known)
        return judge(request, look(request, reference), reference)
    except ActlossError as error:
        return failed(request, error)


def check_predicted(request: PredictionRequest) -> TableCheck:
    """Return what every rule comes to for one table of predictions."""
    try:
        table = opened(request.source, request.reading)
        return judge_predictions(request, table, look_at_predictions(request, table))
    except ActlossError as error:
        return TableCheck(name=name_of(request.source), error=str(error))


def failed(request: Request, error: ActlossError) -> TableCheck:
    """Return the check of a table that could not be read."""
    return TableCheck(
        name=name_of(request.source),
        training=request.training,
        training_origin=request.training_origin,
        error=str(error),
    )


def reference_for(request: Request, known: dict[Hashable, Reference]) -> Reference | None:
    """Return what a table is held against; a reference table that several tables share is read once.

    Raises:
        ActlossError: The reference table cannot be used.
    """
    source = request.against
    if source is None:
        return request.reference
    reading, elicit = request.reading, request.elicit
    if not isinstance(source, str | os.PathLike):
        return referenced(source, reading, elicit)
    key = (os.fspath(source), reading, elicit)
    if key not in known:
        known[key] = referenced(source, reading, elicit)
    return known[key]


def name_of(source: object) -> str:
    """Return what a source that could not be opened is called."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    if isinstance(source, list | tuple) and source:
        return str(source[0]) if len(source) == 1 else f"{source[0]} and {len(source) - 1} more"
    return type(source).__name__
