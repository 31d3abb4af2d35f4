"""From the cures of findings to what is to be done with each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actloss.escape import quoted
from actloss.finding import Cure, CureKind, Finding
from actloss.numbers import plain_number
from actloss.profile.classes import canonical
from actloss.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Recode:
    """A mapping of labels, by text and by number."""

    mapping: Mapping[str, str]
    """Label as written → label to write."""
    numbers: Mapping[float, str]
    """The same by the number that a label spells, for cells that spell it in another way."""

    @property
    def respells(self) -> bool:
        """Whether it only spells labels in another way, so that those it does not name are meant to stay."""
        return all(canonical(old) == canonical(new) for old, new in self.mapping.items())

    def label(self, cell: str) -> str | None:
        """Return what to write for a cell, None where the mapping does not tell."""
        found = self.mapping.get(cell)
        if found is None and (number := plain_number(cell)) is not None:
            found = self.numbers.get(number)
        return found


def recode_of(mapping: Sequence[tuple[str, str]]) -> Recode:
    """Return a mapping by text and by number; the first of several entries counts."""
    by_number = ((plain_number(old), new) for old, new in reversed(mapping))
    return Recode(
        mapping=dict(reversed(mapping)),
        numbers={number: new for number, new in by_number if number is not None},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCure:
    """What is to be done with the cells of one column."""

    column: str
    position: int
    """Among the fields of a row, counted from 0."""
    plain: bool = False
    """Whether formatted numbers are written plainly, before all else."""
    recodes: tuple[Recode, ...] = ()
    """Mappings of labels, one after the other; where one does not tell, the label stays for the next."""
    codes: tuple[str, ...]
    """The rules whose findings this cures."""

    def label(self, cell: str) -> str | None:
        """Return what the mappings make of a label, None where none of them tells."""
        found: str | None = None
        for recode in self.recodes:
            new = recode.label(cell if found is None else found)
            found = found if new is None else new
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexCure:
    """One-hot columns that become one."""

    columns: tuple[str, ...]
    positions: tuple[int, ...]
    """Among the fields of a row, counted from 0; the new column takes the place of the first."""
    classes: tuple[str, ...]
    """What is written for a 1 in each column."""
    name: str
    codes: tuple[str, ...]
    """The rules whose findings this cures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done with a table."""

    columns: tuple[ColumnCure, ...] = ()
    indices: tuple[IndexCure, ...] = ()
    notes: tuple[str, ...] = ()
    """What is left undone, one sentence each."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules whose findings are cured, in order."""
        cured = [cure.codes for cure in self.columns] + [cure.codes for cure in self.indices]
        return tuple(sorted({code for codes in cured for code in codes}))


def plan_of(findings: Sequence[Finding], target: Target) -> Plan:
    """Return what is to be done with a table.

    Every mapping speaks of the labels as they are in the table. So two of them are made one after the other only where
    that is no other than the second alone; else the one of the lower code is made, and the other is found anew in the
    copy, if it is still needed. How a number is written does not matter to a mapping: plain numbers go first.

    Args:
        findings: What was found, with and without cures.
        target: The label columns.
    """
    columns: dict[int, ColumnCure] = {}
    indices: dict[tuple[int, ...], IndexCure] = {}
    notes: list[str] = []
    for finding in sorted(findings, key=lambda finding: finding.code):
        cure = finding.cure
        if cure is None:
            continue
        if cure.kind is CureKind.INDEX:
            whole = _add_index(indices, columns, _index(cure, target, finding.code))
        else:
            merged = {at for positions in indices for at in positions}
            whole = _add_columns(columns, merged, cure, target, finding.code)
        if not whole:
            notes.append(_left_out(finding, cure))
    return Plan(
        columns=tuple(columns[at] for at in sorted(columns)), indices=tuple(indices.values()), notes=tuple(notes)
    )


def _add_index(indices: dict[tuple[int, ...], IndexCure], columns: Mapping[int, ColumnCure], index: IndexCure) -> bool:
    """Take up a cure of one-hot columns and return whether it could be."""
    same = indices.get(index.positions)
    if same is not None:
        indices[index.positions] = replace(same, codes=(*same.codes, *index.codes))
        return same.classes == index.classes
    taken = {*columns, *(at for positions in indices for at in positions)}
    if not taken.isdisjoint(index.positions):
        return False
    indices[index.positions] = index
    return True


def _add_columns(columns: dict[int, ColumnCure], merged: set[int], cure: Cure, target: Target, code: str) -> bool:
    """Take up a cure for each of its columns and return whether it could be for all."""
    whole = True
    for name, at in zip(target.columns, target.positions, strict=True):
        if name not in cure.columns:
            continue
        both = None if at in merged else _joined(columns.get(at), _column(cure, name, at, code))
        if both is None:
            whole = False
        else:
            columns[at] = both
    return whole


def _column(cure: Cure, name: str, at: int, code: str) -> ColumnCure:
    recode = cure.kind is CureKind.RECODE
    return ColumnCure(
        column=name,
        position=at,
        plain=not recode,
        recodes=(recode_of(cure.mapping),) if recode else (),
        codes=(code,),
    )


def _index(cure: Cure, target: Target, code: str) -> IndexCure:
    places = [(name, at) for name, at in zip(target.columns, target.positions, strict=True) if name in cure.columns]
    classes = dict(cure.mapping)
    return IndexCure(
        columns=tuple(name for name, _ in places),
        positions=tuple(at for _, at in places),
        classes=tuple(classes.get(name, name) for name, _ in places),
        name="label" if cure.name is None else cure.name,
        codes=(code,),
    )


def _joined(before: ColumnCure | None, after: ColumnCure) -> ColumnCure | None:
    """Return both cures of a column as one, None where they contradict each other."""
    if before is None:
        return after
    codes = tuple(sorted({*before.codes, *after.codes}))
    both = replace(before, plain=before.plain or after.plain, codes=codes)
    if not before.recodes or not after.recodes:
        return replace(both, recodes=before.recodes or after.recodes)
    labels = [old for cure in (before, after) for recode in cure.recodes for old in recode.mapping]
    if all(before.label(old) == after.label(old) for old in labels):
        return both
    if all(_leads_to(before, after, old) for old in labels):
        return replace(both, recodes=(*before.recodes, *after.recodes))
    if all(None in (before.label(old), after.label(old)) or before.label(old) == after.label(old) for old in labels):
        return replace(both, recodes=(recode_of([(old, _first_of(before, after, old)) for old in labels]),))
    return None


def _leads_to(before: ColumnCure, after: ColumnCure, old: str) -> bool:
    """Return whether the second cure makes the same of a label and of what the first one makes of it."""
    new = before.label(old)
    if new is None:
        return True
    last = after.label(new)
    return last is not None and after.label(old) in (None, last)


def _first_of(before: ColumnCure, after: ColumnCure, old: str) -> str:
    new = before.label(old)
    return (after.label(old) or "") if new is None else new


def _left_out(finding: Finding, cure: Cure) -> str:
    columns = ", ".join(quoted(name) for name in cure.columns[:3]) + (" …" if len(cure.columns) > 3 else "")
    return (
        f"the cure of {finding.code} for {columns} is left out, because another finding's changes the same labels; "
        f"check the copy and fix it again if it still needs it"
    )
