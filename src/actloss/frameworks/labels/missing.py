"""What counts as a missing label, as a pattern."""

from actloss.frameworks.problem import Cells, Labels
from actloss.numbers import NULL_SPELLINGS, plain_number


def missing_pattern(labels: Labels) -> str:
    """Return the assignment of ``MISSING``, a pattern for the whole of a cell without the blanks around it.

    Among text classes the word "none" may be one of them; numbers must be finite, and so must classes among numbers.
    """
    classes = {name.strip().casefold() for name in labels.classes} if labels.cells is Cells.CLASSES else set()
    spelled = sorted(NULL_SPELLINGS - classes - {""}, key=lambda word: (word[0].isalpha(), word))
    # No mean and no loss can be taken of an infinite number.
    numeric = labels.cells is Cells.NUMBERS or any(plain_number(name) is not None for name in labels.classes)
    endless = ["[+-]?inf(inity)?"] if numeric and labels.cells is not Cells.LISTS else []
    escaped = "|".join([*(word.replace(".", "[.]").replace("?", "[?]") for word in spelled), *endless])
    return f'MISSING = r"({escaped})?"'
