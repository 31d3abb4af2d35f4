"""Columns of truth and predictions for tables in tests, and what is found in them in short."""

import math
from collections.abc import Iterable, Mapping

from actloss.predictions import Model, Predictions, find_predictions
from heads import ROWS, head_of

Columns = Mapping[str, Iterable[object]]


def units(seed: int = 1, rows: int = ROWS) -> list[object]:
    """Return numbers between 0 and 1 that look random."""
    return [f"{_random(row, seed):.4f}" for row in range(rows)]


def reals(seed: int = 1, rows: int = ROWS) -> list[object]:
    """Return numbers from -5 to 5 that look random."""
    return [f"{10 * _random(row, seed) - 5:.3f}" for row in range(rows)]


def positives(seed: int = 1, rows: int = ROWS) -> list[object]:
    """Return positive numbers, some of them above 1."""
    return [f"{3 * _random(row, seed) + 0.05:.3f}" for row in range(rows)]


def shares(classes: int, *, logs: bool = False, rows: int = ROWS) -> list[list[object]]:
    """Return a column for each class; the numbers of a row, or their exponentials, sum to 1 but for rounding."""
    columns: list[list[object]] = [[] for _ in range(classes)]
    for row in range(rows):
        weights = [_random(row, seed) + 0.02 for seed in range(classes)]
        for column, weight in zip(columns, weights, strict=True):
            share = weight / sum(weights)
            column.append(f"{math.log(share):.4f}" if logs else f"{share:.3f}")
    return columns


def _random(row: int, seed: int) -> float:
    return (row * 7919 * (seed + 2) + 104729 * seed + 17) % 9973 / 9973


def found_in(columns: Columns | Iterable[tuple[str, Iterable[object]]], **options: object) -> Predictions:
    """Return what is found in a table of these columns."""
    return find_predictions(head_of(columns), **options)  # type: ignore[arg-type] # each test names its options


def brief(found: Predictions) -> str:
    """Return kind, truth and models in one line: ``binary y: p single probability``."""
    models = "; ".join(f"{','.join(model.columns)} {model.layout.value} {model.scale.value}" for model in found.models)
    return f"{found.kind.value} {','.join(found.truth.names)}: {models}"


def only(found: Predictions) -> Model:
    """Return the one model that was found."""
    (model,) = found.models
    return model
