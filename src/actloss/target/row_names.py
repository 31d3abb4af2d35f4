"""Which columns only say which row it is: nothing can be learnt from them, and no two rows are equal in them."""

from actloss.table import Head
from actloss.target.look import Look, Shape
from actloss.target.names import Hint
from actloss.target.survey import identifies_rows, survey

_TELLING = frozenset({"context", "measure", "quantity", "amount", "event", "kind"})
"""What a name can say that makes consecutive whole numbers a feature, as years are."""


def row_names(head: Head) -> tuple[int, ...]:
    """Return the positions of the columns that only name or number the rows.

    Args:
        head: The first rows of a table.
    """
    view = survey(head)
    return tuple(
        look.position for look in view.looks if _names_rows(look, view.hints[look.position], header=head.header)
    )


def _names_rows(look: Look, said: Hint, *, header: bool) -> bool:
    if look.shape is Shape.INDEX and said.tier in _TELLING:
        return False
    return identifies_rows(look, said, header=header)
