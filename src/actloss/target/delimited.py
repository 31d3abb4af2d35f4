"""Cells that hold several labels at once: ``drama|comedy``, ``["x", "y"]``, ``a;b``."""

import json
import re
from collections import Counter
from collections.abc import Mapping

SEPARATORS = ("|", ";", ",", " ")
"""From the one that nothing else uses to the one that everything uses."""

_LONGEST_LABEL = 40
"""Characters; what is longer is a sentence."""
_BRACKETS = {"[": "]", "{": "}", "(": ")"}
_QUOTED = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,\s][^,]*)""")
_NUMERIC = re.compile(r"[+-]?\d*\.?\d+(?:[eE][+-]?\d+)?%?")
_SENTENCE_WORDS = frozenset("a an and are as at by for from in is it of on or that the this to was with you i".split())


def labels_of(cell: str, separator: str) -> list[str]:
    """Split a cell into its labels.

    Args:
        cell: One cell as written.
        separator: What stands between labels, or ``json`` / ``list`` for a bracketed list.

    Examples:
        >>> labels_of("drama| comedy", "|")
        ['drama', 'comedy']
        >>> labels_of("['x', 'y, z']", "list")
        ['x', 'y, z']
    """
    if separator == "json":
        try:
            parsed = json.loads(cell)
        except (ValueError, RecursionError):
            return _list_items(cell)
        return [str(item) for item in parsed] if isinstance(parsed, list) else [str(parsed)]
    if separator == "list":
        return _list_items(cell)
    return [label for label in (part.strip() for part in cell.split(separator)) if label]


def separator_of(counts: Mapping[str, int]) -> str | None:
    """Return what separates the labels in a column's cells, or None when a cell holds one value.

    Args:
        counts: How often each cell that isn't missing occurs; a thousand cells are plenty.

    Labels are told from texts that merely hold a comma or a space ("New York", "Braund, Mr. Owen", "2,5") by their
    recurrence: the same few labels stand in cell after cell, in combination with different others, so that there are
    more kinds of cells than labels.
    """
    if not counts:
        return None
    if all(cell[0] in _BRACKETS and cell.endswith(_BRACKETS[cell[0]]) for cell in counts):
        return _bracketed(counts)
    return next((separator for separator in SEPARATORS if _separates(separator, counts)), None)


def _bracketed(counts: Mapping[str, int]) -> str | None:
    separator = "json" if all(map(_is_json_list, counts)) else "list"
    split = [labels_of(cell, separator) for cell in counts]
    labels = [label for cell in split for label in cell]
    # Lists of decimals or of one length throughout are vectors, not sets of labels.
    decimals = sum(1 for label in labels if _NUMERIC.fullmatch(label) and "." in label)
    lengths = {len(cell) for cell in split}
    vector = decimals > 0.1 * len(labels) or (len(lengths) == 1 and len(labels) > len(split) > 1 and _repeat(split))
    return separator if labels and not vector and max(map(len, labels)) <= 2 * _LONGEST_LABEL else None


def _is_json_list(cell: str) -> bool:
    try:
        return isinstance(json.loads(cell), list)
    except (ValueError, RecursionError):
        return False


def _list_items(cell: str) -> list[str]:
    inner = cell.strip()
    if inner and inner[0] in _BRACKETS:
        inner = inner[1:-1]
    return [(match[1] or match[2] or match[3] or "").strip() for match in _QUOTED.finditer(inner)]


def _repeat(split: list[list[str]]) -> bool:
    """Return whether labels stand twice in a cell, as numbers in a vector do and labels in a set don't."""
    return sum(1 for labels in split if len(set(labels)) < len(labels)) > 0.02 * len(split)


def _separates(separator: str, counts: Mapping[str, int]) -> bool:
    split = {cell: labels_of(cell, separator) for cell in counts}
    several = [labels for labels in split.values() if len(labels) > 1]
    with_several = sum(counts[cell] for cell, labels in split.items() if len(labels) > 1)
    if with_several < max(2, 0.02 * sum(counts.values())) or _repeat(several):
        return False
    kinds: Counter[str] = Counter(label for labels in split.values() for label in labels)
    if not all(map(_is_label, kinds)) or _are_decimals(kinds, split, separator):
        return False
    if separator == " " and not _are_tags(kinds, split):
        return False
    uses = sum(counts[cell] * len(labels) for cell, labels in split.items())
    # More kinds of cells than labels, and each label used again and again; bars and semicolons need less proof.
    recombined = len(split) > len(kinds) and uses >= 3 * len(kinds)
    recurring = len({len(labels) for labels in split.values()}) > 1 and uses >= 2 * len(kinds)
    return recombined or (separator in "|;" and recurring)


def _are_tags(kinds: Counter[str], split: dict[str, list[str]]) -> bool:
    """Return whether words between blanks are tags rather than a sentence or a class of two words ("much better")."""
    words = any(label.casefold() in _SENTENCE_WORDS for label in kinds) or len(kinds) > 100
    return not words and len(split) >= 1.5 * len(kinds) and max(map(len, split.values())) > 2


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text.count(" ") < 6


def _are_decimals(kinds: Counter[str], split: dict[str, list[str]], separator: str) -> bool:
    """Return whether the parts are digits of a number or of a date: "3,5", "1,234", "2020 01 05"."""
    numeric = sum(1 for label in kinds if _NUMERIC.fullmatch(label))
    if numeric < 0.5 * len(kinds):
        return False
    if any("." in label for label in kinds):
        return True
    lengths = {len(labels) for labels in split.values()}
    thousands = all(len(part) == 3 for labels in split.values() for part in labels[1:])
    return separator in ", " and (thousands or max(lengths) < 3 or len(lengths) == 1)
