"""Several labels in a cell: multi-hot rows."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.missing import missing_pattern
from actloss.frameworks.labels.written import class_list, encode, shape
from actloss.frameworks.literal import text
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

_RE = ("import re",)
_INDEX = "INDEX = {label: place for place, label in enumerate(CLASSES)}"
_SPLIT = '''def labels_in(cell):
    """Return the labels in a cell: between {shown}, or in a list."""
    parts = cell.split({separator}) if isinstance(cell, str) else map(str, cell)
    labels = [part.strip() for part in parts]
    return [label for label in labels if not re.fullmatch(MISSING, label, re.I)]'''
_JSON = '''def labels_in(cell):
    """Return the labels in a cell: a JSON list, or a list."""
    parts = json.loads(cell) if isinstance(cell, str) else cell
    labels = [str(part).strip() for part in parts]
    return [label for label in labels if not re.fullmatch(MISSING, label, re.I)]'''
_LIST = '''def labels_in(cell):
    """Return the labels in a cell: between brackets, in quotes or without, or a list."""
    if isinstance(cell, str):
        cell = ["".join(match) for match in ITEM.findall(cell.strip()[1:-1])]
    labels = [str(part).strip() for part in cell]
    return [label for label in labels if not re.fullmatch(MISSING, label, re.I)]'''
_ITEM = r"""ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|([^,\s][^,]*)")"""
_BODY = (
    "y_true = np.zeros((len(cells), len(CLASSES)))",
    "for row, cell in enumerate(cells):",
    "    for label in labels_in(cell):",
    "        y_true[row, INDEX[label]] = 1.0",
)


def of_lists(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for cells with several labels."""
    last = "return 2.0 * y_true - 1.0" if coding is Coding.SIGNED_SETS else "return y_true"
    return (
        Block(f"{class_list(labels)}\n{_INDEX}"),
        *_labels_in(labels.separator or ",", missing_pattern(labels)),
        encode(shape(labels, coding), *_BODY, last),
    )


def _labels_in(separator: str, missing: str) -> tuple[Block, ...]:
    if separator == "json":
        return Block(missing), Block(_JSON, ("import json", *_RE))
    if separator == "list":
        return Block(f"{missing}\n{_ITEM}", _RE), Block(_LIST, _RE)
    shown = {" ": "blanks", ",": "commas", ";": "semicolons", "|": "bars"}.get(separator, "separators")
    return Block(missing), Block(_SPLIT.format(shown=shown, separator=text(separator)), _RE)
