"""Read a lock: strictly, since a pipeline trusts it and anybody may have edited it."""

import json
import stat
from pathlib import Path

import numpy as np

from actloss.errors import SourceError
from actloss.escape import quoted, whole
from actloss.lock.facts import SCHEMA, Lock, LockedTable, Reading
from actloss.lock.paths import unsafe
from actloss.place import Document, Place
from actloss.plain import Json
from actloss.profile.facts import Encoding, Values
from actloss.reference import Answer, ClassShare, Origin, Reference, Spread
from actloss.target import Layout
from actloss.task import Kind, Trait

LARGEST = 64 << 20
"""Bytes; ten thousand classes in each of a hundred tables are within them."""

_AGAIN = "write it anew with `actloss advise TABLE --lock`"


def read_lock(path: Path) -> Lock:
    """Return a lock as it was written.

    Raises:
        SourceError: The file cannot be read or is no lock; the message says where.
    """
    document = Document(name=str(path), kind="the lock", table="an object", error=SourceError)
    top = Place(value=_parsed(path), document=document)
    schema = top.table().get("schema")
    if schema is None or schema.value != SCHEMA or isinstance(schema.value, bool):
        raise SourceError(
            f"this actloss reads locks of schema {SCHEMA}, found {'none' if schema is None else 'another'} in"
            f" {whole(str(path))}; {_AGAIN}"
        )
    tables = top.fields("schema", "tables")["tables"].table()
    return Lock(tables={key: _table(key, tables[key]) for key in sorted(tables)})


def _parsed(path: Path) -> Json:
    name = whole(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(f"a lock is a regular file, and {name} is none; name another file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot read the lock {name}: {reason}; check the path, or {_AGAIN}") from None
    if len(content) > LARGEST:
        raise SourceError(f"the lock {name} has more than {LARGEST >> 20} MiB, which no lock needs; {_AGAIN}")
    try:
        # Some editors put a byte order mark in front.
        parsed: Json = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except RecursionError:
        raise SourceError(f"the lock {name} is nested too deeply to be one; {_AGAIN}") from None
    except json.JSONDecodeError as error:
        raise SourceError(
            f"the lock {name} is no JSON: {error.msg} at line {error.lineno:,}, column {error.colno:,}; {_AGAIN}"
        ) from None
    except ValueError as error:
        reason = "it is not in UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise SourceError(f"the lock {name} is no JSON: {reason}; {_AGAIN}") from None
    return parsed


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {quoted(key)} stands twice in one object")
        found[key] = value
    return found


def _constant(name: str) -> Json:
    raise ValueError(f"{name} is no number of JSON")


def _table(key: str, place: Place) -> LockedTable:
    trouble = unsafe(key)
    if trouble:
        raise SourceError(
            f"{place.document.shown} may not name the table {whole(key)}: {trouble}; it names tables below"
            " its own folder"
        )
    part = place.fields(
        "reading", "target", "task", "encoding", "rows", "labelled", "missing", "head", "classes", "numbers"
    )
    target = part["target"].fields("columns", "layout", "separator")
    task = part["task"].fields("kind", "traits")
    traits = task["traits"].each(lambda each: each.one_of(Trait))
    columns = target["columns"].each(Place.string)
    spreads = part["numbers"].each(_spread)
    if not columns:
        raise target["columns"].error("at least one label column")
    if spreads and len(spreads) != len(columns):
        raise part["numbers"].error(f"an entry for each of {len(columns):,} label columns, or none")
    reference = Reference(
        origin=Origin.LOCK,
        name=key,
        columns=columns,
        layout=target["layout"].one_of(Layout),
        separator=target["separator"].optional(Place.string),
        kind=task["kind"].one_of(Kind),
        traits=tuple(trait for trait in Trait if trait in traits),
        encoding=part["encoding"].one_of(Encoding),
        classes=part["classes"].each(_class),
        rows=part["rows"].count(),
        labelled=part["labelled"].count(),
        missing=part["missing"].count(),
        spreads=spreads,
        answer=_answer(part["head"]),
    )
    return LockedTable(reference=reference, reading=_reading(part["reading"]))


def _reading(place: Place) -> Reading:
    part = place.fields("target", "task", "delimiter", "encoding", "header")
    kind = part["task"].optional(lambda each: each.one_of(Kind))
    return Reading(
        target=part["target"].each(Place.string),
        task=None if kind is None else kind.value,
        delimiter=part["delimiter"].optional(Place.string),
        encoding=part["encoding"].optional(Place.string),
        header=part["header"].optional(Place.flag),
    )


def _class(place: Place) -> ClassShare:
    part = place.fields("name", "count", "known")
    known = part["known"].count()
    count = part["count"].count()
    if count > known:
        raise part["count"].error(f"no more rows than the {known:,} where the label is known")
    return ClassShare(name=part["name"].string(), count=count, known=known)


def _answer(place: Place) -> Answer:
    part = place.fields("activation", "units", "loss", "params", "elicit")
    return Answer(
        activation=part["activation"].string(),
        units=part["units"].count(),
        loss=part["loss"].string(),
        params={name: _param(value) for name, value in part["params"].table().items()},
        elicit=part["elicit"].optional(Place.string),
    )


def _param(place: Place) -> float | tuple[float, ...]:
    return place.each(Place.number) if isinstance(place.value, list) else place.number()


def _spread(place: Place) -> Spread:
    part = place.fields("count", "minimum", "maximum", "mean", "std", "values", "counts")
    values = np.array(part["values"].each(Place.number), dtype=np.float64)
    counts = np.array(part["counts"].each(Place.count), dtype=np.float64)
    if not part["count"].count():
        raise part["count"].error("at least one value")
    if not values.size or (np.diff(values) <= 0.0).any():
        raise part["values"].error("numbers that ascend")
    if counts.size != values.size or not counts.all():
        raise part["counts"].error(f"{values.size:,} counts of 1 or more, one a value")
    return Spread(
        count=part["count"].count(),
        minimum=part["minimum"].number(),
        maximum=part["maximum"].number(),
        mean=part["mean"].number(),
        std=part["std"].number(),
        values=Values(values, counts),
    )
