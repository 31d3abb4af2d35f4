"""Facts of a target with several indicator or probability columns, or with several labels a cell."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from actloss.column import NOWHERE, WORDS, FloatArray, IntArray, LabelColumn, Tally, row_number, total
from actloss.numbers import SLACK, is_null, rounding_of_sum
from actloss.profile.classes import distinct_values, first_rows_of, number_name
from actloss.profile.facts import LabelSets
from actloss.target.delimited import labels_of

MOST_SETS = 100_000
"""More distinct combinations of labels than this are not counted."""
_CELLS = 1 << 21
"""Cells of a block of rows: 16 MiB of float64."""


def split_labels(text: str, separator: str) -> tuple[str, ...]:
    """Return the labels in one cell, in order, without blanks around them and without repeats.

    Args:
        text: The cell.
        separator: What stands between labels, or ``json`` / ``list`` for a list literal.

    Examples:
        >>> split_labels("a | b|a", "|")
        ('a', 'b')
        >>> split_labels("['x', 'y']", "list")
        ('x', 'y')
    """
    parts = (part.strip() for part in labels_of(text, separator))
    return tuple(dict.fromkeys(label for label in parts if not is_null(label)))


def delimited_sets(column: LabelColumn, separator: str) -> LabelSets:
    """Return the facts of a column with several labels a cell."""
    cells = dict(column.texts)
    finite = np.sort(column.numbers[np.isfinite(column.numbers)])
    if len(finite):
        # A cell with one numeric label was read as a number.
        values, occurrences = distinct_values(finite)
        for value, count, row in zip(values, occurrences, first_rows_of(values, column), strict=True):
            cells[number_name(float(value))] = Tally(int(count), row)
    counts: dict[str, int] = {}
    sets: set[tuple[str, ...]] = set()
    fold = _Fold(column.left_out)
    for text, tally in cells.items():
        if is_null(text):
            continue
        labels = split_labels(text, separator)
        for label in labels:
            counts[label] = counts.get(label, 0) + tally.count
        fold.add_cell(len(labels), tally)
        if len(sets) < MOST_SETS:
            sets.add(tuple(sorted(labels)))
    names = tuple(sorted(counts))
    rows = fold.rows
    return fold.facts(
        names=names,
        counts=tuple(counts[name] for name in names),
        known=(rows,) * len(names),
        coding="list",
        distinct_sets=len(sets),
    )


def indicator_sets(columns: Sequence[LabelColumn]) -> LabelSets:
    """Return the facts of 0/1, -1/+1 or true/false columns; other numbers and texts count as unknown."""
    fold = _Fold(columns[0].left_out)
    ones = np.zeros(len(columns), dtype=np.int64)
    known = np.zeros(len(columns), dtype=np.int64)
    sets: set[bytes] = set()
    minus: list[Tally] = []
    outside: list[Tally] = []
    for start, block in _row_blocks(columns):
        minus.append(_cells(block == -1, start, columns[0].left_out))
        outside.append(_cells((block < 0) | (block > 1), start, columns[0].left_out))
        positive = block == 1
        usable = positive | (block == 0) | (block == -1)
        ones += positive.sum(axis=0)
        known += usable.sum(axis=0)
        fold.add_rows(positive.sum(axis=1), usable.any(axis=1), start)
        if len(sets) < MOST_SETS:
            packed = np.packbits(positive[usable.any(axis=1)], axis=1)
            sets.update(row.tobytes() for row in np.unique(packed, axis=0)[:MOST_SETS])
    words = any(WORDS in column.formats for column in columns)
    signed = total(minus)
    facts = fold.facts(
        names=tuple(column.name for column in columns),
        counts=tuple(int(count) for count in ones),
        known=tuple(int(count) for count in known),
        coding="-1/+1" if signed.count else ("true/false" if words else "0/1"),
        distinct_sets=min(len(sets), MOST_SETS),
    )
    return replace(facts, minus_ones=signed, outside_unit=total(outside))


def distribution_sets(columns: Sequence[LabelColumn], decimals: int) -> LabelSets:
    """Return the facts of probability columns; rows must sum to 1 within the rounding of ``decimals`` places.

    Tolerance: C/2 units of the last printed decimal, at least the square root of the float64 epsilon, so that rows
    rounded correctly never fail.
    """
    tolerance = max(math.sqrt(np.finfo(np.float64).eps), rounding_of_sum(len(columns), decimals)) * (1.0 + SLACK)
    fold = _Fold(columns[0].left_out)
    sums = np.zeros(len(columns))
    known = np.zeros(len(columns), dtype=np.int64)
    entropy = 0.0
    off = NOWHERE
    for start, block in _row_blocks(columns):
        whole = np.asarray(~np.isnan(block).any(axis=1))
        rows = block[whole]
        sums += rows.sum(axis=0)
        known += (~np.isnan(block)).sum(axis=0)
        inside = np.where(rows > 0, rows, 1.0)
        entropy -= float((rows * np.log(inside)).sum())
        fold.add_rows((block > 0).sum(axis=1), whole, start)
        wrong = np.flatnonzero(whole)[np.abs(rows.sum(axis=1) - 1) > tolerance]
        if len(wrong):
            off = Tally(off.count + len(wrong), off.first_row or row_number(start + int(wrong[0]), columns[0].left_out))
    facts = fold.facts(
        names=tuple(column.name for column in columns),
        counts=tuple(int(value) for value in sums),
        known=tuple(int(count) for count in known),
        coding="probabilities",
        distinct_sets=0,
    )
    means = tuple(float(value) for value in sums / max(fold.rows, 1))
    return replace(facts, means=means, off_sum_rows=off, mean_entropy=entropy / max(fold.rows, 1))


@dataclass(slots=True)
class _Fold:
    """Sums over rows or cells that every layout with several labels shares."""

    left_out: IntArray
    rows: int = 0
    present: int = 0
    single: int = 0
    empty: list[Tally] = field(default_factory=list)
    several: list[Tally] = field(default_factory=list)

    def add_cell(self, labels: int, tally: Tally) -> None:
        self.rows += tally.count
        self.present += labels * tally.count
        if labels == 1:
            self.single += tally.count
        else:
            (self.several if labels else self.empty).append(tally)

    def add_rows(self, labels: NDArray[np.int64], known: NDArray[np.bool_], start: int) -> None:
        self.rows += int(np.count_nonzero(known))
        self.present += int(labels[known].sum())
        self.single += int(np.count_nonzero(labels[known] == 1))
        for kept, mask in ((self.empty, known & (labels == 0)), (self.several, known & (labels > 1))):
            hits = int(np.count_nonzero(mask))
            if hits:
                kept.append(Tally(hits, row_number(start + int(np.argmax(mask)), self.left_out)))

    def facts(
        self,
        *,
        names: tuple[str, ...],
        counts: tuple[int, ...],
        known: tuple[int, ...],
        coding: str,
        distinct_sets: int,
    ) -> LabelSets:
        cardinality = self.present / self.rows if self.rows else 0.0
        return LabelSets(
            names=names,
            counts=counts,
            known=known,
            coding=coding,
            cardinality=cardinality,
            density=cardinality / len(names) if names else 0.0,
            empty_rows=total(self.empty),
            single_rows=self.single,
            several_rows=total(self.several),
            distinct_sets=distinct_sets,
            means=tuple(count / rows if rows else 0.0 for count, rows in zip(counts, known, strict=True)),
        )


def _cells(marked: NDArray[np.bool_], start: int, left_out: IntArray) -> Tally:
    """Count the marked cells of a block of rows and find the first row that has one."""
    count = int(np.count_nonzero(marked))
    return Tally(count, row_number(start + int(np.argmax(marked.any(axis=1))), left_out)) if count else NOWHERE


def _row_blocks(columns: Sequence[LabelColumn]) -> Iterator[tuple[int, FloatArray]]:
    """Yield (first row from 0, block of shape [rows, columns]) with nan for cells that hold no number."""
    rows = columns[0].rows
    step = max(1, _CELLS // len(columns))
    for start in range(0, rows, step):
        stop = min(start + step, rows)
        block = np.full((stop - start, len(columns)), np.nan)
        for index, column in enumerate(columns):
            if len(column.numbers):
                block[:, index] = column.numbers[start:stop]
        yield start, block
