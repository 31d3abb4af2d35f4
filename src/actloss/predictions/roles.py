"""The columns that say how much each row counts and to which group it belongs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.predictions.columns import read
from actloss.predictions.names import speaks_of_weights
from actloss.predictions.options import Given, check_apart, column_named
from actloss.predictions.truth import Found
from actloss.table import Head


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns that are neither truth nor prediction; None where there is none."""

    weight: int | None
    by: int | None

    @property
    def positions(self) -> tuple[int, ...]:
        """0-based."""
        return tuple(position for position in (self.weight, self.by) if position is not None)


def roles_named(head: Head, weight: str | None, by: str | None) -> Roles:
    """Return the columns that the user named.

    Raises:
        OptionError: A name fits no column, or the weights are no numbers.
    """
    roles = Roles(column_named(head, weight, "--weight"), column_named(head, by, "--by"))
    if roles.weight is not None:
        column = read(head, roles.weight)
        if column.numbers is None:
            held = "holds text, not numbers" if column.counts else "is empty"
            raise OptionError(f"--weight: {quoted(column.name)} {held}")
    return roles


def check_roles(head: Head, roles: Roles, found: Found, given: Sequence[Given]) -> None:
    """Hold that no column has two roles, but that the truth may name the groups too.

    Raises:
        OptionError: A column has two.
    """
    named = tuple(dict.fromkeys(position for one in given for position in one.positions))
    taken = [("the truth", found.positions), ("a prediction", named)]
    for role, position in (("--weight", roles.weight), ("--by", roles.by)):
        if position is not None and not (position == roles.by and position in found.positions):
            taken.append((role, (position,)))
    check_apart(head, taken)


def unused_weights(head: Head, used: Iterable[int], roles: Roles) -> Iterator[str]:
    """Yield a sentence on each column that is named for weights and not used."""
    if roles.weight is None:
        for position in sorted({*range(len(head.names))}.difference(used)):
            name = head.names[position]
            if speaks_of_weights(name) and read(head, position).numbers is not None:
                yield f"{quoted(name)} is named for weights and not used; --weight decides"
