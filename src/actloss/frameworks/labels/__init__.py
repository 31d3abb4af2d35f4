"""Label cells as code: constants and a function ``encode`` that turns what a table holds into what a loss takes.

The generated ``encode`` never guesses: a label that was not there when the code was written raises an error that names
it.
"""

from collections.abc import Callable, Mapping

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.classes import of_classes
from actloss.frameworks.labels.deciding import deciding
from actloss.frameworks.labels.lists import of_lists
from actloss.frameworks.labels.numbers import of_numbers
from actloss.frameworks.labels.tables import of_indicators, of_shares
from actloss.frameworks.problem import Cells, Labels
from actloss.frameworks.program import Block

__all__ = ["deciding", "encoding"]

_BY_CELLS: Mapping[Cells, Callable[[Labels, Coding], tuple[Block, ...]]] = {
    Cells.CLASSES: of_classes,
    Cells.LISTS: of_lists,
    Cells.INDICATORS: of_indicators,
    Cells.SHARES: of_shares,
}


def encoding(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the label transform as code.

    Args:
        labels: What the cells hold.
        coding: What ``encode(cells)`` returns in the generated code.

    Returns:
        Constants (``CLASSES`` where there are classes or labels, and what else ``encode`` needs) and functions:
        ``encode``, and ``unscale`` where labels are scaled.
    """
    return of_numbers(labels) if labels.cells is Cells.NUMBERS else _BY_CELLS[labels.cells](labels, coding)
