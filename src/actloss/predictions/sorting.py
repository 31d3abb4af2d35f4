"""The order in which libraries put classes, and the columns that stand in another."""

import re
from collections.abc import Iterable, Sequence

from actloss.predictions.columns import Column

_WHOLE = re.compile(r"[+-]?[0-9]+")


def sorted_classes(names: Iterable[str]) -> list[str]:
    """Return names of classes as scikit-learn's `classes_` has them: whole numbers by value, text by its characters.

    Examples:
        >>> sorted_classes(["10", "9", "-1"]), sorted_classes(["dog", "cat", "Owl"])
        (['-1', '9', '10'], ['Owl', 'cat', 'dog'])
    """
    return sorted(names, key=lambda name: (0, int(name), name) if _WHOLE.fullmatch(name) else (1, 0, name))


def out_of_order(classes: Sequence[str], columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the names of columns as the table has them, if their classes do not stand in sorted order; else nothing.

    Args:
        classes: The class of each column.
        columns: One for each class.
    """
    placed = sorted(zip(columns, classes, strict=True), key=lambda pair: pair[0].position)
    found = [name for _, name in placed]
    return () if found == sorted_classes(found) else tuple(column.name for column, _ in placed)
