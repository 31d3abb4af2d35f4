"""Check tables one after the other; what keeps one from being checked does not keep the next one."""

import os
from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress

from actloss.checked import CheckReport, TableCheck
from actloss.checking.judging import judge
from actloss.checking.lacking import without_rows
from actloss.checking.looking import look, opened, referenced
from actloss.checking.predicted import judge_predictions, look_at_predictions
from actloss.checking.request import PredictionRequest, Request
from actloss.errors import ActlossError, EmptyTableError, TargetError
from actloss.escape import quoted, whole
from actloss.files import name_together
from actloss.finding import Severity
from actloss.reference import Reference
from actloss.rules.wording import listed
from actloss.table import Source


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
    asked = tuple(requests)
    tables = tuple(check_table(request, known) for request in asked)
    return CheckReport(
        tables=(*tables, *(check_predicted(request) for request in predictions)),
        fail_on=fail_on,
        notes=(*notes, *_not_compared(asked), *_passed_over(tables)),
    )


def _not_compared(requests: Iterable[Request]) -> Iterator[str]:
    """Yield which tables are held against a reference table in place of their entry of the lock."""
    for request in requests:
        if request.reference is not None and request.against is not None:
            why = "--reference was given" if request.against_below is None else "the configuration names a reference"
            yield (
                f"{whole(name_of(request.source))}: the lock's entry was not held against it, because {why}; of the"
                " lock, only the head and the reading count"
            )


def _passed_over(tables: Iterable[TableCheck]) -> Iterator[str]:
    """Yield which likely label was passed over for having no two values among the rows that were looked at."""
    for table in tables:
        target = None if table.profile is None else table.profile.target
        if target is not None and target.unvaried is not None:
            column, reason = quoted(target.unvaried.column, limit=40), target.unvaried.reason
            yield (
                f"{whole(table.name)}: {listed(target.columns)} was taken for the label, {column} was not because it"
                f" {reason} as far as was looked; name the label with --target"
            )


def check_table(request: Request, known: dict[Hashable, Reference]) -> TableCheck:
    """Return what every rule comes to for one table.

    Args:
        request: The table.
        known: Reference tables that were read already; one that is read is added.
    """
    reference: Reference | None = None
    try:
        reference = reference_for(request, known)
        return judge(request, look(request, reference), reference)
    except ActlossError as error:
        return unread(request, reference, error)


def check_predicted(request: PredictionRequest) -> TableCheck:
    """Return what every rule comes to for one table of predictions."""
    try:
        table = opened(request.source, request.reading)
        return judge_predictions(request, table, look_at_predictions(request, table))
    except ActlossError as error:
        return TableCheck(name=name_of(request.source), error=str(error))


def unread(request: Request, reference: Reference | None, error: ActlossError) -> TableCheck:
    """Return the check of a table that could not be read; one without rows is a finding where its label is known.

    Args:
        request: The table.
        reference: What it is held against.
        error: Why it could not be read.
    """
    if isinstance(error, EmptyTableError):
        with suppress(TargetError):
            return without_rows(request, _empty(request, error), reference, error)
    return TableCheck(
        name=name_of(request.source),
        training=request.training,
        training_origin=request.training_origin,
        error=str(error),
    )


def _empty(request: Request, error: EmptyTableError) -> Source:
    return Source(name=name_of(request.source), format=error.form, columns=error.names, header_line=error.header_line)


def reference_for(request: Request, known: dict[Hashable, Reference]) -> Reference | None:
    """Return what a table is held against; a reference table that several tables share is read once.

    Raises:
        ActlossError: The reference table cannot be used.
    """
    source = request.against
    if source is None:
        return request.reference
    asked = request.reading, request.elicit, request.against_below
    if not isinstance(source, str | os.PathLike):
        return referenced(source, *asked)
    key = (os.fspath(source), *asked)
    if key not in known:
        known[key] = referenced(source, *asked)
    return known[key]


def name_of(source: object) -> str:
    """Return what a source that could not be opened is called."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    if isinstance(source, list | tuple) and source:
        return name_together(source)
    return type(source).__name__
