"""Profiles from plain Python values: what tests and the rules' manuals stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from actloss.column import LabelColumn, Tally
from actloss.errors import LabelError
from actloss.profile import Profile, profile_target
from actloss.rules import RULES, Case, Outcome, apply_rules, evaluate
from actloss.table import Labels, Source
from actloss.target import Layout, Target
from actloss.task import Kind, Task, Trait, infer_task

Cell = float | str | None
"""A number, a text, or None for a missing label."""
Cells = Sequence[Cell]

CSV = Source(name="table.csv", format="csv", encoding="utf-8", delimiter=",", quote='"')


def headed(*columns: str) -> Source:
    """Return a CSV file with this header."""
    return replace(CSV, columns=columns)


def column_of(name: str, cells: Cells) -> LabelColumn:
    """Return a column as a reader would hand it over."""
    numbers = np.array([cell if isinstance(cell, (int, float)) else np.nan for cell in cells], dtype=np.float64)
    texts: dict[str, Tally] = {}
    empty = Tally(0, 0)
    for row, cell in enumerate(cells, start=1):
        if isinstance(cell, str) and cell.strip():
            seen = texts.get(cell, Tally(0, row))
            texts[cell] = Tally(seen.count + 1, seen.first_row)
        elif not isinstance(cell, (int, float)):
            empty = Tally(empty.count + 1, empty.first_row or row)
    if np.isnan(numbers).all():
        numbers = np.empty(0)
    return LabelColumn(name=name, rows=len(cells), numbers=numbers, texts=texts, empty=empty)


def profile_of(
    labels: Cells | Mapping[str, Cells],
    *,
    name: str = "y",
    layout: Layout | None = None,
    separator: str | None = None,
    source: Source = CSV,
) -> Profile:
    """Return the real profile of labels given as plain values.

    Args:
        labels: The cells of one column, or the cells of each by name.
        name: The name of a single column.
        layout: By default a single column, or indicator columns when several are given.
        separator: What stands between the labels of a cell; makes the layout a delimited one.
        source: Where the table came from; when it names no columns, they are ``id`` and the label columns.
    """
    columns = labels if isinstance(labels, Mapping) else {name: labels}
    if layout is None:
        layout = Layout.MULTI_HOT if isinstance(labels, Mapping) else Layout.SINGLE
    names = tuple(columns)
    target = Target(
        columns=names,
        positions=tuple(range(1, len(names) + 1)),
        layout=Layout.DELIMITED if separator else layout,
        given=True,
        confidence=1.0,
        evidence=(),
        separator=separator,
    )
    made = tuple(column_of(column, cells) for column, cells in columns.items())
    read = replace(source, columns=source.columns or ("id", *names), rows=made[0].rows)
    return profile_target(Labels(source=read, columns=made), target)


def task_of(profile: Profile, task: str | None = None) -> Task | None:
    """Return the inferred task, None when the labels allow none, or the declared one even where it does not fit."""
    try:
        return infer_task(profile, Kind(task) if task else None)
    except LabelError:
        return declared(task) if task else None


def declared(task: str, *traits: Trait) -> Task:
    """Return a task that was named, whatever the labels say."""
    return Task(kind=Kind(task), traits=frozenset(traits), confidence=1.0, evidence=(), alternatives=(), given=True)


def case_of(profile: Profile, task: str | None = None, **held_against: Any) -> Case:  # noqa: ANN401 - any field
    """Return what rules judge: labels with their task, and other fields of a `Case` that they are held against."""
    return Case(profile=profile, task=task_of(profile, task), **held_against)


def outcome_in(code: str, case: Case) -> Outcome:
    """Return what one rule comes to."""
    return next(evaluate(rule, case) for rule in RULES if rule.code == code)


def outcome(code: str, profile: Profile, task: str | None = None, **held_against: Any) -> Outcome:  # noqa: ANN401 - any field
    """Return what one rule comes to; see `case_of`."""
    return outcome_in(code, case_of(profile, task, **held_against))


def codes(
    labels: Cells | Mapping[str, Cells], *, task: str | None = None, name: str = "y", header: Sequence[str] = ()
) -> list[str]:
    """Return the codes of all that the rules find in labels given as plain values."""
    profile = profile_of(labels, name=name, source=headed(*header))
    return [finding.code for finding in apply_rules(case_of(profile, task))]


def codes_of_file(content: str | bytes, target: str) -> list[str]:
    """Return the codes of all that the rules find in a file with this content, read as `actloss advise` reads it."""
    from actloss.api import advise  # noqa: PLC0415  (labels given as values need no reader)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [finding.code for finding in advise(path, target).findings]
