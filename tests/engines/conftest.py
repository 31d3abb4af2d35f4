"""Limits of the engines made so small that small files go the way of large ones."""

import pytest

from actloss.engines import arrow, full, labels, slices, sniffed


@pytest.fixture
def small_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let DuckDB read what does not fit into 256 bytes."""
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)


@pytest.fixture
def grouped(small_head: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it stands upon that one
    """Let DuckDB also sort the cells, each different one judged once."""
    monkeypatch.setattr(full, "_FEW_CELLS", 0)


@pytest.fixture
def row_by_row(grouped: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it stands upon that one
    """Let DuckDB judge the cells row by row, as those of a column with very many different ones."""
    monkeypatch.setattr(labels, "FEW", 0)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a batch hold 50 rows."""
    for module in (arrow, slices):
        monkeypatch.setattr(module, "BATCH_ROWS", 50)
