"""Revise the layout of label columns once they have been read in full."""

from dataclasses import replace

import numpy as np

from actloss.column import FloatArray, LabelColumn
from actloss.table import Labels
from actloss.target.block import SUM_TOLERANCE
from actloss.target.facts import Layout, Target

TOLERATED = 0.01
"""Share of rows that may break a layout: they are reported as findings, not taken for another layout."""

_REVISED = frozenset({Layout.ONE_HOT, Layout.MULTI_HOT, Layout.DISTRIBUTION})


def settle(target: Target, labels: Labels) -> Target:
    """Return the target with the layout that all rows bear out.

    The head decided the layout; later rows may break it. Up to one row in a hundred is a violation to report, more
    make another layout: one-hot becomes multi-hot, a distribution becomes several outputs, indicators that turn out to
    hold other numbers become a distribution or several outputs. Columns of texts (yes/no) stay as they are. Of rows
    with a missing cell, those count that are not one-hot whatever is missing: they hold two 1s.

    Args:
        target: What `find_target` found in the head.
        labels: The same columns read in full.
    """
    columns = labels.columns
    if target.layout not in _REVISED or not all(column.numbers.size for column in columns):
        return target
    layout, sentence = _layout(columns)
    if layout is target.layout:
        return target
    return replace(target, layout=layout, evidence=(*target.evidence, sentence))


def _layout(columns: tuple[LabelColumn, ...]) -> tuple[Layout, str]:
    cells = indicators = 0
    complete = np.ones(columns[0].numbers.size, dtype=bool)
    total = np.zeros(columns[0].numbers.size)
    on = np.zeros(columns[0].numbers.size)
    within = True
    # Column by column: a table of all labels may not fit into memory.
    for column in columns:
        numbers: FloatArray = column.numbers
        known = ~np.isnan(numbers)
        complete &= known
        cells += int(known.sum())
        indicators += int(np.isin(numbers, (-1.0, 0.0, 1.0)).sum())
        within = within and bool(np.all((numbers[known] >= 0) & (numbers[known] <= 1)))
        total += np.where(known, numbers, 0.0)
        on += numbers == 1.0
    if indicators >= (1 - TOLERATED) * cells:
        telling = complete | (on > 1)
        rows = max(1, int(telling.sum()))
        share = float((on[telling] != 1).sum()) / rows
        of = f"of the {rows:,} {'complete rows' if complete[telling].all() else 'rows that tell'}"
        if share <= TOLERATED and complete.any():
            return Layout.ONE_HOT, f"exactly one indicator is on in {1 - share:.1%} {of}"
        return Layout.MULTI_HOT, f"in {share:.1%} {of} not exactly one indicator is on"
    rows = max(1, int(complete.sum()))
    share = float((np.abs(total[complete] - 1) > SUM_TOLERANCE).sum()) / rows
    if within and share <= TOLERATED and complete.any():
        return Layout.DISTRIBUTION, f"the numbers sum to 1 in {1 - share:.1%} of the {rows:,} complete rows"
    return Layout.SEVERAL_OUTPUTS, f"in {share:.1%} of the {rows:,} complete rows the numbers do not sum to 1"
