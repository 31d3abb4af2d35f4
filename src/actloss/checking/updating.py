"""Accept tables as they are now: their entries of the lock are written anew."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from actloss.checked import CheckReport, TableCheck
from actloss.checking.judging import judge
from actloss.checking.locks import Held
from actloss.checking.looking import Absent, Looked, look
from actloss.checking.planning import Plan
from actloss.checking.request import Request
from actloss.checking.running import failed
from actloss.checking.trained import trained_as
from actloss.errors import ActlossError, OptionError
from actloss.escape import whole
from actloss.finding import Severity
from actloss.lock import LockedTable, changes, locked_table, with_table, write_lock


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
    lock, said, tables = held.lock, list[str](), list[TableCheck]()
    for request in plan.requests:
        try:
            looked = look(request, request.reference)
        except ActlossError as error:
            tables.append(failed(request, error))
            continue
        entry = _entry(request, looked)
        said += _said(request, entry)
        if entry is not None:
            lock = with_table(lock, request.key or "", entry)
            request = _held_against(request, entry)  # noqa: PLW2901 - the same table, held against its new entry
        tables.append(judge(request, looked, request.reference))
    if lock != held.lock:
        write_lock(held.path, lock)
    report = CheckReport(tables=tuple(tables), fail_on=fail_on, notes=plan.notes)
    return Updated(report=report, changes=tuple(said))


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


def _said(request: Request, entry: LockedTable | None) -> list[str]:
    name = whole(request.key or "")
    if entry is None or request.reference is None:
        return [f"{name} keeps its entry: nothing can be learnt from its labels as they are now"]
    return [f"{name}: {sentence}" for sentence in changes(request.reference, entry.reference)]


def _held_against(request: Request, entry: LockedTable) -> Request:
    training, answer = request.training, entry.reference.answer
    now = None if answer is None else trained_as(answer).training()
    if request.training_origin == "lock" and training is not None and now is not None:
        training = replace(
            training,
            activation=now.activation,
            loss=now.loss,
            loss_given=now.loss_given,
            units=now.units,
            params=now.params,
        )
    return replace(request, reference=entry.reference, training=training)
