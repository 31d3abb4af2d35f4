"""Names as users write them, and as sentences list them."""

import difflib
from collections.abc import Iterable, Sequence

_COMPARED = 60
"""Characters of a name that are compared: the time a comparison takes grows with their square."""


def folded(name: str) -> str:
    """Return a name without what tells it from no other: case, and the signs between its words.

    Examples:
        >>> folded(" Log-Loss "), folded("smooth L1")
        ('log_loss', 'smooth_l1')
    """
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def joined(words: Sequence[str], conjunction: str = "and") -> str:
    """Return words as a sentence lists them.

    Examples:
        >>> joined(["a", "b", "c"]), joined(["a", "b"], "or"), joined(["a"])
        ('a, b and c', 'a or b', 'a')
    """
    return f" {conjunction} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def near_names(name: str, known: Iterable[str], *, most: int = 1, alike: float = 0.6) -> tuple[str, ...]:
    """Return the known names that are most like ``name``, the nearest first; none where none is alike.

    Args:
        name: What was written.
        known: What it may have meant.
        most: How many names at most.
        alike: How alike a name must be, from 0 to 1.

    Examples:
        >>> near_names("lable", ["id", "label"])
        ('label',)
    """
    by_start = {other[:_COMPARED]: other for other in known}
    found = difflib.get_close_matches(name[:_COMPARED], by_start, n=most, cutoff=alike)
    return tuple(by_start[start] for start in found)
