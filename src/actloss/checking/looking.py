"""Everything that a check reads of a table: its labels, what they call for now, and its equal rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from actloss.advice import Advice, recommend
from actloss.advice.answer import answer_of
from actloss.advice.elicit import parse_wish
from actloss.checking.comparing import twins_of
from actloss.checking.learning import as_before, as_learnt
from actloss.checking.request import Request, is_pattern
from actloss.errors import LabelError, OptionError, TargetError
from actloss.examined import Examined, examine
from actloss.lock import Reading
from actloss.predictions.options import kind_named
from actloss.reference import Origin, Reference, reference_of
from actloss.table import Head, SourceLike, Table, open_table
from actloss.task import Kind
from actloss.twins import Twins


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was read of one table."""

    table: Table
    examined: Examined
    """What its labels are."""
    learnt: Examined
    """The same as the training takes them; see `as_learnt`."""
    advice: Advice | None = None
    """What they call for now; None where they allow nothing, or nobody needs to know."""
    twins: Twins | None = None
    """Equal rows; None where they were not compared."""
    not_compared: str | None = None
    """Why they were not, as a clause; None where they were, or nobody needs to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A table that lacks label columns: more than that need not be known of it."""

    table: Table
    reference: Reference
    """What it is held against."""
    columns: tuple[str, ...]
    """Those label columns of the reference that the table lacks."""


def look(request: Request, reference: Reference | None) -> Looked | Absent:
    """Return what there is to know of a table before any rule is run.

    Args:
        request: The table.
        reference: What it is held against.

    Raises:
        ActlossError: The table cannot be read, or no label was found.
    """
    table = opened(request.source, request.reading, request.below)
    absent = _absent(table, reference)
    if absent is not None and not request.named:
        return absent
    try:
        examined = _examined(table, request, reference)
    except TargetError:
        if absent is None:
            raise
        return absent
    twins, not_compared = twins_of(table, request, examined)
    return Looked(
        table=table,
        examined=examined,
        learnt=as_learnt(
            examined,
            request.training,
            kind_named(request.reading.task),
            None if reference is None else reference.kind,
        ),
        advice=None if reference is None else _advice(examined, request.elicit or _elicit(reference)),
        twins=twins,
        not_compared=not_compared,
    )


def opened(source: SourceLike, reading: Reading, below: Path | None = None) -> Table:
    """Return the table behind a source, read as its owner says.

    Args:
        source: The table.
        reading: How it is read.
        below: As `Request.below`.

    Raises:
        ActlossError: There is no table to read.
    """
    return open_table(
        source, delimiter=reading.delimiter, encoding=reading.encoding, header=reading.header, below=below
    )


def referenced(source: SourceLike, reading: Reading, elicit: str | None, below: Path | None = None) -> Reference:
    """Return what a reference table's labels are; their columns are those that the checked table must have.

    Args:
        source: The reference table.
        reading: How it is read.
        elicit: As `Request.elicit`.
        below: As `Request.against_below`.

    Raises:
        ActlossError: It cannot be read, or nothing can be learnt from its labels.
    """
    table = opened(source, reading, below)
    examined = examine(table, reading.target, kind_named(reading.task))
    advice = _advice(examined, elicit)
    if examined.task is None or advice is None:
        raise LabelError(f"the reference table cannot be used: {examined.problem}")
    name = table.source.name
    return reference_of(examined.profile, examined.task, origin=Origin.TABLE, name=name, answer=answer_of(advice))


def _absent(table: Table, reference: Reference | None) -> Absent | None:
    if reference is None:
        return None
    present = frozenset(table.head.names)
    columns = tuple(name for name in reference.columns if name not in present)
    return Absent(table=table, reference=reference, columns=columns) if columns else None


def _examined(table: Table, request: Request, reference: Reference | None) -> Examined:
    reading = request.reading
    named = reading.target
    # What was found, or named by its position, when the reference was made is named by its columns ever after; a
    # pattern may meet columns that are new.
    if reference is not None and not request.named and not any(map(is_pattern, named)):
        named = reference.columns
    kind = kind_named(reading.task)
    skipped = None if request.training is None else request.training.skipped
    examined = examine(table, tuple(_addressed(table.head, named)), kind, skipped=skipped)
    lost = examined.target.unvaried
    if lost is not None and lost.leads:
        examined = _without_values(table, lost.column, kind) or examined
    if reading.task is not None or reference is None or examined.task is None:
        return examined
    return replace(examined, task=as_before(examined.profile, examined.task, reference.kind))


def _without_values(table: Table, column: str, kind: Kind | None) -> Examined | None:
    """Return what the column is that would be the label if it held two values; None where it does hold them.

    Another column that could be learnt from would be found in its place, and a delivery that lost the values pass.
    """
    examined = examine(table, tuple(_addressed(table.head, (column,))), kind)
    if examined.profile.distinct > 1:
        return None
    target = replace(examined.target, given=False, evidence=("its name and place are those of the label",))
    return replace(examined, target=target, profile=replace(examined.profile, target=target))


def _addressed(head: Head, named: Sequence[str]) -> Iterator[str]:
    """Yield names of columns; of a name that occurs twice the first column's position: a rule tells of the other."""
    for name in named:
        first = str(head.names.index(name)) if head.names.count(name) > 1 else name
        yield name if first in head.names else first


def _elicit(reference: Reference) -> str | None:
    return reference.answer.elicit if reference.answer else None


def _advice(examined: Examined, elicit: str | None) -> Advice | None:
    if examined.problem is not None or examined.task is None:
        return None
    try:
        return recommend(examined.profile, examined.task, wish=parse_wish(elicit))
    except OptionError:
        # The labels are of another kind than those for which the wish was made.
        return recommend(examined.profile, examined.task)
