"""Accept tables as they are now: their entries of the lock are written anew."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from actloss.checked import CheckReport, TableCheck
from actloss.checking.judging import judge
from actloss.checking.locks import Held
from actloss.checking.looking import Absent, Looked, look
from actloss.checking.planning import Plan
from actloss.checking.request import Request
from actloss.checking.running import unread
from actloss.checking.trained import decided
from actloss.errors import ActlossError, OptionError
from actloss.escape import whole
from actloss.finding import Severity
from actloss.lock import Lock, LockedTable, changes, locked_table, merge_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What became of a lock."""

    report: CheckReport
    """The tables held against the new lock."""
    changes: tuple[str, ...]
    """What changed in it, one sentence each."""


def update_lock(plan: Plan, *, fail_on: Severity | None = Severity.ERROR) -> Updated:
    """Write the entries of the tables anew, and hold the tables against them.

    A table that cannot be read, or from whose labels nothing can be learnt, keeps its entry, and is held against it.

    Args:
        plan: What is checked.
        fail_on: As `CheckReport.fail_on`.

    Raises:
        ActlossError: A table has no entry, two tables have the same, or the lock cannot be written.
    """
    held = _updatable(plan)
    tables: list[TableCheck] = []
    accepted: list[tuple[str, LockedTable | None]] = []
    for request in plan.requests:
        try:
            looked = look(request, request.reference)
        except ActlossError as error:
            tables.append(unread(request, request.reference, error))
            continue
        entry = _entry(request, looked)
        accepted.append((request.key or "", entry))
        renewed = request if entry is None else _held_against(request, entry)
        tables.append(judge(renewed, looked, renewed.reference))
    before = merge_tables(held.path, {key: entry for key, entry in accepted if entry is not None})
    report = CheckReport(tables=tuple(tables), fail_on=fail_on, notes=plan.notes)
    return Updated(report=report, changes=tuple(said for key, entry in accepted for said in _said(key, before, entry)))


def _updatable(plan: Plan) -> Held:
    if plan.lock is None:
        raise OptionError("--update-lock needs a lock, found none from here upwards; name one with --lock")
    if plan.predictions:
        raise OptionError("--update-lock accepts labels as they are; check --predictions in a call of its own")
    seen: dict[Hashable, Request] = {}
    for request in plan.requests:
        name = whole(str(request.source))
        if request.against is not None:
            raise OptionError(
                "--update-lock accepts tables as they are, --reference holds them against another; drop one"
            )
        if request.key is None:
            raise OptionError(
                f"{name} has no entry in the lock {whole(str(plan.lock.path))} to update; add one with actloss advise"
                f" {name} --lock, or name one with --as"
            )
        if request.part:
            raise OptionError(
                f"{name} is one of the files of {whole(request.key)} in the lock; update that entry with all of them"
            )
        if request.key in seen:
            other = whole(str(seen[request.key].source))
            raise OptionError(
                f"{other} and {name} are both held against {whole(request.key)}; update it with one of them"
            )
        seen[request.key] = request
    return plan.lock


def _entry(request: Request, looked: Looked | Absent) -> LockedTable | None:
    """Return a table's new entry; None where nothing can be learnt from its labels."""
    if isinstance(looked, Absent) or looked.examined.task is None or looked.advice is None or request.key is None:
        return None
    profile, task = looked.examined.profile, looked.examined.task
    return locked_table(profile, task, looked.advice, key=request.key, reading=request.reading)


def _said(key: str, before: Lock, entry: LockedTable | None) -> list[str]:
    """Return what becomes of an entry, which may be gone since the table was held against it."""
    name, old = whole(key), before.tables.get(key)
    if entry is None:
        return [f"{name} keeps its entry: nothing can be learnt from its labels as they are now"]
    if old is None:
        return [f"{name}: its entry was gone, and is there again"]
    return [f"{name}: {sentence}" for sentence in changes(old.reference, entry.reference)]


def _held_against(request: Request, entry: LockedTable) -> Request:
    now = decided(*request.trained, entry.reference.answer)
    return replace(
        request,
        reference=entry.reference,
        training=now.training,
        training_origin=now.origin,
        loss_locked=now.loss_locked,
    )
