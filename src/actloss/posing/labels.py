"""The label cells of a table: what they hold, and their classes in training order."""

from dataclasses import replace

from actloss.advice.transforms import class_groups, positive_first
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


def labels_of(profile: Profile, task: Task, scale: tuple[tuple[float, float], ...] = ()) -> Labels:
    """Return the label cells and what becomes of them.

    Args:
        profile: The labels.
        task: What is predicted.
        scale: Mean and standard deviation of each output, where labels are scaled.
    """
    plain = Labels(
        columns=profile.target.columns,
        positions=profile.target.positions,
        cells=Cells.NUMBERS,
        missing=profile.rows - profile.labelled,
        decimal=profile.decimal,
    )
    formats = tuple(profile.written_formats)
    if task.kind is Kind.REGRESSION:
        return replace(plain, formats=formats, scale=scale)
    if profile.label_sets is not None:
        return _of_sets(plain, profile.target, profile.label_sets)
    groups = class_groups(profile)
    if task.kind is Kind.BINARY and positive_first(groups)[0] == 0:
        groups = groups[::-1]
    numbers = _numbers(groups)
    return replace(
        plain,
        cells=Cells.CLASSES,
        classes=tuple(group[0].name for group in groups),
        numbers=numbers,
        spellings=_spellings(groups),
        formats=formats if numbers else (),
    )


def _of_sets(plain: Labels, target: Target, sets: LabelSets) -> Labels:
    return replace(
        plain,
        cells=_OF_COLUMNS[target.layout],
        classes=sets.names,
        separator=target.separator,
        signed=sets.coding == "-1/+1",
        words=sets.coding == "true/false",
    )


def _numbers(groups: Groups) -> tuple[float, ...]:
    """Return the number that each class spells, or nothing where one of them is text."""
    found = [group[0].value for group in groups]
    numbers = tuple(value for value in found if value is not None)
    return numbers if len(numbers) == len(found) else ()


def _spellings(groups: Groups) -> tuple[tuple[str, int], ...]:
    """Return every spelling with its class, where any class has several."""
    if all(len(group) == 1 for group in groups):
        return ()
    return tuple((entry.name, place) for place, group in enumerate(groups) for entry in group)
