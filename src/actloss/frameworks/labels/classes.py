"""One class a cell: its place in the list of classes, and what a loss takes instead of that."""

import re

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.numerals import numeral
from actloss.frameworks.labels.written import class_list, encode, shape
from actloss.frameworks.literal import assigned
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block
from actloss.numbers import is_null, plain_number

_CODED = {
    Coding.INDICES: "np.array([{}], dtype=np.int64)",
    Coding.BITS: "np.array([{}], dtype=float)",
    Coding.VALUES: "np.array([{}], dtype=float)",
    Coding.SIGNS: "2.0 * np.array([{}]) - 1.0",
    Coding.ROWS: "np.eye(len(CLASSES))[[{}]]",
}
_INDEX = "INDEX = {{{}: place for place, label in enumerate(CLASSES)}}"
_INDEX_OF = '''def index_of(cell):
    """Return the place of a cell's class."""
    label = {known}
    if label not in INDEX:
        raise ValueError(f"unknown class {{cell!r}}, expected one of {{CLASSES}}")
    return INDEX[label]'''
_BOOLEANS = frozenset({"true", "false"})
_KEY = r'''NUMBER = re.compile(r"\s*[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*", re.I | re.A)


def key(cell):
    """Return what a class is known by: its value if it is a number, else its text."""
    text = str(cell)
    if not NUMBER.fullmatch(text):
        return {text}
    # As a float, a whole number beyond 2**53 might be its neighbour.
    return float(text) if re.search("[.eE]", text) else int(text)'''
_TRUTH = "text.lower() if isinstance(cell, bool) else cell"
"""Beside numbers, where True would be 1."""
_WHOLE = re.compile(r"\s*[+-]?[1-9]\d*\s*", re.ASCII)


def of_classes(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for cells that hold the name or the number of one class."""
    blocks, known = _known(labels)
    places = _CODED[coding].format("index_of(cell) for cell in cells")
    return (*blocks, Block(_INDEX_OF.format(known=known)), encode(shape(labels, coding), f"return {places}"))


def _known(labels: Labels) -> tuple[tuple[Block, ...], str]:
    """Return the code for ``INDEX``, and what of a cell is looked up in it."""
    classes = class_list(labels)
    if labels.numbers:
        constants = Block(f"{classes}\n{_INDEX.format('label')}")
        if labels.formats:
            return (constants, *numeral(labels)), "number(cell)"
        return (constants,), "float(cell)"
    digits = _padded(labels)
    if digits:
        # pandas makes 7 of 007.
        return (Block(f"{classes}\n{_INDEX.format('label')}"),), f"str(cell).strip().zfill({digits})"
    numbers = any(map(_is_number, labels.classes))
    if not numbers and _is_plain(labels):
        return (Block(f"{classes}\n{_INDEX.format('label.strip().casefold()')}"),), "str(cell).strip().casefold()"
    index = assigned("INDEX", dict(labels.spellings)) if labels.spellings else _INDEX.format("label")
    truths = not _BOOLEANS.isdisjoint(labels.classes)
    if not truths and not numbers:
        return (Block(f"{classes}\n{index}"),), "cell"
    # Beside text, a number may be written in several ways.
    keyed = "INDEX = {key(label): place for label, place in INDEX.items()}"
    return (Block(f"{classes}\n{index}"), *_key(truths=truths), Block(keyed)), "key(cell)"


def _padded(labels: Labels) -> int:
    """Return the digits of codes such as 007 that all have as many; 0 of any other classes."""
    widths = {len(name) if re.fullmatch(r"[0-9]+", name) else 0 for name in labels.classes}
    return widths.pop() if len(widths) == 1 and not labels.spellings else 0


def _is_plain(labels: Labels) -> bool:
    """Return whether every spelling, without the blanks around it and in small letters, is one class and no null."""
    spelled = labels.spellings or tuple((name, place) for place, name in enumerate(labels.classes))
    folded = {name.strip().casefold(): place for place, name in enumerate(labels.classes)}
    alike = all(folded.get(name.strip().casefold()) == place for name, place in spelled)
    return alike and len(folded) == len(labels.classes) and not any(map(is_null, folded))


def _is_number(name: str) -> bool:
    """Return whether a class is a number, be it one that no float64 holds."""
    return plain_number(name) is not None or _WHOLE.fullmatch(name) is not None


def _key(*, truths: bool) -> tuple[Block, ...]:
    constant, function = _KEY.split("\n\n\n")
    return Block(constant, ("import re",)), Block(function.replace("{text}", _TRUTH if truths else "cell"))
