"""What may be the predictions of one model, and what the names of its columns are compared with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actloss.predictions.classes import finder, ordered_groups
from actloss.predictions.columns import Column
from actloss.predictions.facts import Layout, Spread
from actloss.predictions.names import number_in
from actloss.predictions.truth import Found, Nature


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Columns that are taken for the predictions of one model."""

    name: str
    columns: tuple[Column, ...]
    layout: Layout = Layout.SINGLE
    slots: tuple[str, ...] = ()
    """What each column is for, as its name says it: a class, a label, the number of a step."""
    spread: Spread | None = None
    given: bool = False
    positional: bool = False
    """Whether the columns belong to classes by position only, whatever their names."""
    paired: bool = False
    """Whether a column for the other one of two classes was left out."""

    @property
    def positions(self) -> tuple[int, ...]:
        """0-based."""
        return tuple(column.position for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truths:
    """What the names of columns are compared with."""

    found: Found
    counts: Mapping[str, int]
    """Texts of the truth column."""
    find: Callable[[str], int | None]
    """From a text to the index of its class or label."""
    size: int
    """Number of classes or labels that are known."""
    strict: bool = False
    """Whether names are taken at their word; see `actloss.predictions.find.find_predictions`."""

    @property
    def wide(self) -> Layout:
        """The layout of a model that has one column for each class, label or output."""
        return Layout.CLASSES if self.found.layout is Layout.SINGLE else self.found.layout

    @property
    def open(self) -> bool:
        """Whether there may be classes or labels that the truth never holds."""
        return self.found.nature is Nature.TEXT or self.found.separator is not None

    def slot(self, text: str) -> str | None:
        """Return the class or label that a part of a name is, or None."""
        if self.found.nature is Nature.WHOLE:
            number = number_in(text)
            return None if number is None else str(number)
        return text if self.find(text) is not None else None


def truths_of(found: Found, counts: Mapping[str, int]) -> Truths:
    """Return what the names of columns are compared with."""
    spellings: list[tuple[str, ...]]
    if found.nature is Nature.SEVERAL:
        names = found.slots if found.separator else found.names
        spellings = [*zip(found.slots, names, strict=True)]
    elif found.nature is Nature.TEXT:
        groups = ordered_groups(found.columns[0].name, counts)
        spellings = [tuple(entry.name for entry in group) for group in groups]
    else:
        spellings = [(f"{value:g}",) for value in found.columns[0].values] if found.nature is Nature.WHOLE else []
    return Truths(found=found, counts=counts, find=finder(spellings), size=len(spellings))
