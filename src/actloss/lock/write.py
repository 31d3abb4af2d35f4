"""Write a lock: the same facts always give the same bytes, and a change of the data a diff that can be read."""

import json
from pathlib import Path

from actloss.advice import Advice
from actloss.advice.answer import answer_of
from actloss.lock.facts import SCHEMA, Lock, LockedTable, Reading
from actloss.lock.paths import place_of
from actloss.plain import Json, plain, safe_to_show
from actloss.profile import Profile
from actloss.profile.facts import Values
from actloss.reference import Origin, Reference, reference_of
from actloss.task import Task
from actloss.writing import write_whole


def locked_table(profile: Profile, task: Task, advice: Advice, *, key: str, reading: Reading) -> LockedTable:
    """Return what a lock keeps of a table.

    Args:
        profile: What is known of its labels.
        task: What is predicted.
        advice: What the labels call for.
        key: The table as the lock names it (`key_of`).
        reading: How the user had it read.
    """
    reference = reference_of(profile, task, origin=Origin.LOCK, name=key, answer=answer_of(advice))
    return LockedTable(reference=reference, reading=reading)


def with_table(lock: Lock, key: str, table: LockedTable) -> Lock:
    """Return a lock with one table written anew, or added; the others stay as they are."""
    tables = {**lock.tables, key: table}
    return Lock(tables={name: tables[name] for name in sorted(tables)})


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock whole or not at all; a link to it stays a link.

    Raises:
        OptionError: The path is no place for a file.
        ActlossError: The file system refuses.
    """
    write_whole(place_of(path), safe_to_show(_spelled(to_dict(lock))) + "\n", "the lock")


def to_dict(lock: Lock) -> dict[str, Json]:
    """Return a lock as plain data; see ``schema/lock-1.json``."""
    tables: dict[str, Json] = {key: _table(lock.tables[key]) for key in sorted(lock.tables)}
    return {"schema": SCHEMA, "tables": tables}


def _table(table: LockedTable) -> Json:
    reference = table.reference
    return {
        "reading": plain(table.reading),
        "target": {
            "columns": list(reference.columns),
            "layout": reference.layout.value,
            "separator": reference.separator,
        },
        "task": {"kind": reference.kind.value, "traits": [trait.value for trait in reference.traits]},
        "encoding": reference.encoding.value,
        "rows": reference.rows,
        "labelled": reference.labelled,
        "missing": reference.missing,
        "head": plain(reference.answer),
        "classes": plain(reference.classes),
        "numbers": _numbers(reference),
    }


def _numbers(reference: Reference) -> list[Json]:
    return [
        {
            "count": spread.count,
            "minimum": spread.minimum,
            "maximum": spread.maximum,
            "mean": spread.mean,
            "std": spread.std,
            **_distribution(spread.values),
        }
        for spread in reference.spreads
    ]


def _distribution(values: Values) -> dict[str, Json]:
    counts = [1] * values.values.size if values.counts is None else [int(count) for count in values.counts]
    return {"values": list(values.values.tolist()), "counts": list(counts)}


def _spelled(value: Json, margin: str = "") -> str:
    """Return JSON in ASCII with a line for each thing that can change by itself: what holds no list or object."""
    deeper = margin + "  "
    match value:
        case dict() if any(isinstance(part, dict | list) for part in value.values()):
            lines = [f"{json.dumps(key)}: {_spelled(part, deeper)}" for key, part in value.items()]
            return "{\n" + ",\n".join(deeper + line for line in lines) + f"\n{margin}}}"
        case list() if any(isinstance(part, dict | list) for part in value):
            return "[\n" + ",\n".join(deeper + _spelled(part, deeper) for part in value) + f"\n{margin}]"
        case _:
            # A nan must fail here, not in the reader's parser.
            return json.dumps(value, ensure_ascii=True, allow_nan=False)
