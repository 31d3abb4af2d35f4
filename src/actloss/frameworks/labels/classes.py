"""One class a cell: its place in the list of classes, and what a loss takes instead of that."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.numerals import numeral
from actloss.frameworks.labels.written import class_list, encode, shape
from actloss.frameworks.literal import assigned
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block
from actloss.numbers import plain_number

_CODED = {
    Coding.INDICES: "np.array([{}], dtype=np.int64)",
    Coding.BITS: "np.array([{}], dtype=float)",
    Coding.VALUES: "np.array([{}], dtype=float)",
    Coding.SIGNS: "2.0 * np.array([{}]) - 1.0",
    Coding.ROWS: "np.eye(len(CLASSES))[[{}]]",
    Coding.SETS: "np.eye(len(CLASSES))[[{}]]",
    Coding.SIGNED_SETS: "2.0 * np.eye(len(CLASSES))[[{}]] - 1.0",
}
_INDEX = "INDEX = {{{}: place for place, label in enumerate(CLASSES)}}"
_BOOLEANS = frozenset({"true", "false"})
_KEY = r'''NUMBER = re.compile(r"\s*[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*", re.I | re.A)


def key(cell):
    """Return what a class is known by: its value if it is a number, else its text."""
    return float(cell) if NUMBER.fullmatch(str(cell)) else cell'''


def of_classes(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for cells that hold the name or the number of one class."""
    blocks, place = _placed(labels)
    places = _CODED[coding].format(f"{place} for cell in cells")
    return (*blocks, encode(shape(labels, coding), f"return {places}"))


def _placed(labels: Labels) -> tuple[tuple[Block, ...], str]:
    """Return the code that finds a cell's place among the classes, and the expression that does."""
    classes = class_list(labels)
    if labels.numbers:
        constants = Block(f"{classes}\n{_INDEX.format('label')}")
        if labels.formats:
            return (constants, *numeral(labels)), "INDEX[number(cell)]"
        return (constants,), "INDEX[float(cell)]"
    if {name.strip().casefold() for name in labels.classes} <= _BOOLEANS:
        return (Block(f"{classes}\n{_INDEX.format('label.strip().lower()')}"),), "INDEX[str(cell).strip().lower()]"
    index = assigned("INDEX", dict(labels.spellings)) if labels.spellings else _INDEX.format("label")
    if all(plain_number(name) is None for name in labels.classes):
        return (Block(f"{classes}\n{index}"),), "INDEX[cell]"
    # Beside text, a number may be written in several ways.
    keyed = "INDEX = {key(label): place for label, place in INDEX.items()}"
    return (Block(f"{classes}\n{index}"), *_key(), Block(keyed)), "INDEX[key(cell)]"


def _key() -> tuple[Block, ...]:
    constant, function = _KEY.split("\n\n\n")
    return Block(constant, ("import re",)), Block(function)
