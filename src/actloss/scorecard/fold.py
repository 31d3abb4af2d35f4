"""Fold batches into totals on all cores, in the order of the rows."""

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import numpy as np

from actloss.scorecard.batch import Plan, score_batch
from actloss.scorecard.question import Rows
from actloss.scorecard.totals import Totals, added

Part = TypeVar("Part")


def fold(plan: Plan, batches: Iterable[Rows]) -> Totals:
    """Return the totals of all rows; memory depends on the plan and the batches' size, not on their number."""
    _keep_memory()
    return in_order(lambda rows: score_batch(plan, rows), batches, added)


_KEPT = 3_900_000
"""Numbers of an array of just under 32 MiB."""


def _keep_memory() -> None:
    """Let the C library keep what is freed.

    Arrays of a few hundred kilobytes come and go many times a batch; by default each is fetched from the system anew,
    page by page, which takes longer than the arithmetic. glibc raises the size from which it does so to that of the
    largest array that was ever given back, up to 32 MiB; other libraries don't mind.
    """
    np.empty(_KEPT)


def in_order(step: Callable[[Rows], Part], batches: Iterable[Rows], add: Callable[[Part, Part], Part]) -> Part:
    """Return the sum of what ``step`` makes of each batch, added up in the batches' order whatever finishes first.

    Args:
        step: What becomes of a batch.
        batches: At least one; one without rows will do.
        add: Adds up what two neighbours became.
    """
    workers = os.cpu_count() or 1
    waiting: deque[Future[Part]] = deque()
    result: list[Part] = []

    def take() -> None:
        part = waiting.popleft().result()
        result[:] = [add(result[0], part)] if result else [part]

    with ThreadPoolExecutor(workers) as pool:
        for rows in batches:
            waiting.append(pool.submit(step, rows))
            if len(waiting) > workers:
                take()
        while waiting:
            take()
    return result[0]
