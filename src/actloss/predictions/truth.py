"""Which columns hold the truth, and what their cells are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actloss.errors import OptionError, TargetError
from actloss.escape import quoted
from actloss.predictions.choice import Choice, by_name, left
from actloss.predictions.columns import Column, read
from actloss.predictions.facts import Layout
from actloss.predictions.names import truth_part
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.target.delimited import labels_of, separator_of
from actloss.target.facts import Layout as TargetLayout
from actloss.target.given import layout_of, select
from actloss.task import Kind

_COMPARED = 1000
"""Texts that are looked for in the names of columns."""


class Nature(StrEnum):
    """What the cells of the truth are."""

    TEXT = "text"
    WHOLE = "whole numbers"
    REAL = "numbers"
    SEVERAL = "several columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The columns of the truth as the head shows them."""

    columns: tuple[Column, ...]
    layout: Layout
    nature: Nature
    slots: tuple[str, ...] = ()
    """What each of several columns is called without the words for the truth; the labels of a column of lists."""
    separator: str | None = None
    """What stands between the labels in the cells of one column; see `actloss.target.Target.separator`."""
    evidence: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    given: bool = False
    complete: bool = True
    """Whether the head is the whole table."""

    @property
    def positions(self) -> tuple[int, ...]:
        """0-based."""
        return tuple(column.position for column in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(column.name for column in self.columns)

    @property
    def label(self) -> str:
        """Their names as messages write them."""
        return listed(self.names)


def find_truth(
    head: Head,
    given: Sequence[str],
    taken: Iterable[int],
    predictions: Iterable[int],
    kind: Kind | None,
    *,
    strict: bool = False,
) -> Found:
    """Return the columns of the truth.

    Args:
        head: The first rows of the table.
        given: What the user named, as `actloss.target.find_target` takes it.
        taken: Positions of the columns that have another role. The truth is what it would be without them, so that
            naming another role never makes another column the truth.
        predictions: Positions of the columns of predictions that the user named.
        kind: The kind of task, if the user named it.
        strict: Whether it is the truth only if its name or its cells say so: a table may hold none.

    Raises:
        TargetError: No column is called as the truth is, or what was named is no column.
        OptionError: The kind needs another layout, or what looks most like the truth has another role.
    """
    if given:
        positions, notes = select(head, given)
        return _described(head, Choice(positions=positions, evidence=notes, given=True), kind)
    named = frozenset(predictions)
    free = [position for position in range(len(head.names)) if position not in named]
    found = (by_name(head, free) if head.header else None) or left(head, free, frozenset(taken), named=bool(named))
    if strict and found is not None and found.guessed:
        found = None
    if found is None:
        shown = listed([head.names[position] for position in free])
        raise TargetError(
            f"expected a column with the truth, called 'y_true', 'target' or 'label' for example, but the columns are "
            f"{shown}; name it with --truth"
        )
    return _described(head, found, kind)


def _described(head: Head, choice: Choice, kind: Kind | None) -> Found:
    if len(choice.positions) > 1:
        return _several(head, choice, kind)
    column = read(head, choice.positions[0])
    if not column.counts:
        raise TargetError(f"the column of the truth, {quoted(column.name)}, is empty; name another with --truth")
    separator = _separator(head, column) if kind in {None, Kind.MULTILABEL} else None
    if separator:
        return Found(
            columns=(column,),
            layout=Layout.LABELS,
            nature=Nature.SEVERAL,
            slots=labels_in(column.counts, separator),
            separator=separator,
            evidence=(*choice.evidence, f"the cells of {quoted(column.name)} hold several labels each"),
            notes=choice.notes,
            given=choice.given,
        )
    if kind is Kind.MULTILABEL:
        raise OptionError(
            f"multilabel predictions are scored against one 0/1 column for each label, but the truth is the single "
            f"column {quoted(column.name)}; name all of them with --truth"
        )
    odd = column.numbers is None or (len(column.counts) <= 50 and column.known.size < sum(column.counts.values()))
    nature = Nature.TEXT if odd else Nature.WHOLE if column.whole else Nature.REAL
    return Found(
        columns=(column,),
        layout=Layout.SINGLE,
        nature=nature,
        evidence=choice.evidence,
        notes=choice.notes,
        given=choice.given,
        complete=head.complete,
    )


def _separator(head: Head, column: Column) -> str | None:
    """Return what stands between several labels in a cell, unless columns are named for what the whole cell says."""
    separator = separator_of(column.counts) if column.numbers is None else None
    if separator is None:
        return None
    names = "\0".join(head.names)
    several = [text for text in column.counts if len(labels_of(text, separator)) > 1]
    return None if any(text in names for text in several[:_COMPARED]) else separator


def labels_in(texts: Iterable[str], separator: str) -> tuple[str, ...]:
    """Return the labels that stand in the cells, in the order of their characters."""
    return tuple(sorted({label for text in texts for label in labels_of(text, separator)}))


_LAYOUTS: Mapping[TargetLayout, Layout] = {
    TargetLayout.ONE_HOT: Layout.CLASSES,
    TargetLayout.DISTRIBUTION: Layout.CLASSES,
    TargetLayout.MULTI_HOT: Layout.LABELS,
    TargetLayout.SEVERAL_OUTPUTS: Layout.OUTPUTS,
}
_WANTED: Mapping[Kind, Layout] = {
    Kind.MULTICLASS: Layout.CLASSES,
    Kind.MULTILABEL: Layout.LABELS,
    Kind.REGRESSION: Layout.OUTPUTS,
}


def _several(head: Head, choice: Choice, kind: Kind | None) -> Found:
    layout, _, sentence = layout_of(head, choice.positions)
    if kind is Kind.BINARY:
        names = listed([head.names[position] for position in choice.positions])
        raise OptionError(f"a binary task has one column of truth, got {names}; name one with --truth")
    found = _WANTED[kind] if kind else _LAYOUTS[layout]
    notes = choice.notes
    if kind is None and layout is TargetLayout.ONE_HOT:
        notes = (*notes, f"{sentence}, so they are taken for classes; --task multilabel if labels may occur together")
    return Found(
        columns=tuple(read(head, position) for position in choice.positions),
        layout=found,
        nature=Nature.SEVERAL,
        slots=_slots([head.names[position] for position in choice.positions]),
        evidence=(*choice.evidence, sentence),
        notes=notes,
        given=choice.given,
    )


def _slots(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names without the word for the truth that all of them have."""
    parts = [truth_part(name) for name in names]
    if len({part[0] if part else None for part in parts}) > 1:
        return tuple(names)
    return tuple(part[1] if part else name for part, name in zip(parts, names, strict=True))
