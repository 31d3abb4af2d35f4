"""Locks of small tables, and the damage that can be done to one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actloss.advice import recommend
from actloss.lock import Lock, LockedTable, Reading, locked_table, to_dict
from actloss.profile import Profile
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import Cells, profile_of


def locked(
    labels: Cells | Mapping[str, Cells] | Profile,
    task: str | None = None,
    *,
    key: str = "train.csv",
    reading: Reading | None = None,
) -> LockedTable:
    """Return what a lock keeps of labels given as plain values."""
    profile = labels if isinstance(labels, Profile) else profile_of(labels)
    found = infer_task(profile, Kind(task) if task else None)
    return locked_table(profile, found, recommend(profile, found), key=key, reading=reading or Reading())


def lock_of(**tables: LockedTable) -> Lock:
    """Return a lock with tables by name, ``.csv`` added."""
    return Lock(tables={f"{name}.csv": table for name, table in sorted(tables.items())})


def plain_lock(*labels: float | str | None) -> dict[str, Any]:
    """Return a good lock of one table as plain data, to be spoilt."""
    return json.loads(json.dumps(to_dict(lock_of(train=locked(labels or ["no", "yes"] * 40)))))  # type: ignore[no-any-return]


def written(folder: Path, content: object) -> Path:
    """Write plain data, or a text as it is, as a lock."""
    path = folder / "actloss.lock.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


EXAMPLES: Mapping[str, LockedTable] = {
    "binary": locked(["no", "yes", None] * 40),
    "numbers": locked([0, 1, 2] * 40, "multiclass", reading=Reading(target=("y",), task="multiclass", header=True)),
    "regression": locked([step / 7 for step in range(2000)], reading=Reading(delimiter=";", encoding="cp1252")),
    "counts": locked([0, 1, 2, 3, 1, 0, 2, 5, 7, 1] * 20, "regression"),
    "imbalanced": locked(["a"] * 300 + ["b"] * 30 + ["c"] * 10),
    "indicators": locked({"a": [0, 1, 1, None] * 50, "b": [1, 1, 0, 0] * 50}),
    "delimited": locked(profile_of(["a|b", "b", "c|a"] * 50, separator="|")),
    "outputs": locked(
        profile_of({"u": [0.5, 1.5, 2.25] * 20, "v": [10.5, 11.5, 14.0] * 20}, layout=Layout.SEVERAL_OUTPUTS)
    ),
    "hostile": locked(["\x1b[2J", "##[error]x\u202e", "\ud800", '"],\n  "tables": {}', "::error::%0A"] * 20),
}
"""One table of each kind that a lock has to hold."""
