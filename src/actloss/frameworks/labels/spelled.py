"""Whether label cells are needed as they are written, or as pandas infers them."""

from actloss.frameworks.problem import Cells, Labels
from actloss.numbers import EXACT_LIMIT, is_null

_BOOLEANS = frozenset({"true", "false"})


def spelled(labels: Labels) -> bool:
    """Return whether pandas could make something else of a label than what is written.

    Examples:
        >>> spelled(Labels(cells=Cells.CLASSES, classes=("no", "yes")))
        False
        >>> [spelled(Labels(cells=Cells.CLASSES, classes=(name, "yes"))) for name in ("007", "NA", "true", "inf")]
        [True, True, True, True]
    """
    if labels.formats or labels.words or labels.cells is Cells.LISTS:
        return True
    if labels.cells is Cells.CLASSES and not labels.numbers:
        return not all(map(_is_word, (*labels.classes, *dict(labels.spellings))))
    return False


def exact(labels: Labels) -> bool:
    """Return whether a file's own whole numbers would be rounded, since pandas has floats where any are missing.

    Examples:
        >>> exact(Labels(cells=Cells.CLASSES, classes=("1", "9007199254740993"), missing=1))
        True
    """
    return labels.missing > 0 and any(map(_is_long, labels.classes))


def _is_long(name: str) -> bool:
    """Return whether a text is a whole number that a float64 might round."""
    return name.strip().lstrip("+-").isdigit() and len(name.strip()) >= len(str(int(EXACT_LIMIT)))


def _is_word(name: str) -> bool:
    """Return whether a text is text to pandas too, whatever else the column holds."""
    word = name.strip().casefold()
    return word[:1].isalpha() and word not in {*_BOOLEANS, "inf", "infinity"} and not is_null(name)
