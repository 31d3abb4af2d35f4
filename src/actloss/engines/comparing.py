"""What of each row is compared with every other, and what comparing comes to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from actloss.column import NOWHERE, IntArray, Tally, row_number
from actloss.twins import Twins


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What of each row is compared."""

    labels: tuple[int, ...]
    """Positions of the label columns."""
    features: tuple[int, ...]
    """Positions of all others but those left out."""
    left_out: tuple[str, ...]
    """Names of the columns left out."""
    missing: frozenset[str]
    """Texts of a label cell that mean a missing one, beside the empty text."""

    def twins(
        self,
        rows: int,
        duplicates: tuple[int, int | None],
        conflicting: tuple[int, int | None],
        groups: int,
        bad: IntArray,
    ) -> Twins:
        """Return what comparing came to.

        Args:
            rows: Rows with a label.
            duplicates: How many repeat an earlier one, and the place of the first, counted from 0.
            conflicting: How many have features that occur with another label, and the place of the first.
            groups: Sets of equal features with several labels.
            bad: Ascending row numbers of the records that could not be read.
        """
        return Twins(
            rows=rows,
            features=len(self.features),
            left_out=self.left_out,
            duplicates=_tally(*duplicates, bad),
            conflicting=_tally(*conflicting, bad),
            groups=groups,
        )


class Comparer(Protocol):
    """Compares all rows of a table."""

    def __call__(
        self, label_positions: Sequence[int], *, left_out: Sequence[int] = (), missing: Collection[str] = ()
    ) -> Twins:
        """Return how many rows are equal; two cells are where their texts are.

        Args:
            label_positions: Where the label columns stand.
            left_out: Where columns stand that are not compared, since they only say which row it is.
            missing: Texts of a label cell, as written, that mean a missing one; the empty and the blank cell always do.

        Raises:
            SourceError: If the table cannot be read to its end, or there is no room to compare its rows.
        """
        ...


def compared(
    names: Sequence[str], label_positions: Sequence[int], left_out: Sequence[int], missing: Collection[str]
) -> Compared:
    """Return what of each row is compared, as a `Comparer` is asked for it; ``names`` are those of all columns."""
    skipped = {*label_positions, *left_out}
    return Compared(
        labels=tuple(label_positions),
        features=tuple(at for at in range(len(names)) if at not in skipped),
        left_out=tuple(names[at] for at in left_out),
        missing=frozenset(missing),
    )


def _tally(count: int, place: int | None, bad: IntArray) -> Tally:
    return NOWHERE if place is None else Tally(count, row_number(place, bad))
