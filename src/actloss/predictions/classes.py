"""The classes of a truth column: their order, the numbers they stand for, and how a name finds its class."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actloss.advice.transforms import positive_first
from actloss.column import Tally
from actloss.errors import LabelError, OptionError
from actloss.escape import quoted
from actloss.numbers import is_null, plain_number
from actloss.predictions.names import number_in
from actloss.predictions.truth import Found, Nature
from actloss.profile import ClassCount
from actloss.profile.classes import MOST_CLASSES, NONE_SHARE, number_name, spelling_groups, text_classes
from actloss.rules.wording import listed, nearest, several
from actloss.task.words import ordered_scale

Tallier = Callable[[int], Mapping[str, Tally]]
"""Position of a column to how often each of its texts occurs in the whole table."""

Counts = dict[str, int]
"""How often each text occurs."""

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """The classes in the order of their index."""

    names: tuple[str, ...]
    codes: Mapping[str, float] | None = None
    """Text of a cell to its index; None where the cells are the indices."""
    recoded_from: str | None = None
    positive: str | None = None
    ordered: bool = False
    """Whether the names stand on a well-known scale."""
    notes: tuple[str, ...] = field(default=())


def texts_of(position: int, counts: Mapping[str, int], missing: Mapping[str, int], tally: Tallier | None) -> Counts:
    """Return how often each text of a column occurs, missing ones left out, in the whole table if it can be asked.

    The word "none" counts as a text where it is frequent, as among the classes none, some and marked.
    """
    found = {**counts, **missing} if tally is None else {text: seen.count for text, seen in tally(position).items()}
    rows = sum(found.values())
    frequent = {text for text, count in found.items() if text.casefold() == "none" and count >= NONE_SHARE * rows}
    return {text: count for text, count in found.items() if text in frequent or not is_null(text)}


def ordered_groups(name: str, counts: Mapping[str, int]) -> tuple[tuple[ClassCount, ...], ...]:
    """Return the classes in the order of their index, spellings of one class together.

    Raises:
        LabelError: There are more classes than can be told apart.
    """
    groups = list(spelling_groups(text_classes({text: Tally(count, 1) for text, count in counts.items()})))
    if not groups:
        raise LabelError(
            f"the truth {quoted(name)} holds more than {MOST_CLASSES:,} different texts, expected classes or numbers; "
            f"name another column with --truth"
        )
    scale = ordered_scale([group[0].name for group in groups]) if len(groups) > 2 else None
    if scale and len(scale) == len(groups):
        groups.sort(key=lambda group: scale.index(group[0].name))
    return tuple(groups)


def is_scale(names: Sequence[str]) -> bool:
    """Return whether names of classes are the words of a well-known scale."""
    return len(names) > 2 and ordered_scale(list(names)) is not None


def folded(text: str) -> str:
    """Return a text's words without case and signs; a number for what is one: ``class_3`` → ``3``.

    Examples:
        >>> folded("Iris-Setosa"), folded("class_3"), folded("1.0"), folded("+")
        ('iris setosa', '3', '1', '+')
    """
    number = number_in(text)
    if number is not None:
        return str(number)
    return " ".join(_WORDS.findall(text.casefold())) or text.casefold()


def finder(spellings: Iterable[Sequence[str]]) -> Callable[[str], int | None]:
    """Return a function from a text to the index of its class: as written first, then whatever its case and signs.

    Args:
        spellings: The texts of each class.
    """
    exact: dict[str, int] = {}
    loose: dict[str, int | None] = {}
    for index, texts in enumerate(spellings):
        for text in texts:
            exact[text] = index
            key = folded(text)
            # Two classes that differ in case or signs only are told apart by nothing else.
            loose[key] = index if loose.get(key, index) == index else None
    return lambda text: exact.get(text, loose.get(folded(text)))


def text_codes(groups: Sequence[Sequence[ClassCount]]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the index of each spelling, and a sentence on each class that is spelled in several ways."""
    codes = {entry.name: float(index) for index, group in enumerate(groups) for entry in group}
    notes = tuple(
        f"{listed([entry.name for entry in group])} are taken for one class" for group in groups if len(group) > 1
    )
    return codes, notes


def spelled(number: float, texts: Iterable[str]) -> set[str]:
    """Return how a whole number may be written: the usual ways, and those of the texts that are it."""
    name = number_name(number)
    usual = (
        {name, f"{name}.0", f"{name}.", f"+{name}", f"+{name}.0"} if number >= 0 else {name, f"{name}.0", f"{name}."}
    )
    return usual | {text for text in texts if plain_number(text) == number}


