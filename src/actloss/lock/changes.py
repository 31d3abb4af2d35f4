"""What changed between two looks at the same table, in sentences."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from actloss.escape import quoted
from actloss.reference import Answer, Reference
from actloss.rules.wording import listed, several
from actloss.spelling import joined

_COUNTED = 5
"""Classes whose rows are told one by one; of more, how many changed."""


def changes(old: Reference, new: Reference) -> tuple[str, ...]:
    """Return what is different, one sentence each, what matters most first; nothing where all is as it was.

    Args:
        old: What the labels were.
        new: What they are.
    """
    return tuple(sentence for look in _LOOKS for sentence in look(old, new))


def _target(old: Reference, new: Reference) -> Iterator[str]:
    if old.columns != new.columns:
        yield f"label columns: {listed(old.columns)} → {listed(new.columns)}"
    if (old.layout, old.separator) != (new.layout, new.separator):
        yield f"layout: {_layout(old)} → {_layout(new)}"


def _task(old: Reference, new: Reference) -> Iterator[str]:
    if old.kind is not new.kind:
        yield f"task: {old.kind.value} → {new.kind.value}"
    gained = [trait.value for trait in new.traits if trait not in old.traits]
    lost = [trait.value for trait in old.traits if trait not in new.traits]
    if gained:
        yield f"traits gained: {joined(gained)}"
    if lost:
        yield f"traits lost: {joined(lost)}"


def _head(old: Reference, new: Reference) -> Iterator[str]:
    if old.answer != new.answer:
        yield f"head and loss: {_in_words(old.answer)} → {_in_words(new.answer)}"


def _encoding(old: Reference, new: Reference) -> Iterator[str]:
    if old.encoding is not new.encoding:
        yield f"encoding: {old.encoding.value} → {new.encoding.value}"


def _classes(old: Reference, new: Reference) -> Iterator[str]:
    before = {entry.name: entry.count for entry in old.classes}
    now = {entry.name: entry.count for entry in new.classes}
    added = [name for name in now if name not in before]
    removed = [name for name in before if name not in now]
    if added:
        yield f"{'class' if len(added) == 1 else 'classes'} added: {listed(added)}"
    if removed:
        yield f"{'class' if len(removed) == 1 else 'classes'} removed: {listed(removed)}"
    kept = [name for name in now if name in before]
    if kept != [name for name in before if name in now]:
        yield f"order of the classes: {listed([*before])} → {listed([*now])}"
    moved = [name for name in kept if before[name] != now[name]]
    if len(moved) > _COUNTED:
        yield f"rows of {several(len(moved), 'class', 'classes')} changed"
    else:
        yield from (f"class {quoted(name, limit=40)}: {before[name]:,} → {several(now[name], 'row')}" for name in moved)


def _numbers(old: Reference, new: Reference) -> Iterator[str]:
    for column, before, now in zip_longest(new.columns, old.spreads, new.spreads):
        if before is None or now is None:
            continue
        name = quoted(column, limit=40)
        if (before.minimum, before.maximum) != (now.minimum, now.maximum):
            yield (f"range of {name}: {before.minimum:g} to {before.maximum:g} → {now.minimum:g} to {now.maximum:g}")
        if (before.mean, before.std) != (now.mean, now.std):
            yield f"mean of {name}: {before.mean:g} → {now.mean:g} (standard deviation {before.std:g} → {now.std:g})"


def _rows(old: Reference, new: Reference) -> Iterator[str]:
    for what, before, now in (
        ("rows", old.rows, new.rows),
        ("rows with a label", old.labelled, new.labelled),
        ("rows without a label", old.missing, new.missing),
    ):
        if before != now:
            yield f"{what}: {before:,} → {now:,}"


_LOOKS: Sequence[Callable[[Reference, Reference], Iterator[str]]] = (
    _head,
    _target,
    _task,
    _encoding,
    _classes,
    _numbers,
    _rows,
)


def _layout(reference: Reference) -> str:
    separator = "" if reference.separator is None else f" by {quoted(reference.separator)}"
    return f"{reference.layout.value}{separator}"


def _in_words(answer: Answer | None) -> str:
    if answer is None:
        return "none"
    params = ", ".join(f"{name}={_value(value)}" for name, value in answer.params.items())
    wish = f", elicits {answer.elicit}" if answer.elicit else ""
    units = several(answer.units, "unit")
    return f"{answer.activation} ({units}) with {answer.loss}{f' ({params})' if params else ''}{wish}"


def _value(value: float | tuple[float, ...]) -> str:
    return f"{value:g}" if isinstance(value, int | float) else "[" + ", ".join(f"{each:g}" for each in value) + "]"
