"""What each table is held against: the flags win over the configuration, and that over the lock."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from actloss.checking.asking import over, request_for
from actloss.checking.belonging import belongs
from actloss.checking.locks import Held, entry_named, held_lock
from actloss.checking.request import PredictionRequest, Request
from actloss.checking.selection import Layer, selection_of
from actloss.config import Settings, TableSettings
from actloss.errors import OptionError
from actloss.escape import whole
from actloss.lock import LOCK_NAME, Reading, path_of
from actloss.rules.wording import listed
from actloss.training import Trained


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What the command line says of tables of predictions."""

    sources: tuple[str, ...] = ()
    truth: tuple[str, ...] = ()
    pred: tuple[str, ...] = ()
    scale: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asks of a check."""

    sources: tuple[str, ...] = ()
    """Each a table of its own; a pattern that the shell left alone is one, too. Without any, and without predictions,
    those of the lock and of the configuration."""
    predictions: Predictions = field(default_factory=Predictions)
    stdin_name: str | None = None
    """The name under which the configuration and the lock know standard input."""
    reading: Reading = field(default_factory=Reading)
    trained: Trained = field(default_factory=Trained)
    reference: str | None = None
    """A reference table."""
    lock: Path | None = None
    """The lock; looked for when None."""
    require_lock: bool | None = None
    """Whether every table must have an entry in the lock; as the configuration says when None."""
    entry: str | None = None
    """The lock's entry that the tables are held against; that of the same path when None."""
    layer: Layer = field(default_factory=Layer)
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is checked."""

    requests: tuple[Request, ...]
    predictions: tuple[PredictionRequest, ...] = ()
    lock: Held | None
    """The lock that was found or named."""
    notes: tuple[str, ...] = ()
    """As `CheckReport.notes`."""


def plan(wishes: Wishes, settings: Settings, folder: Path) -> Plan:
    """Return which tables are checked, and against what.

    Args:
        wishes: What the command line asks.
        settings: The configuration.
        folder: The working folder, from which a lock is looked for upwards.

    Raises:
        ActlossError: The lock cannot be read or has no such entry, a table needs one, or a word means nothing.
    """
    held = held_lock(wishes.lock, settings.lock, folder)
    if held is None and wishes.entry is not None:
        raise OptionError(f"--as names a table of a lock, found no {LOCK_NAME} from here upwards; name one with --lock")
    predicted = wishes.predictions.sources
    if wishes.sources or predicted:
        requests = tuple(_request(source, wishes, settings, held) for source in wishes.sources)
    else:
        known = _known(wishes, settings, held)
        requests = tuple(replace(_request(source, wishes, settings, held), below=folder) for source, folder in known)
    if lock_required(wishes, settings):
        _ensure_locked(requests, held)
    predictions = tuple(_predicted(source, wishes, settings, held) for source in predicted)
    notes = tuple(_notes(requests, predictions, settings, held))
    return Plan(requests=requests, predictions=predictions, lock=held, notes=notes)


def ensure_tables(planned: Plan) -> None:
    """Hold that there is something to check.

    Raises:
        OptionError: There is not; the message says how to begin.
    """
    if not (planned.requests or planned.predictions):
        raise OptionError(
            f"expected a table to check, found no {LOCK_NAME} and no [[tool.actloss.tables]] from here upwards; "
            f"name a table, or begin with actloss advise TABLE --lock {LOCK_NAME}"
        )


def lock_required(wishes: Wishes, settings: Settings) -> bool:
    """Return whether every table must have an entry in the lock."""
    return settings.require_lock if wishes.require_lock is None else wishes.require_lock


def _ensure_locked(requests: Sequence[Request], held: Held | None) -> None:
    """Hold that every table has an entry in the lock.

    Raises:
        OptionError: One has none; the message says how to add it.
    """
    alone = [str(request.source) for request in requests if request.key is None]
    if not alone:
        return
    lock = LOCK_NAME if held is None else os.path.relpath(held.path)
    found = f"no {lock} from here upwards" if held is None else f"none in {whole(lock)} of {listed(alone)}"
    add = f"actloss advise {whole(alone[0])} --lock {whole(lock)}"
    raise OptionError(f"every table needs its entry in a lock, found {found}; add it with {add}, or --no-require-lock")


def _known(wishes: Wishes, settings: Settings, held: Held | None) -> Iterator[tuple[str, Path]]:
    """Yield the tables of the lock, then those that only the configuration knows, each with the folder it lies in."""
    seen = set()
    for source, folder in _named(wishes, settings, held):
        place = _place(source)
        if place not in seen:
            seen.add(place)
            yield source, folder


def _named(wishes: Wishes, settings: Settings, held: Held | None) -> Iterator[tuple[str, Path]]:
    if held is not None:
        keys = held.lock.tables if wishes.entry is None else (entry_named(wishes.entry, held),)
        yield from ((path_of(key, held.path), held.path.parent) for key in keys)
    if wishes.entry is None and wishes.lock is None:
        yield from ((os.path.relpath(table.path), settings.folder) for table in settings.tables)


def _place(source: str) -> str:
    return os.path.realpath(source)


def _request(source: str, wishes: Wishes, settings: Settings, held: Held | None) -> Request:
    known_as = wishes.stdin_name if source == "-" and wishes.stdin_name else source
    table = _configured(known_as, settings)
    configured = None if table.reference is None else os.path.relpath(table.reference)
    entry = None if held is None else held.entry_for(known_as, wishes.entry)
    request = request_for(
        source,
        over(wishes.reading, table.reading),
        (wishes.trained, table.trained),
        entry=entry,
        against=wishes.reference or configured,
        elicit=table.elicit,
        thresholds={**settings.thresholds, **wishes.thresholds},
        selection=selection_of([layer_of(settings), Layer(ignore=table.ignore), wishes.layer]),
    )
    request = replace(request, part=held is not None and held.part(known_as, entry))
    return request if wishes.reference is not None else replace(request, against_below=settings.folder)


def _predicted(source: str, wishes: Wishes, settings: Settings, held: Held | None) -> PredictionRequest:
    entry = None if held is None else held.entry_for(source, wishes.entry)
    return PredictionRequest(
        source=source,
        reading=wishes.reading,
        truth=wishes.predictions.truth,
        pred=wishes.predictions.pred,
        scale=wishes.predictions.scale,
        positive=wishes.trained.positive,
        reference=None if entry is None else entry[1].reference,
        key=None if entry is None else entry[0],
        thresholds={**settings.thresholds, **wishes.thresholds},
        selection=selection_of([layer_of(settings), wishes.layer]),
    )


def _configured(source: str, settings: Settings) -> TableSettings:
    """Return what the configuration says of a table, or of the files to which it belongs; nothing where it does not.

    A link to a file is what its own name says, a link to its folder is the folder.
    """
    place, table = _place(source), Path(source)
    name = os.path.join(os.path.realpath(table.parent), table.name)  # noqa: PTH118 - joined as the pattern's own path is
    own = next((table for table in settings.tables if _place(os.fspath(table.path)) == place), None)
    of_files = (table for table in settings.tables if belongs(_posix(name), _posix(_place(os.fspath(table.path)))))
    return own or next(of_files, _UNKNOWN)


def _posix(name: str) -> str:
    return name.replace(os.sep, "/")


_UNKNOWN = TableSettings(path=Path())


def layer_of(settings: Settings) -> Layer:
    """Return what a configuration says of the rules in all tables."""
    return Layer(select=settings.select or None, extend_select=settings.extend_select, ignore=settings.ignore)


def _notes(
    requests: Sequence[Request], predictions: Sequence[PredictionRequest], settings: Settings, held: Held | None
) -> Iterator[str]:
    """Yield which configuration and lock were used."""
    if settings.origin is not None:
        yield f"the configuration is {_shown(settings.origin)}"
    if held is None:
        return
    if any(key is not None for key in (*(one.key for one in requests), *(one.key for one in predictions))):
        yield f"the lock is {_shown(held.path)}"
    alone = [request for request in requests if request.key is None]
    if alone:
        yield f"the lock {_shown(held.path)} holds no entry of {listed([str(request.source) for request in alone])}"


def _shown(path: Path) -> str:
    return whole(os.path.relpath(path))
