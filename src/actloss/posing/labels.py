"""The label cells of a table: what they hold, and their classes in training order."""

from dataclasses import replace

from actloss.advice.transforms import class_groups, positive_first
from actloss.column import WORDS
from actloss.frameworks.problem import Cells, Labels
from actloss.profile import LabelSets, Profile
from actloss.profile.facts import ClassCount
from actloss.target import Layout, Target
from actloss.task import Kind, Task

_OF_COLUMNS = {
    Layout.ONE_HOT: Cells.INDICATORS,
    Layout.MULTI_HOT: Cells.INDICATORS,
    Layout.DELIMITED: Cells.LISTS,
    Layout.DISTRIBUTION: Cells.SHARES,
}

Groups = tuple[tuple[ClassCount, ...], ...]


def labels_of(
    profile: Profile, task: Task, scale: tuple[tuple[float, float], ...] = (), *, cellwise: bool = False
) -> Labels:
    """Return the label cells and what becomes of them.

    Args:
        profile: The labels.
        task: What is predicted.
        scale: Mean and standard deviation of each output, where labels are scaled.
        cellwise: Whether the loss looks at each label of a row by itself, so that unknown ones can be left out of it.
    """
    plain = Labels(
        columns=profile.target.columns,
        positions=profile.target.positions,
        cells=Cells.NUMBERS,
        missing=profile.rows - profile.labelled,
        decimal=profile.decimal,
        decimals=profile.decimals,
    )
    formats = tuple(profile.written_formats)
    if task.kind is Kind.REGRESSION:
        known = profile.labelled if profile.numeric is None else profile.numeric.count
        strays = known < profile.labelled
        return replace(plain, formats=formats, scale=scale, missing=profile.rows - known, strays=strays)
    if profile.label_sets is not None:
        gaps = cellwise and task.kind is Kind.MULTILABEL and profile.target.layout is Layout.MULTI_HOT
        plain = replace(plain, gaps=gaps and plain.missing > 0, words=WORDS in formats)
        return _of_sets(plain, profile.target, profile.label_sets)
    groups = class_groups(profile)
    if task.kind is Kind.BINARY and positive_first(groups)[0] == 0:
        groups = groups[::-1]
    numbers = _numbers(groups)
    return replace(
        plain,
        cells=Cells.CLASSES,
        classes=_shown(groups),
        numbers=numbers,
        spellings=_spellings(groups),
        formats=formats if numbers else (),
    )


def _of_sets(plain: Labels, target: Target, sets: LabelSets) -> Labels:
    return replace(
        plain,
        missing=0 if plain.gaps else plain.missing,
        cells=_OF_COLUMNS[target.layout],
        classes=sets.names,
        separator=target.separator,
        signed=sets.coding == "-1/+1",
    )


def _numbers(groups: Groups) -> tuple[float, ...]:
    """Return the number that each class spells, or nothing where one of them is text."""
    found = [group[0].value for group in groups]
    numbers = tuple(value for value in found if value is not None)
    return numbers if len(numbers) == len(found) else ()


def _shown(groups: Groups) -> tuple[str, ...]:
    """Return the most frequent spelling of each class, without the blanks around it."""
    names = [max(group, key=lambda entry: entry.count).name for group in groups]
    stripped = [name.strip() for name in names]
    return tuple(stripped if all(stripped) and len({*stripped}) == len(names) else names)


def _spellings(groups: Groups) -> tuple[tuple[str, int], ...]:
    """Return every spelling with its class, where any class has several or is shown in another."""
    if tuple(entry.name for group in groups for entry in group) == _shown(groups):
        return ()
    return tuple((entry.name, place) for place, group in enumerate(groups) for entry in group)
