"""Every reading of a table's columns as its label, with the evidence for each."""

from typing import TypeAlias

from actloss.target.evidence import block_clues, column_clues, is_credible, points
from actloss.target.facts import Layout
from actloss.target.survey import Survey

Option: TypeAlias = tuple[float, tuple[int, ...], Layout, list[str]]
"""Sum of the evidence, positions, layout and the names of the evidence."""


def options_of(view: Survey) -> list[Option]:
    """Return each block and each column as a label, best first."""
    options: list[Option] = []
    members: set[int] = set()
    for block in view.blocks:
        clues = block_clues(view, block)
        options.append((points(clues), block.positions, block.layout, clues))
        if is_credible(block, clues):
            members.update(block.positions)
    for position in range(len(view.looks)):
        clues = [*column_clues(view, position), *(["in block"] if position in members else [])]
        layout = Layout.DELIMITED if position in view.delimited else Layout.SINGLE
        options.append((points(clues), (position,), layout, clues))
    options.sort(key=lambda option: (-option[0], len(option[1]) == 1, option[1]))
    return options
