"""Objectives that generated code brings along."""

from actloss.catalogue import LOSSES as ROWS
from actloss.frameworks.entry import How
from actloss.frameworks.objectives import objective
from actloss.frameworks.program import Block
from actloss.frameworks.xgboost.losses import LOSSES


def own(name: str) -> tuple[Block, ...]:
    """Return the source of what XGBoost lacks of a loss; empty where it has it, or where nothing helps.

    Args:
        name: The catalogue's. Of a loss that several exclusive classes have another function for, both come.
    """
    if name not in LOSSES or LOSSES[name].how is not How.OWN:
        return ()
    row = next(row for row in ROWS if row.name == name)
    blocks = [block for kind in row.kinds for block in objective(row, kind)]
    return tuple(dict.fromkeys(blocks))
