"""What each table is held against: the flags win over the configuration, and that over the lock."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from actloss.checking.asking import over, request_for
from actloss.checking.locks import Held, entry_named, held_lock
from actloss.checking.request import PredictionRequest, Request
from actloss.checking.selection import Layer, selection_of
from actloss.checking.trained import Trained
from actloss.config import Settings, TableSettings
from actloss.errors import OptionError
from actloss.escape import whole
from actloss.lock import LOCK_NAME, Reading, path_of
from actloss.rules.wording import listed


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
        ActlossError: The lock cannot be read or has no such entry, or a word means nothing.
    """
    held = held_lock(wishes.lock, settings.lock, folder)
    if held is None and wishes.entry is not None:
        raise OptionError(f"--as names a table of a lock, found no {LOCK_NAME} from here upwards; name one with --lock")
    sources, predicted = wishes.sources, wishes.predictions.sources
    if not (sources or predicted):
        sources = tuple(_known(wishes, settings, held))
    requests = tuple(_request(source, wishes, settings, held) for source in sources)
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


def _known(wishes: Wishes, settings: Settings, held: Held | None) -> Iterator[str]:
    """Yield the tables of the lock, then those that only the configuration knows."""
    seen = set()
    for source in _named(wishes, settings, held):
        place = _place(source)
        if place not in seen:
            seen.add(place)
            yield source


def _named(wishes: Wishes, settings: Settings, held: Held | None) -> Iterator[str]:
    if held is not None:
        keys = held.lock.tables if wishes.entry is None else (entry_named(wishes.entry, held),)
        yield from (path_of(key, held.path) for key in keys)
    if wishes.entry is None and wishes.lock is None:
        yield from (os.path.relpath(table.path) for table in settings.tables)


def _place(source: str) -> str:
    return os.path.realpath(source)


def _request(source: str, wishes: Wishes, settings: Settings, held: Held | None) -> Request:
    known_as = wishes.stdin_name if source == "-" and wishes.stdin_name else source
    table = _configured(known_as, settings)
    against = wishes.reference or table.reference
    return request_for(
        source,
        over(wishes.reading, _reading(table)),
        (wishes.trained, _trained(table)),
        entry=None if held is None else held.entry_for(known_as, wishes.entry),
        against=None if against is None else os.fspath(against),
        elicit=table.elicit,
        thresholds={**settings.thresholds, **wishes.thresholds},
        selection=selection_of([layer_of(settings), Layer(ignore=table.ignore), wishes.layer]),
    )


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
    """Return what the configuration says of a table; nothing where it does not know it."""
    place = _place(source)
    return next((table for table in settings.tables if _place(os.fspath(table.path)) == place), _UNKNOWN)


_UNKNOWN = TableSettings(path=Path())


def _reading(table: TableSettings) -> Reading:
    return Reading(**{one.name: getattr(table, one.name) for one in fields(Reading)})


def _trained(table: TableSettings) -> Trained:
    return Trained(**{one.name: getattr(table, one.name) for one in fields(Trained)})


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
