"""Which columns hold the truth, and what their cells are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from actloss.errors import OptionError, TargetError
from actloss.escape import quoted
from actloss.predictions.columns import Column, read
from actloss.predictions.facts import Layout
from actloss.predictions.names import number_in, said_of, truth_part, truth_rank
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.target.delimited import labels_of, separator_of
from actloss.target.facts import Layout as TargetLayout
from actloss.target.find import find_target
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    positions: tuple[int, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    given: bool = False


def find_truth(
    head: Head, given: Sequence[str], taken: Iterable[int], predictions: Iterable[int], kind: Kind | None
) -> Found:
    """Return the columns of the truth.

    Args:
        head: The first rows of the table.
        given: What the user named, as `actloss.target.find_target` takes it.
        taken: Positions of the columns that have another role. The truth is what it would be without them, so that
            naming another role never makes another column the truth.
        predictions: Positions of the columns of predictions that the user named.
        kind: The kind of task, if the user named it.

    Raises:
        TargetError: No column is called as the truth is, or what was named is no column.
        OptionError: The kind needs another layout, or what looks most like the truth has another role.
    """
    if given:
        positions, notes = select(head, given)
        return _described(head, _Choice(positions=positions, evidence=notes, given=True), kind)
    named = frozenset(predictions)
    free = [position for position in range(len(head.names)) if position not in named]
    found = (_by_name(head, free) if head.header else None) or _left(head, free, frozenset(taken), named=bool(named))
    if found is None:
        shown = listed([head.names[position] for position in free])
        raise TargetError(
            f"expected a column with the truth, called 'y_true', 'target' or 'label' for example, but the columns are "
            f"{shown}; name it with --truth"
        )
    return _described(head, found, kind)


def _by_name(head: Head, free: Sequence[int]) -> _Choice | None:
    """Return the column whose whole name says truth, else the columns whose names say it in part."""
    ranked = sorted((rank, position) for position in free if (rank := truth_rank(head.names[position])) is not None)
    if ranked:
        position = ranked[0][1]
        others = [quoted(head.names[other], limit=40) for _, other in ranked[1:]]
        notes = (f"{' and '.join(others)} may hold the truth too; --truth decides",) if others else ()
        evidence = (f"{quoted(head.names[position])} is what the truth is called",)
        return _Choice(positions=(position,), evidence=evidence, notes=notes)
    groups: dict[tuple[bool, str], list[int]] = {}
    for position in free:
        said = said_of(head.names[position])
        part = truth_part(head.names[position])
        if part and not (said and said.tight):
            groups.setdefault((not part[2], part[0]), []).append(position)
    for (loose, _), positions in sorted(groups.items()):
        if len(positions) > 1 or not loose:
            return _Choice(positions=tuple(positions), evidence=(f"{_names(head, positions)} named for the truth",))
    return None


def _names(head: Head, positions: Sequence[int]) -> str:
    verb = "is" if len(positions) == 1 else "are"
    return f"{listed([head.names[position] for position in positions])} {verb}"


def _left(head: Head, free: Sequence[int], taken: frozenset[int], *, named: bool) -> _Choice | None:
    """Return what is left for the truth, of all columns first and then of those without another role."""
    found = _by_elimination(head, free, named=named)
    if found is not None and not taken.isdisjoint(found.positions):
        raise OptionError(
            f"{_names(head, found.positions)} most like the truth, but named for --weight or --by; name the truth with "
            f"--truth"
        )
    return found or _by_elimination(head, [position for position in free if position not in taken], named=named)


def _by_elimination(head: Head, free: Sequence[int], *, named: bool) -> _Choice | None:
    """Return the column that is left once those named for predictions are taken out, or the first of two."""
    speaking = [position for position in free if head.header and _speaks_of_predictions(head.names[position])]
    rest = [position for position in free if position not in speaking]
    classes = _of_classes(head, rest, speaking)
    if classes is not None:
        sentence = f"the cells of {quoted(head.names[classes])} are what other columns are named for"
        return _Choice(positions=(classes,), evidence=(sentence,))
    if rest and (speaking or named):
        return _likeliest(head, rest)
    if len(rest) == len(free) == 2:
        names = [quoted(head.names[position]) for position in free]
        note = f"of two columns, {names[0]} is taken for the truth and {names[1]} for the prediction; --truth decides"
        return _Choice(positions=(free[0],), evidence=("it is the first of two columns",), notes=(note,))
    return None


def _likeliest(head: Head, rest: Sequence[int]) -> _Choice | None:
    """Return the only column that is left, or the one that would be the label of a table of all that are left."""
    if len(rest) == 1:
        return _Choice(positions=(rest[0],), evidence=(f"{quoted(head.names[rest[0]])} is the only column left",))
    part = replace(
        head,
        names=tuple(head.names[position] for position in rest),
        cells=tuple(head.cells[position] for position in rest),
        kinds=tuple(head.kinds[position] for position in rest),
    )
    try:
        target = find_target(part)
    except TargetError:
        return None
    note = f"{listed(target.columns)} looks most like the truth among the columns that are left; --truth decides"
    return _Choice(
        positions=tuple(rest[position] for position in target.positions), evidence=target.evidence, notes=(note,)
    )


def _speaks_of_predictions(name: str) -> bool:
    return said_of(name) is not None


def _of_classes(head: Head, rest: Sequence[int], speaking: Sequence[int]) -> int | None:
    """Return the column whose texts all stand in the names of other columns."""
    parts = [said for position in speaking if (said := said_of(head.names[position]))]
    around = {text.casefold() for said in parts for text in (said.before, said.after) if text}
    around |= {head.names[position].casefold() for position in rest}
    for position in rest:
        texts = list(dict.fromkeys(head.cells[position]))[: len(around) + 2]
        present = {text.strip().casefold() for text in texts} - {""}
        if len(present) > 1 and present <= around and not all(number_in(text) is not None for text in present):
            return position
    return None


def _described(head: Head, choice: _Choice, kind: Kind | None) -> Found:
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


def _several(head: Head, choice: _Choice, kind: Kind | None) -> Found:
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