def number_codes(numbers: Sequence[float], texts: Iterable[str]) -> Mapping[str, float] | None:
    """Return the index of each number as its cells may spell it; None where the numbers are the indices."""
    if [*numbers] == [*range(len(numbers))]:
        return None
    seen = tuple(texts)
    return {text: float(index) for index, number in enumerate(numbers) for text in spelled(number, seen)}


def counted_from_one(lowest: float, highest: float, size: int) -> bool:
    """Return whether class numbers with one column of predictions each, ``size`` of them, are 1 to ``size``."""
    return lowest >= 1 and highest == size


def recoding(numbers: Sequence[float]) -> str | None:
    """Return what numbers are where they are no indices."""
    if [*numbers] == [*range(len(numbers))]:
        return None
    if [*numbers] == [-1, 1]:
        return "-1/+1"
    return "1-based" if [*numbers] == [*range(1, len(numbers) + 1)] else "numbers"


def two_classes(found: Found, counts: Mapping[str, int], positive: str | None, named: str | None) -> Classes:
    """Return the negative and the positive class of a binary truth.

    Args:
        found: The column of the truth.
        counts: Its texts.
        positive: The class that the user named.
        named: The class that the column of predictions is named for.

    Raises:
        LabelError: There are not two classes.
        OptionError: ``positive`` is none of them.
    """
    if found.nature is Nature.TEXT:
        groups = ordered_groups(found.columns[0].name, counts)
        if len(groups) != 2:
            raise LabelError(
                f"expected two classes in the truth {found.label}, found {several(len(groups), 'class', 'classes')}: "
                f"{listed([group[0].name for group in groups])}"
            )
        index, why = positive_first(groups)
        codes, notes = text_codes(groups)
        made = Classes(names=tuple(group[0].name for group in groups), codes=codes, recoded_from="text", notes=notes)
        spellings: list[Sequence[str]] = [[entry.name for entry in group] for group in groups]
    else:
        made, spellings = _two_numbers(found, counts)
        index, why = 1, "" if made.recoded_from in {None, "-1/+1"} else "the larger number"
    chosen = _chosen(found, made, spellings, positive, named)
    if chosen is None:
        note = (
            f"{quoted(made.names[index])} is taken for the positive class ({why.partition(';')[0]}); --positive decides"
        )
        return _turned(made, index, (note,) if why else ())
    if chosen != 1 and found.nature is Nature.REAL:
        raise OptionError(f"--positive swaps two classes, but the truth {found.label} holds shares between them")
    return _turned(made, chosen, ())


def _two_numbers(found: Found, counts: Mapping[str, int]) -> tuple[Classes, list[Sequence[str]]]:
    values = found.columns[0].values
    if len(values) and values.min() >= 0 and values.max() <= 1:
        numbers = [0.0, 1.0]
    elif set(values) <= {-1.0, 1.0}:
        numbers = [-1.0, 1.0]
    else:
        numbers = [float(value) for value in values]
    if len(numbers) != 2:
        raise LabelError(
            f"expected two classes or numbers from 0 to 1 in the truth {found.label}, found "
            f"{several(len(numbers), 'different number')} from {numbers[0]:g} to {numbers[-1]:g}"
        )
    codes = number_codes(numbers, counts)
    names = tuple(number_name(number) for number in numbers)
    return Classes(names=names, codes=codes, recoded_from=recoding(numbers)), [[name] for name in names]


def _chosen(
    found: Found, made: Classes, spellings: Sequence[Sequence[str]], positive: str | None, named: str | None
) -> int | None:
    """Return the index of the class that is named as the positive one."""
    find = finder(spellings)
    if positive is not None:
        index = find(positive.strip())
        if index is None:
            near = nearest(positive, made.names)
            hint = f"; did you mean {quoted(near)}?" if near else ""
            raise OptionError(
                f"--positive must be one of the classes of {found.label}, {listed(made.names)}, got "
                f"{quoted(positive)}{hint}"
            )
        return index
    return None if named is None else find(named)


def _turned(made: Classes, positive: int, notes: tuple[str, ...]) -> Classes:
    """Return the two classes with the positive one last."""
    made = replace(made, positive=made.names[positive], notes=(*made.notes, *notes))
    if positive == 1:
        return made
    codes = made.codes or {text: number for number in (0.0, 1.0) for text in spelled(number, ())}
    turned = {text: 1.0 - code for text, code in codes.items()}
    return replace(made, names=made.names[::-1], codes=turned, recoded_from=made.recoded_from or "numbers")
