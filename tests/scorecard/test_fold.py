import os
import threading
from collections.abc import Iterator

import numpy as np
import pytest

import actloss
from actloss.scorecard import arrays
from actloss.scorecard.fold import in_order
from actloss.scorecard.question import Rows
from score_cases import case_of


def _rows(count: int) -> Iterator[Rows]:
    for start in range(count):
        yield Rows(start, np.zeros(1), ())


def test_parts_are_added_in_the_order_of_the_rows_whatever_finishes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    finished = [threading.Event() for _ in range(20)]

    def step(rows: Rows) -> list[int]:
        # Each batch of even number waits until the next one is done.
        assert rows.start % 2 or finished[rows.start + 1].wait(timeout=10)
        finished[rows.start].set()
        return [rows.start]

    assert in_order(step, _rows(20), lambda one, other: one + other) == list(range(20))


@pytest.mark.parametrize("cores", [1, 3, None])
def test_no_figure_depends_on_the_number_of_cores(cores: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of("logit")
    monkeypatch.setattr(arrays, "BATCH_ROWS", 23)
    expected = actloss.score(case.y_true, case.y_pred, bootstrap=10).to_dict()
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert actloss.score(case.y_true, case.y_pred, bootstrap=10).to_dict() == expected


def test_few_batches_wait_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    made, done, most = 0, 0, 0
    lock = threading.Lock()

    def batches() -> Iterator[Rows]:
        nonlocal made, most
        for rows in _rows(50):
            made += 1
            most = max(most, made - done)
            yield rows

    def step(_rows: Rows) -> int:
        nonlocal done
        with lock:
            done += 1
        return 1

    assert in_order(step, batches(), lambda one, other: one + other) == 50
    assert most <= 4


def test_what_goes_wrong_in_a_batch_comes_out() -> None:
    def step(rows: Rows) -> int:
        return 1 // (5 - rows.start)

    with pytest.raises(ZeroDivisionError):
        in_order(step, _rows(9), lambda one, other: one + other)
