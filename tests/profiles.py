"""Profiles from plain Python values: what tests and the rules' manuals stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from actloss.advice import recommend
from actloss.advice.answer import answer_of
from actloss.column import FloatArray, LabelColumn, Tally
from actloss.drift import drift_of
from actloss.errors import LabelError
from actloss.examined import compare_rows, examine, read_task
from actloss.finding import Finding
from actloss.profile import Profile, profile_target
from actloss.reference import Origin, Reference, reference_of
from actloss.rules import RULES, Case, Outcome, apply_rules, evaluate
from actloss.table import Labels, Source, open_table
from actloss.target import Layout, Target
from actloss.task import Kind, Task, Trait, infer_task
from actloss.training import Trained, Training, training_of
from actloss.training.evidence import evidence_of

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


def normal_scores(rows: int) -> FloatArray:
    """Return quantiles of the standard normal: a clean sample without chance in it (Tukey's lambda, 0.1975, 0.135)."""
    share = (np.arange(rows) + 0.5) / rows
    scores: FloatArray = (share**0.135 - (1 - share) ** 0.135) / 0.1975
    return scores


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


def task_of(profile: Profile, task: str | None = None, trained: Training | None = None) -> Task | None:
    """Return the inferred task, None when the labels allow none, or the declared one even where it does not fit."""
    return read_task(profile, Kind(task) if task else None, evidence_of(trained))[0]


def declared(task: str, *traits: Trait) -> Task:
    """Return a task that was named, whatever the labels say."""
    return Task(kind=Kind(task), traits=frozenset(traits), confidence=1.0, evidence=(), alternatives=(), given=True)


def case_of(profile: Profile, task: str | None = None, **held_against: Any) -> Case:  # noqa: ANN401 - any field
    """Return what rules judge: labels with their task, and other fields of a `Case` that they are held against."""
    reference: Reference | None = held_against.get("reference")
    if reference is not None:
        held_against = {"drift": drift_of(profile, reference), **held_against}
    trained: Training | None = held_against.get("training")
    found = task_of(profile, task, trained)
    if trained is not None and found is not None and profile.target.layout is Layout.SINGLE:
        held_against["training"] = trained.suited(found.kind)
    return Case(profile=profile, task=found, **held_against)


def reference_to(
    labels: Cells | Mapping[str, Cells] | Profile,
    task: str | None = None,
    *,
    origin: Origin = Origin.LOCK,
    name: str = "train.csv",
) -> Reference:
    """Return what labels were, with the answer that they called for, for others to be held against."""
    profile = labels if isinstance(labels, Profile) else profile_of(labels)
    found = infer_task(profile, Kind(task) if task else None)
    return reference_of(profile, found, origin=origin, name=name, answer=answer_of(recommend(profile, found)))


def case_against(reference: Reference, labels: Cells | Mapping[str, Cells] | Profile, task: str | None = None) -> Case:
    """Return labels held against what they were, with the answer that they call for now."""
    profile = labels if isinstance(labels, Profile) else profile_of(labels)
    try:
        answer = answer_of(recommend(profile, infer_task(profile, Kind(task) if task else None)))
    except LabelError:
        answer = None
    return case_of(profile, task, reference=reference, answer=answer)


def codes_against(
    before: Cells | Mapping[str, Cells], now: Cells | Mapping[str, Cells], *, task: str | None = None
) -> list[str]:
    """Return the codes of what the rules of family 6 find in labels that are held against others, given alike."""
    found = apply_rules(case_against(reference_to(before, task), now, task))
    return [finding.code for finding in found if finding.code.startswith("AL6")]


def outcome_in(code: str, case: Case) -> Outcome:
    """Return what one rule comes to."""
    return next(evaluate(rule, case) for rule in RULES if rule.code == code)


def outcome(code: str, profile: Profile, task: str | None = None, **held_against: Any) -> Outcome:  # noqa: ANN401 - any field
    """Return what one rule comes to; see `case_of`."""
    return outcome_in(code, case_of(profile, task, **held_against))


def training(*, activation: str | None = None, loss: str | None = None, **settings: Any) -> Training:  # noqa: ANN401 - any field
    """Return what a model trains with; names are understood as users and libraries spell them."""
    made = training_of(Trained(activation=activation, loss=loss, **settings))
    assert made is not None, "say something of the training"
    return made


def judged(
    code: str,
    labels: Cells | Mapping[str, Cells],
    *,
    task: str | None = None,
    layout: str | None = None,
    separator: str | None = None,
    **trained_with: Any,  # noqa: ANN401 - any field
) -> Outcome:
    """Return what one rule comes to on labels given as plain values, held against what a model trains with."""
    profile = profile_of(labels, layout=Layout(layout) if layout else None, separator=separator)
    held = {"training": training(**trained_with)} if trained_with else {}
    return outcome(code, profile, task, **held)


def found(code: str, labels: Cells | Mapping[str, Cells], **held_against: Any) -> Finding:  # noqa: ANN401 - any field
    """Return what one rule finds in labels that it must find something in; see `judged`."""
    finding = judged(code, labels, **held_against).finding
    assert finding is not None, f"{code} finds nothing"
    return finding


def codes(
    labels: Cells | Mapping[str, Cells],
    *,
    task: str | None = None,
    name: str = "y",
    header: Sequence[str] = (),
    layout: str | None = None,
    **trained_with: Any,  # noqa: ANN401 - any field
) -> list[str]:
    """Return the codes of all that the rules find in labels given as plain values.

    Args:
        labels: The cells of one column, or of each by name.
        task: The kind of task, where it was declared.
        name: The name of a single column.
        header: All columns of the table.
        layout: How several columns are one label.
        **trained_with: ``activation``, ``loss`` and other fields of a `Training` that the labels are held against.
    """
    profile = profile_of(labels, name=name, layout=Layout(layout) if layout else None, source=headed(*header))
    held = {"training": training(**trained_with)} if trained_with else {}
    return [finding.code for finding in apply_rules(case_of(profile, task, **held))]


def codes_of_rows(names: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return the codes of all that the rules find in a table whose rows are compared; its last column is the label."""
    table = open_table(dict(zip(names, zip(*rows, strict=True), strict=True)))
    examined = examine(table, [names[-1]])
    case = Case(profile=examined.profile, task=examined.task, twins=compare_rows(table, examined))
    return [finding.code for finding in apply_rules(case)]


def codes_of_file(content: str | bytes, target: str) -> list[str]:
    """Return the codes of all that the rules find in a file with this content, read as `actloss advise` reads it."""
    from actloss.api import advise  # noqa: PLC0415  (labels given as values need no reader)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [finding.code for finding in advise(path, target).findings]
